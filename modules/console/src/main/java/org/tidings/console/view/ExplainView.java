package org.tidings.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Clause;
import org.tidings.model.Urls;
import org.tidings.model.Watchlist;

/**
 * One article, and why a watchlist hits it or does not.
 *
 * @param known whether the console holds the article
 * @param query of a search; empty = a saved watchlist is asked about
 * @param watchlists that can be asked about, those that alerted first
 * @param why null = no watchlist is chosen, or it cannot be read
 */
public record ExplainView(
        String id,
        boolean known,
        String title,
        String language,
        String by,
        String seen,
        @Nullable String url,
        String host,
        String query,
        String chosen,
        List<Choice> watchlists,
        @Nullable Why why,
        Marks.@Nullable Text text) {
    private static final int CHOICES = 2_000;

    public record Choice(String id, String name, boolean alerted) {}

    /**
     * @param verdict in a sentence
     * @param score {@code 3 of 4 needed}; null for a query
     */
    public record Why(boolean hit, String verdict, @Nullable String score, List<Line> lines) {}

    /**
     * A part of the watchlist.
     *
     * @param depth how far in it stands
     * @param number also on the marks of the text; 0 = none
     * @param written null where only its parts are shown
     * @param said where and how often, or why not and how near it came
     * @param at the words around its first place
     */
    public record Line(
            int depth,
            boolean holds,
            int number,
            String operator,
            @Nullable String written,
            @Nullable String weight,
            String said,
            List<Piece> at) {}

    public static ExplainView of(
            String id,
            @Nullable Article article,
            @Nullable Watchlist watchlist,
            String query,
            @Nullable Explanation why,
            Copies copies,
            Times times) {
        String chosen = watchlist == null || !query.isEmpty() ? "" : watchlist.id();
        List<Choice> choices = choices(id, copies);
        if (article == null) {
            return new ExplainView(id, false, "", "", "", "", null, "", query, chosen, choices, null, null);
        }
        ArticleFacts facts = ArticleFacts.of(article);
        String title = RowView.title(facts);
        Map<String, Integer> numbers = why == null ? Map.of() : numbers(why);
        return new ExplainView(
                id,
                true,
                title == null ? "No title. First words: " + Snippets.lead(article.text()) : title,
                RowView.language(facts),
                RowView.source(facts),
                times.exact(facts.firstSeen()),
                facts.url() != null && Urls.isWeb(facts.url()) ? facts.url() : null,
                facts.url() == null ? "" : Urls.host(facts.url()),
                query,
                chosen,
                choices,
                why == null || watchlist == null ? null : why(why, watchlist, article, numbers),
                Marks.paragraphs(article.text(), spans(why, article, numbers)));
    }

    private static List<Choice> choices(String article, Copies copies) {
        List<String> alerted = copies.alerts().all(alert -> alert.article().id().equals(article)).stream()
                .map(Alert::watchlist)
                .map(Alert.WatchlistRef::id)
                .toList();
        return copies.watchlists().stream()
                .map(one -> new Choice(one.id(), Marks.tame(one.name()), alerted.contains(one.id())))
                .sorted(Comparator.comparing(Choice::alerted)
                        .reversed()
                        .thenComparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
                .limit(CHOICES)
                .toList();
    }

    /** A clause's number, in the order of the watchlist. */
    private static Map<String, Integer> numbers(Explanation why) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        why.parts().forEach(part -> number(part, numbers));
        return numbers;
    }

    private static void number(Explanation.Part part, Map<String, Integer> numbers) {
        if (groups(part)) {
            part.parts().forEach(inner -> number(inner, numbers));
        } else if (part.found() > 0) {
            numbers.putIfAbsent(part.written(), numbers.size() + 1);
        }
    }

    private static boolean groups(Explanation.Part part) {
        return switch (part.kind()) {
            case ALL, ONE -> true;
            case NOT, WORDS, REGEX, ENTITY, NEAR, COUNT, FILTER, LANGUAGES -> false;
        };
    }

    private static Why why(Explanation why, Watchlist watchlist, Article article, Map<String, Integer> numbers) {
        List<Line> lines = new ArrayList<>();
        why.parts().forEach(part -> add(lines, part, 0, "", article, numbers));
        String name = watchlist.id().equals("search") ? "The query" : Marks.tame(watchlist.name());
        String verdict = why.hit()
                ? name + " hits this article."
                : name + " does not hit this article"
                        + (why.miss() == null
                                ? "."
                                : ": " + why.miss().clause() + ", " + why.miss().reason() + ".");
        return new Why(
                why.hit(),
                verdict,
                watchlist.any() == null ? null : number(why.score()) + " of " + number(why.threshold()) + " needed",
                lines);
    }

    private static void add(
            List<Line> lines,
            Explanation.Part part,
            int depth,
            String operator,
            Article article,
            Map<String, Integer> numbers) {
        boolean groups = groups(part);
        String word = part.kind() == Explanation.Kind.ALL ? "AND" : "OR";
        String weight =
                part.weight() == null ? null : (part.weight() < 0 ? "−" : "+") + number(Math.abs(part.weight()));
        if (!groups || weight != null) {
            lines.add(new Line(
                    depth,
                    part.holds(),
                    groups ? 0 : numbers.getOrDefault(part.written(), 0),
                    operator,
                    part.written(),
                    weight,
                    said(part),
                    at(part, article)));
        } else {
            lines.add(new Line(depth, part.holds(), 0, operator, null, null, group(part), List.of()));
        }
        if (groups) {
            part.parts().forEach(inner -> add(lines, inner, depth + 1, word, article, numbers));
        }
    }

    private static String group(Explanation.Part part) {
        long holding = part.parts().stream().filter(Explanation.Part::holds).count();
        String of = holding + " of " + part.parts().size();
        return part.kind() == Explanation.Kind.ALL ? "all of these: " + of : "one of these: " + of;
    }

    private static String said(Explanation.Part part) {
        if (!part.holds()) {
            return part.reason() == null ? "no hit" : part.reason();
        }
        if (part.found() == 0) {
            return part.kind() == Explanation.Kind.NOT ? "not there" : "holds";
        }
        List<String> fields =
                part.places().stream().map(Explanation.Place::field).distinct().toList();
        String times = part.found() == 1 ? "" : part.found() == 2 ? ", twice" : ", " + part.found() + " times";
        return String.join(", ", fields) + times;
    }

    private static List<Piece> at(Explanation.Part part, Article article) {
        Explanation.Place place =
                part.places().isEmpty() ? part.nearest() : part.places().getFirst();
        if (place == null) {
            return List.of();
        }
        String text = Fields.text(article, place.field());
        return text != null && place.start() >= 0 && place.start() < place.end() && place.end() <= text.length()
                ? Snippets.around(text, place.start(), place.end())
                : List.of(new Piece(Marks.tame(place.text()), -1));
    }

    private static List<Marks.Span> spans(@Nullable Explanation why, Article article, Map<String, Integer> numbers) {
        if (why == null) {
            return List.of();
        }
        Map<String, Integer> known = new HashMap<>(numbers);
        return why.clauses().stream()
                .filter(clause ->
                        clause.field().equals("body") || clause.field().equals("lead"))
                .filter(clause -> Fields.stands(clause, article.text()))
                .map(clause -> span(clause, known))
                .toList();
    }

    private static Marks.Span span(Clause clause, Map<String, Integer> numbers) {
        return new Marks.Span(clause.start(), clause.end(), numbers.getOrDefault(clause.clause(), -1));
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
