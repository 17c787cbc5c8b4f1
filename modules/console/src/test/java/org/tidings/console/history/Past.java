package org.tidings.console.history;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Entity;
import org.tidings.model.Ids;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** Invented articles of some days, and questions about them. */
public final class Past {
    public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    public static final Instant END = START.plus(Duration.ofDays(5));
    static final List<String> WORDS =
            List.of("alpha", "alphabet", "bravo", "charlie", "delta", "dell", "echo", "foxtrot", "golf", "hotel");

    private final Random random;

    public Past(long seed) {
        this.random = new Random(seed);
    }

    public static List<Entity> entities() {
        return List.of(
                new Entity("vireo", "Bravo Charlie", null, List.of(), Origin.FILE),
                new Entity("both", "ECHO", null, List.of(Entity.Alias.of("alpha delta")), Origin.FILE));
    }

    /** A full text without more. */
    public static Article article(String id, @Nullable String title, String text, Instant seen) {
        return article(id, title, text, seen, Article.Extraction.FULL, false, null);
    }

    static Article article(
            String id,
            @Nullable String title,
            String text,
            Instant seen,
            Article.Extraction extraction,
            boolean baseline,
            @Nullable Instant published) {
        return article(
                id, title, text, "wire.example", "en", List.of(), List.of(), seen, extraction, baseline, published);
    }

    static Article article(
            String id,
            @Nullable String title,
            String text,
            String site,
            @Nullable String language,
            List<String> authors,
            List<String> tags,
            Instant seen,
            Article.Extraction extraction,
            boolean baseline,
            @Nullable Instant published) {
        return new Article(
                id,
                "page-" + id,
                "https://" + site + "/" + id,
                null,
                site,
                null,
                title,
                null,
                text,
                authors,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                language,
                published == null ? null : OffsetDateTime.ofInstant(published, ZoneOffset.UTC),
                null,
                null,
                extraction,
                null,
                null,
                null,
                Ids.content(title, text),
                null,
                Cause.FIRST,
                baseline,
                List.of("feed"),
                "Wire",
                tags,
                "GB",
                seen,
                seen);
    }

    /** So many articles in the order of time. */
    public Article article(int number) {
        String site =
                random.nextBoolean() ? "www." + word().toLowerCase(java.util.Locale.ROOT) + ".example" : "wire.example";
        return article(
                Ids.article("https://" + site + "/" + number),
                random.nextInt(9) == 0 ? null : text(6),
                text(30),
                site,
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? "en" : "fr",
                random.nextBoolean() ? List.of() : List.of(text(2), text(2)),
                random.nextBoolean() ? List.of() : List.of("wire"),
                START.plus(Duration.ofMinutes(7L * number)),
                Article.Extraction.FULL,
                false,
                random.nextInt(5) == 0 ? START.minus(Duration.ofDays(random.nextInt(20))) : null);
    }

    private String word() {
        String word = WORDS.get(random.nextInt(WORDS.size()) * random.nextInt(WORDS.size() + 1) / WORDS.size());
        return random.nextInt(6) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            text.append(word()).append(random.nextInt(8) == 0 ? ". " : " ");
        }
        return text.toString().strip();
    }

    /** A watchlist of the whole grammar; not all are accepted. */
    public Watchlist watchlist() {
        return random.nextInt(3) == 0 ? weighted() : Watchlist.of("w", "W", query(3));
    }

    private Watchlist weighted() {
        List<Watchlist.Term> terms = List.of(
                new Watchlist.Term(query(1), 1 + random.nextInt(3)),
                new Watchlist.Term(query(1), 1 + random.nextInt(3)),
                new Watchlist.Term(query(1), -random.nextInt(3)));
        return Watchlist.of("w", "W", "alpha")
                .withAny(new Watchlist.Weighted(1 + random.nextInt(5), terms))
                .withLanguages(random.nextBoolean() ? List.of() : List.of("en"));
    }

    private String query(int depth) {
        int kind = depth == 0 ? 5 + random.nextInt(8) : random.nextInt(15);
        return switch (kind) {
            case 0 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            case 1, 2 -> query(depth - 1) + " " + query(depth - 1);
            case 3 -> "(" + query(depth - 1) + " NOT " + query(depth - 1) + ")";
            case 4 -> field() + "(" + query(depth - 1) + ")";
            case 5, 6, 7 -> word();
            case 8 -> "\"" + word() + " " + word() + "\"";
            case 9 -> "=" + word();
            case 10 ->
                List.of("alph*", "del*", "ech?", "foxt*", "bra?o", "\"alph* bravo\"")
                        .get(random.nextInt(6));
            case 11 ->
                List.of("/alpha.*/", "/.*o/", "@vireo", "@both", "lang:en", "source:*.example", "tag:wire")
                        .get(random.nextInt(7));
            case 12 -> field() + word();
            case 13 -> side() + " NEAR/" + (1 + random.nextInt(6)) + " " + side();
            default -> "atleast/" + (1 + random.nextInt(3)) + " " + side();
        };
    }

    private String field() {
        return List.of("title:", "body:", "lead:", "author:").get(random.nextInt(4));
    }

    private String side() {
        return switch (random.nextInt(5)) {
            case 0 -> "\"" + word() + " " + word() + "\"";
            case 1 -> "(" + word() + " OR " + word() + ")";
            case 2 -> "@both";
            default -> word();
        };
    }

    /** Of all five days. */
    public static Question question(Watchlist watchlist, @Nullable Watchlist before) {
        return new Question(watchlist, before, START, END, ZoneOffset.UTC, Map.of(), 20);
    }
}
