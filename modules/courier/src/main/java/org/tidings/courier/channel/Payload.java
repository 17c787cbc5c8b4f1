package org.tidings.courier.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Clause;
import org.tidings.model.Json;
import org.tidings.model.Snippet;

/** A webhook's body: {@code {type, timestamp, data}} with the alert as data, under 20 KB. */
public record Payload(String type, Instant timestamp, Alert data) {
    static final int MOST_BYTES = 20_000;
    private static final int SHORTENINGS = 4;
    private static final int MOST_TITLE = 300;

    public static Payload of(Alert alert) {
        return new Payload("org.tidings.alert." + alert.kind().word() + ".v1", alert.at(), alert);
    }

    /** As JSON; of an alert that is too long the other articles go first, then clauses, then the snippet and
     * the ends of long titles. */
    public byte[] bytes() {
        Payload shorter = this;
        byte[] bytes = Json.bytes(shorter);
        for (int step = 1; bytes.length >= MOST_BYTES && step <= SHORTENINGS; step++) {
            shorter = of(shortened(data, step));
            bytes = Json.bytes(shorter);
        }
        return bytes;
    }

    private static Alert shortened(Alert alert, int step) {
        boolean last = step == SHORTENINGS;
        List<ArticleFacts> articles = first(alert.story().articles(), step == 1 ? 5 : 1);
        return with(
                alert,
                last ? articles.stream().map(Payload::cut).toList() : articles,
                first(alert.clauses(), step <= 2 ? 50 : last ? 0 : 5),
                last ? null : alert.snippet(),
                last ? cut(alert.article()) : alert.article());
    }

    private static ArticleFacts cut(ArticleFacts article) {
        return new ArticleFacts(
                article.id(),
                article.url(),
                article.title() == null ? null : cut(article.title()),
                article.source(),
                article.sourceName() == null ? null : cut(article.sourceName()),
                first(article.authors(), 5).stream().map(Payload::cut).toList(),
                article.language(),
                article.published(),
                article.firstSeen(),
                article.extraction(),
                article.contentHash(),
                article.entities());
    }

    private static String cut(String text) {
        return text.length() <= MOST_TITLE ? text : text.substring(0, MOST_TITLE) + "…";
    }

    private static Alert with(
            Alert alert,
            List<ArticleFacts> articles,
            List<Clause> clauses,
            @Nullable Snippet snippet,
            ArticleFacts article) {
        Alert.Story story = new Alert.Story(
                alert.story().id(),
                alert.story().opened(),
                articles,
                alert.story().size());
        return new Alert(
                alert.id(),
                alert.kind(),
                alert.watchlist(),
                story,
                article,
                alert.revision(),
                alert.cause(),
                clauses,
                snippet,
                alert.score(),
                alert.at());
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
