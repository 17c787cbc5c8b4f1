package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr;
import org.tidings.filter.match.Query;
import org.tidings.filter.match.Scope;
import org.tidings.model.Entity;

/** How a query is read, as the lines of a tree. */
public record ReadingView(List<Line> lines) {
    private static final int MOST = 60;
    private static final int NAMES = 4;

    /**
     * @param tone of {@code code}: {@code h-op}, {@code h-ent}, {@code h-field} or none
     * @param note the names of an entity, or how many lines are left out
     */
    public record Line(int depth, String tone, String code, String note) {}

    /** Null when it cannot be read. */
    public static @Nullable ReadingView of(String query, Function<String, @Nullable Entity> entities) {
        Expr expr = query.isBlank() ? null : Query.parse(query, Scope.OPEN).expr();
        if (expr == null) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        new Tree(query, entities, lines).add(expr, 0);
        if (lines.size() <= MOST) {
            return new ReadingView(lines);
        }
        List<Line> shown = new ArrayList<>(lines.subList(0, MOST));
        shown.add(new Line(0, "", "", "and " + (lines.size() - MOST) + " more lines"));
        return new ReadingView(shown);
    }

    private record Tree(String query, Function<String, @Nullable Entity> entities, List<Line> lines) {
        void add(Expr expr, int depth) {
            switch (expr) {
                case Expr.And and -> group("AND", "all of these", and.parts(), depth);
                case Expr.Or or -> group("OR", "one of these", or.parts(), depth);
                case Expr.Not not -> group("NOT", "must not be there", List.of(not.part()), depth);
                case Expr.Near near -> {
                    String words = "at most " + near.distance() + " apart" + (near.ordered() ? ", in this order" : "");
                    String name = (near.ordered() ? "ONEAR/" : "NEAR/") + near.distance();
                    group(name, words, List.of(near.left(), near.right()), depth);
                }
                case Expr.AtLeast least ->
                    group("atleast/" + least.count(), "mentions, all together", List.of(least.part()), depth);
                case Expr.InField in -> field(in, depth);
                case Expr.Mention mention -> leaf("h-ent", mention, names(mention.entity()), depth);
                case Expr.Filter filter -> leaf("h-field", filter, "", depth);
                case Expr.Phrase phrase -> leaf("", phrase, "", depth);
                case Expr.Regex regex -> leaf("", regex, "a word that fits the pattern", depth);
            }
        }

        private void group(String operator, String words, List<Expr> parts, int depth) {
            lines.add(new Line(depth, "h-op", operator, words));
            parts.forEach(part -> add(part, depth + 1));
        }

        private void field(Expr.InField in, int depth) {
            lines.add(new Line(depth, "h-field", in.field().word() + ":", "only there"));
            add(in.part(), depth + 1);
        }

        private void leaf(String tone, Expr expr, String note, int depth) {
            lines.add(new Line(depth, tone, query.substring(expr.from(), expr.to()), note));
        }

        private String names(String id) {
            Entity entity = entities.apply(id);
            if (entity == null) {
                return "no such entity yet";
            }
            List<String> names = new ArrayList<>(List.of(Marks.tame(entity.name())));
            entity.aliases().stream()
                    .map(alias -> Marks.tame(alias.text()))
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
            String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
            return names.size() <= NAMES ? shown : shown + " and " + (names.size() - NAMES) + " more names";
        }
    }
}
