package org.tidings.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Alert;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Desk;

/**
 * An alert in the list.
 *
 * @param title null when the article has none: {@code firstWords} stand for it
 * @param others how many other articles the story has
 */
public record RowView(
        String id,
        String time,
        String machineTime,
        String wholeTime,
        String kind,
        @Nullable String title,
        String firstWords,
        List<Piece> snippet,
        String watchlist,
        String source,
        int others,
        String language,
        boolean unread,
        boolean acknowledged,
        @Nullable String assignee) {

    public static RowView of(Alert alert, Copies copies, Times times) {
        Desk desk = desk(alert, copies);
        List<Piece> snippet = snippet(alert);
        return new RowView(
                alert.id(),
                times.brief(alert.at()),
                times.machine(alert.at()),
                times.whole(alert.at()),
                alert.kind().word(),
                title(alert.article()),
                firstWords(alert, copies),
                snippet,
                alert.watchlist().name(),
                source(alert.article()),
                Math.max(0, alert.story().size() - 1),
                language(alert.article()),
                !copies.reads().isRead(alert.id()),
                desk != null && desk.acknowledgedAt() != null,
                desk == null ? null : desk.assignee());
    }

    /** What was done to an alert, or to its story. */
    static @Nullable Desk desk(Alert alert, Copies copies) {
        return copies.desk()
                .find(alert.id())
                .or(() -> copies.desk().find(alert.story().id()))
                .orElse(null);
    }

    static String source(ArticleFacts article) {
        String name = article.sourceName();
        return Marks.tame(name == null || name.isBlank() ? article.source() : name);
    }

    static @Nullable String title(ArticleFacts article) {
        String title = article.title();
        return title == null || title.isBlank() ? null : Marks.tame(title.strip());
    }

    static String language(ArticleFacts article) {
        return article.language() == null ? "" : article.language();
    }

    private static String firstWords(Alert alert, Copies copies) {
        return copies.articles()
                .find(alert.article().id())
                .map(article -> Snippets.lead(article.text()))
                .orElse(
                        alert.snippet() == null
                                ? ""
                                : Snippets.lead(alert.snippet().text()));
    }

    private static List<Piece> snippet(Alert alert) {
        return alert.snippet() == null ? List.of() : Snippets.of(alert.snippet());
    }
}
