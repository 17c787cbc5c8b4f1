package org.tidings.bench.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidings.bench.matching.SyntheticNews;
import org.tidings.filter.match.MatchText;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Entity;
import org.tidings.model.Ids;
import org.tidings.model.Origin;

/** Invented articles of 30 days, evenly spread. In two of a hundred stand the words that are asked for. */
final class PastNews {
    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant TO = FROM.plus(Duration.ofDays(30));
    static final String ALL = "zqferry";
    static final String HALF = "\"zqferry zqstrike\"";
    static final String NEAR = "zqferry NEAR/3 zqstri*";
    static final String ENTITY = "@zq-harbour";
    private static final int ONE_IN = 50;
    private static final int SITES = 500;

    private final int size;
    private final SyntheticNews news = new SyntheticNews(1);

    PastNews(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    String frequent() {
        return news.word(0);
    }

    List<Entity> entities() {
        return List.of(new Entity("zq-harbour", "Zqharbour Board", null, List.of(), Origin.FILE));
    }

    Article article(int number) {
        MatchText text = news.articles(number, 1).getFirst();
        String site = "site" + number % SITES + ".example";
        Instant seen = FROM.plusMillis(Duration.between(FROM, TO).toMillis() * number / size);
        String url = "https://" + site + "/" + number;
        String body = text.body() + marked(number);
        return new Article(
                Ids.article(url),
                "page",
                url,
                null,
                site,
                null,
                text.title(),
                null,
                body,
                text.authors(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                number % 4 == 0 ? "fr" : "en",
                null,
                null,
                null,
                Article.Extraction.FULL,
                null,
                null,
                null,
                Ids.content(text.title(), body),
                null,
                Cause.FIRST,
                false,
                List.of("feed"),
                null,
                List.of(),
                null,
                seen,
                seen);
    }

    private static String marked(int number) {
        if (number % ONE_IN != 0) {
            return "";
        }
        boolean near = number / ONE_IN % 2 == 0;
        return near
                ? " The Zqharbour Board said the zqferry zqstrike goes on."
                : " The Zqharbour Board said that zqstrike has ended, and that at the pier of the port one zqferry sails.";
    }
}
