package org.tidings.courier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Cause;
import org.tidings.model.Clause;
import org.tidings.model.Ids;
import org.tidings.model.Notice;
import org.tidings.model.Snippet;

/** Invented alerts. */
public final class Alerts {
    public static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

    private Alerts() {}

    public static Alert alert(String watchlist, Alert.Kind kind, String page) {
        return alert(watchlist, kind, page, "Walkout at Port Selwyn", 1, 1);
    }

    /** With a long title, many other articles and many clauses. */
    public static Alert alert(String watchlist, Alert.Kind kind, String page, String title, int articles, int clauses) {
        List<ArticleFacts> all = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            all.add(facts(page + (i == 0 ? "" : i), title));
        }
        List<Clause> hits = new ArrayList<>();
        for (int i = 0; i < clauses; i++) {
            hits.add(new Clause("port NEAR/5 (strike OR walkout)", "body", i, i + 4, "port walkout " + i, null));
        }
        String story = Ids.story(watchlist, all.getFirst().id());
        return new Alert(
                Ids.alert(watchlist, story, kind, page),
                kind,
                new Alert.WatchlistRef(watchlist, "Ports", 1),
                new Alert.Story(story, AT, all, articles),
                all.getFirst(),
                1,
                Cause.FIRST,
                hits,
                new Snippet("body", "…operators at Port Selwyn…", List.of(14, 18)),
                1,
                AT);
    }

    private static ArticleFacts facts(String page, String title) {
        String url = "https://harbour-post.example/" + page;
        return new ArticleFacts(
                Ids.article(url),
                url,
                title,
                "harbour-post.example",
                "The Harbour Post",
                List.of(),
                "en",
                AT,
                AT,
                Article.Extraction.FULL,
                Ids.content(page, title),
                List.of("port-selwyn"));
    }

    public static Notice notice(String channel, String page, Instant due) {
        Alert alert = alert("ports", Alert.Kind.NEW, page);
        return new Notice(Ids.notice(channel, alert.id()), channel, alert, due);
    }
}
