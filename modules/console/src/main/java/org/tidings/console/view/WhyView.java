package org.tidings.console.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Clause;
import org.tidings.model.Watchlist;

/**
 * Why an alert fired: the query with its hits numbered, and a line for each.
 *
 * @param score {@code +2 +2 -3 = 1 of 3 needed} for weighted terms; null for a query
 * @param changed what to say when the query is another one by now; null when it is the one that fired
 */
public record WhyView(
        List<QueryLines.Line> lines,
        List<Hit> hits,
        List<Missed> missed,
        @Nullable String score,
        @Nullable String changed) {

    /**
     * @param number also on the marks in the text
     * @param where field and how often
     */
    public record Hit(int number, String clause, String where, List<Piece> at) {}

    /** A part that did not hit, and why the alert fired without it. */
    public record Missed(String clause, String reason) {}

    /** A clause's number, in the order of the query where that is known. */
    public static Map<String, Integer> numbers(Alert alert) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Clause clause : alert.clauses()) {
            numbers.putIfAbsent(clause.clause(), numbers.size() + 1);
        }
        return numbers;
    }

    public static WhyView of(Alert alert, @Nullable Article article, @Nullable Watchlist watchlist) {
        Map<String, Integer> numbers = numbers(alert);
        List<Hit> hits = hits(alert, article, numbers);
        if (watchlist == null || watchlist.revision() != alert.watchlist().revision()) {
            return new WhyView(List.of(), hits, List.of(), null, changed(alert, watchlist));
        }
        return new WhyView(
                lines(watchlist, numbers), hits, missed(watchlist, numbers), score(watchlist, numbers), null);
    }

    private static String changed(Alert alert, @Nullable Watchlist watchlist) {
        int revision = alert.watchlist().revision();
        return watchlist == null
                ? "The watchlist is gone; revision " + revision + " fired."
                : "Revision " + revision + " fired; revision " + watchlist.revision() + " is in force now.";
    }

    private static List<QueryLines.Line> lines(Watchlist watchlist, Map<String, Integer> numbers) {
        if (watchlist.query() != null) {
            return QueryLines.of(watchlist.query(), numbers);
        }
        return watchlist.any() == null
                ? List.of()
                : watchlist.any().terms().stream()
                        .map(term -> new QueryLines.Line(weight(term.weight()), QueryLines.pieces(term.q(), numbers)))
                        .toList();
    }

    private static List<Hit> hits(Alert alert, @Nullable Article article, Map<String, Integer> numbers) {
        Map<String, List<Clause>> grouped = alert.clauses().stream()
                .collect(Collectors.groupingBy(Clause::clause, LinkedHashMap::new, Collectors.toList()));
        List<Hit> hits = new ArrayList<>();
        grouped.forEach((clause, found) -> hits.add(new Hit(
                Objects.requireNonNull(numbers.get(clause)), clause, where(found), at(found.getFirst(), article))));
        return hits;
    }

    /** {@code title, 4 times}, or {@code title, body}. */
    private static String where(List<Clause> found) {
        List<String> fields = found.stream().map(Clause::field).distinct().toList();
        if (fields.size() > 1) {
            return String.join(", ", fields);
        }
        return switch (found.size()) {
            case 1 -> fields.getFirst();
            case 2 -> fields.getFirst() + ", twice";
            default -> fields.getFirst() + ", " + found.size() + " times";
        };
    }

    private static List<Piece> at(Clause clause, @Nullable Article article) {
        String text = article == null ? null : Fields.text(article, clause.field());
        return text != null && Fields.stands(clause, text)
                ? Snippets.around(text, clause.start(), clause.end())
                : List.of(new Piece(Marks.tame(clause.text()), -1));
    }

    private static List<Missed> missed(Watchlist watchlist, Map<String, Integer> numbers) {
        return watchlist.any() == null
                ? List.of()
                : watchlist.any().terms().stream()
                        .filter(term -> numbers.keySet().stream()
                                .noneMatch(clause -> term.q().contains(clause)))
                        .map(term -> new Missed(term.q(), "not needed"))
                        .toList();
    }

    private static @Nullable String score(Watchlist watchlist, Map<String, Integer> numbers) {
        Watchlist.Weighted any = watchlist.any();
        if (any == null) {
            return null;
        }
        List<Watchlist.Term> hit = any.terms().stream()
                .filter(term ->
                        numbers.keySet().stream().anyMatch(clause -> term.q().contains(clause)))
                .toList();
        double sum = hit.stream().mapToDouble(Watchlist.Term::weight).sum();
        return hit.stream().map(term -> weight(term.weight())).collect(Collectors.joining(" ")) + " = " + number(sum)
                + " of " + number(any.threshold()) + " needed";
    }

    private static String weight(double weight) {
        return (weight < 0 ? "−" : "+") + number(Math.abs(weight));
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
