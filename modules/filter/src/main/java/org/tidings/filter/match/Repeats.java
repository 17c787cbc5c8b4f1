package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.filter.match.Expr.Field;
import org.tidings.filter.match.Expr.FilterKind;

/** Finds parts of a query that say the same twice, or that contradict each other so that nothing can match. */
final class Repeats {
    private final String query;
    private final Problems problems;

    Repeats(String query, Problems problems) {
        this.query = query;
        this.problems = problems;
    }

    void look(Expr expr) {
        look(expr, Field.ANYWHERE);
    }

    private void look(Expr expr, Field field) {
        switch (expr) {
            case Expr.And and -> {
                repeated(and.parts(), field);
                contradicted(and.parts(), field);
                otherFilters(and.parts());
                and.parts().forEach(p -> look(p, field));
            }
            case Expr.Or or -> {
                repeated(or.parts(), field);
                or.parts().forEach(p -> look(p, field));
            }
            case Expr.Not not -> look(not.part(), field);
            case Expr.AtLeast atLeast -> look(atLeast.part(), field);
            case Expr.InField in -> look(in.part(), in.field());
            case Expr.Near near -> {
                look(near.left(), field);
                look(near.right(), field);
            }
            case Expr.Phrase p -> {}
            case Expr.Mention m -> {}
            case Expr.Filter f -> {}
            case Expr.Regex r -> {}
        }
    }

    private void repeated(List<Expr> parts, Field field) {
        Set<String> seen = new HashSet<>();
        for (Expr part : parts) {
            if (!seen.add(shape(part, field))) {
                problems.warning(part.from(), part.to(), written(part) + " is asked for twice", null);
            }
        }
    }

    private String written(Expr part) {
        return query.substring(part.from(), part.to());
    }

    private void contradicted(List<Expr> parts, Field field) {
        Set<String> denied = new HashSet<>();
        for (Expr part : parts) {
            if (part instanceof Expr.Not not) {
                denied.add(shape(not.part(), field));
            }
        }
        for (Expr part : parts) {
            if (!denied.isEmpty() && wider(part, field).stream().anyMatch(denied::contains)) {
                String message = written(part) + " is asked for and denied: this can never match";
                problems.warning(part.from(), part.to(), message, null);
            }
        }
    }

    /** What holds as well where a part holds: the same in a field around its own. */
    private static List<String> wider(Expr part, Field field) {
        List<String> shapes = new ArrayList<>();
        shapes.add(shape(part, field));
        if (part instanceof Expr.InField in) {
            if (in.field() == Field.LEAD) {
                shapes.add(shape(in.part(), Field.BODY));
            }
            if (in.field() != Field.AUTHOR) {
                shapes.add(shape(in.part(), Field.ANYWHERE));
            }
        }
        return shapes;
    }

    /** No article has two languages, countries or hosts. */
    private void otherFilters(List<Expr> parts) {
        Map<FilterKind, Expr.Filter> seen = new HashMap<>();
        for (Expr part : parts) {
            if (part instanceof Expr.Filter filter && filter.kind() != FilterKind.TAG) {
                Expr.Filter first = seen.putIfAbsent(filter.kind(), filter);
                if (first != null && excludes(first, filter)) {
                    String message = written(first) + " and " + written(filter) + " can never both hold";
                    problems.warning(filter.from(), filter.to(), message, written(first) + " OR " + written(filter));
                }
            }
        }
    }

    private static boolean excludes(Expr.Filter a, Expr.Filter b) {
        boolean stars = a.value().contains("*") || b.value().contains("*");
        boolean under = FilterTest.isUnder(a.value(), b.value()) || FilterTest.isUnder(b.value(), a.value());
        return a.kind() == FilterKind.SOURCE ? !stars && !under : !a.value().equals(b.value());
    }

    /** The same for parts that mean the same, whatever they look like. */
    private static String shape(Expr expr, Field field) {
        return switch (expr) {
            case Expr.And and -> group("and", and.parts(), field);
            case Expr.Or or -> group("or", or.parts(), field);
            case Expr.Not not -> "not(" + shape(not.part(), field) + ")";
            case Expr.Near n ->
                (n.ordered() ? "onear/" : "near/") + n.distance() + "(" + shape(n.left(), field) + ","
                        + shape(n.right(), field) + ")";
            case Expr.InField in -> shape(in.part(), in.field());
            case Expr.AtLeast a -> "atleast/" + a.count() + "(" + shape(a.part(), field) + ")";
            case Expr.Phrase phrase -> field + ":" + phrase.pieces();
            case Expr.Mention mention -> field + ":@" + mention.entity();
            case Expr.Regex regex -> field + ":/" + regex.pattern() + "/";
            case Expr.Filter filter -> filter.kind() + ":" + filter.value();
        };
    }

    private static String group(String name, List<Expr> parts, Field field) {
        return name + parts.stream().map(p -> shape(p, field)).sorted().toList();
    }
}
