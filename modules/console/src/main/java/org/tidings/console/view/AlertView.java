package org.tidings.console.view;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.Verdicts;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Change;
import org.tidings.model.Desk;
import org.tidings.model.PageKind;
import org.tidings.model.Urls;

/**
 * An alert in the reading pane.
 *
 * @param url the original, where it is a web address; {@code host} names it
 * @param extraction how much of the text we have, in words
 * @param edit what the publisher changed; null where nothing, or where the text in memory is another one
 * @param text null when the article has left the console's memory
 * @param others the story's articles, oldest first
 */
public record AlertView(
        String id,
        String articleId,
        String kind,
        String watchlist,
        String watchlistId,
        int revision,
        @Nullable String title,
        String firstWords,
        String lang,
        String source,
        String authors,
        @Nullable String published,
        String seen,
        String delay,
        String language,
        String extraction,
        @Nullable String url,
        String host,
        WhyView why,
        List<Chip> entities,
        List<Other> others,
        String storySize,
        @Nullable Edit edit,
        Marks.@Nullable Text text,
        @Nullable String acknowledged,
        @Nullable String muted,
        @Nullable Boolean mark,
        @Nullable String newerAlert) {

    /** An entity that the article names. */
    public record Chip(String id, String name) {}

    /**
     * An article of the story
     *
     * @param tag {@code first seen}, {@code this one} or {@code further report}
     */
    public record Other(
            String time,
            String wholeTime,
            String source,
            String title,
            @Nullable String url,
            String tag) {}

    /**
     * What the publisher changed in the text that fired.
     *
     * @param words in a line
     * @param titleBefore null where the headline is the same
     * @param passages the first of the new sentences
     */
    public record Edit(String words, @Nullable String titleBefore, List<String> passages) {
        static @Nullable Edit of(Alert alert, @Nullable Article article) {
            if (article == null || !article.contentHash().equals(alert.article().contentHash())) {
                return null;
            }
            Change change = article.change();
            return change == null
                    ? null
                    : new Edit(
                            change.words(),
                            change.titleBefore() == null ? null : Marks.tame(change.titleBefore()),
                            change.passages().stream().map(Marks::tame).toList());
        }
    }

    public static AlertView of(Alert alert, Copies copies, Times times) {
        ArticleFacts facts = alert.article();
        Article article = copies.articles().find(facts.id()).orElse(null);
        Desk desk = RowView.desk(alert, copies);
        Alert newest = newest(alert, copies);
        return new AlertView(
                alert.id(),
                facts.id(),
                alert.kind().word(),
                alert.watchlist().name(),
                alert.watchlist().id(),
                alert.watchlist().revision(),
                RowView.title(facts),
                article == null ? "" : Snippets.lead(article.text()),
                RowView.language(facts),
                RowView.source(facts),
                Marks.tame(String.join(", ", facts.authors())),
                published(facts, times),
                times.exact(facts.firstSeen()),
                Times.fine(Duration.between(facts.firstSeen(), alert.at())) + " later",
                language(facts),
                extraction(facts, article),
                facts.url() != null && Urls.isWeb(facts.url()) ? facts.url() : null,
                facts.url() == null ? "" : Urls.host(facts.url()),
                WhyView.of(
                        alert, article, copies.watchlist(alert.watchlist().id()).orElse(null)),
                facts.entities().stream()
                        .map(id -> new Chip(id, EntityView.name(copies, id)))
                        .toList(),
                newest.story().articles().stream()
                        .map(other -> other(other, alert, newest, times))
                        .toList(),
                storySize(newest),
                Edit.of(alert, article),
                text(alert, article),
                desk == null || desk.acknowledgedAt() == null ? null : times.brief(desk.acknowledgedAt()),
                desk == null || desk.mutedUntil() == null || desk.mutedUntil().isBefore(times.now())
                        ? null
                        : times.brief(desk.mutedUntil()),
                Verdicts.of(copies, alert),
                newest.id().equals(alert.id()) ? null : newest.id());
    }

    /** The story as its newest alert tells it. */
    private static Alert newest(Alert alert, Copies copies) {
        List<Alert> story = copies.alerts().ofStory(alert.story().id());
        return story.isEmpty() ? alert : story.getLast();
    }

    private static String storySize(Alert newest) {
        List<ArticleFacts> articles = newest.story().articles();
        long sources = articles.stream().map(ArticleFacts::source).distinct().count();
        String size = Numbers.count(newest.story().size(), "article", "articles");
        return newest.story().size() == articles.size()
                ? size + ", " + Numbers.count(sources, "source", "sources")
                : size + ", the first " + articles.size() + " shown";
    }

    private static Other other(ArticleFacts facts, Alert alert, Alert newest, Times times) {
        boolean first = facts.equals(newest.story().articles().getFirst());
        String title = RowView.title(facts);
        return new Other(
                times.clock(facts.firstSeen()),
                times.whole(facts.firstSeen()),
                RowView.source(facts),
                title == null ? "No title" : title,
                facts.url() != null && Urls.isWeb(facts.url()) ? facts.url() : null,
                first ? "first seen" : facts.id().equals(alert.article().id()) ? "this one" : "further report");
    }

    private static Marks.@Nullable Text text(Alert alert, @Nullable Article article) {
        if (article == null) {
            return null;
        }
        return Marks.paragraphs(article.text(), spans(alert, article.text(), WhyView.numbers(alert)));
    }

    private static List<Marks.Span> spans(Alert alert, String text, Map<String, Integer> numbers) {
        return alert.clauses().stream()
                .filter(clause ->
                        clause.field().equals("body") || clause.field().equals("lead"))
                .filter(clause -> Fields.stands(clause, text))
                .map(clause -> new Marks.Span(clause.start(), clause.end(), numbers.getOrDefault(clause.clause(), -1)))
                .toList();
    }

    private static @Nullable String published(ArticleFacts facts, Times times) {
        return facts.published() == null ? null : times.brief(facts.published());
    }

    private static String language(ArticleFacts facts) {
        return facts.language() == null
                ? "language unknown"
                : Locale.forLanguageTag(facts.language()).getDisplayLanguage(Locale.UK);
    }

    private static String extraction(ArticleFacts facts, @Nullable Article article) {
        return switch (article == null ? facts.extraction() : article.extraction()) {
            case FULL -> article == null || article.kind() == null ? "full text" : full(article.kind());
            case SUMMARY_ONLY ->
                article == null || article.extractionReason() == null
                        ? "summary only"
                        : "summary only: " + article.extractionReason();
        };
    }

    private static String full(PageKind kind) {
        return switch (kind) {
            case LIVE_BLOG -> "full text of a live blog";
            case TEASER -> "only what is free to read";
            case ARTICLE, GALLERY, VIDEO, HUB, SOFT_404, WALL, NOT_HTML, EMPTY, UNREADABLE -> "full text";
        };
    }
}
