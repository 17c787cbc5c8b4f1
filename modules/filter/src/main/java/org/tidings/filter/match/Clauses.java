package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;
import org.tidings.model.Clause;
import org.tidings.model.Match;

/** Tells which parts of a watchlist hit an article, and where. */
final class Clauses {
    /** How far one clause may fill the list before the others have had their turn. */
    private static final int ROUNDS = Match.MAX_CLAUSES;

    private final Analysed article;
    private final List<List<Clause>> found = new ArrayList<>();
    private final Spans marks = new Spans();
    private String query = "";
    private @Nullable Double weight;

    Clauses(Analysed article) {
        this.article = article;
    }

    void add(CompiledWatchlist.Term term, boolean weighted) {
        query = term.query();
        weight = weighted ? term.weight() : null;
        collect(term.node());
    }

    private void collect(Node node) {
        switch (node) {
            case Node.All all -> all.parts().forEach(this::collect);
            case Node.One one ->
                one.parts().stream().filter(p -> p.test(article)).forEach(this::collect);
            case Node.Absent a -> {}
            case Node.Passes passes -> found.add(List.of(filter(passes.written())));
            case Node.Counted counted -> places(counted.mentions(article), counted.written(), counted.part());
            case Node.Spanned spanned -> {
                Spans spans = new Spans();
                spanned.spans(article, spans);
                places(spans.tidied(), spanned.written(), spanned);
            }
        }
    }

    private Clause filter(Expr.Filter filter) {
        String value = switch (filter.kind()) {
            case SOURCE -> article.host();
            case LANG -> article.language();
            case COUNTRY -> article.country();
            case TAG -> filter.value();
        };
        String passed = value == null ? "" : value;
        return new Clause(written(filter), filter.kind().word(), -1, -1, passed, weight);
    }

    private String written(Expr expr) {
        return query.substring(expr.from(), expr.to());
    }

    private void places(Spans spans, Expr written, Node.Spanned node) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < spans.size() && i < ROUNDS; i++) {
            clauses.add(clause(written(written), spans.get(i)));
            mark(node, spans.get(i));
        }
        if (!clauses.isEmpty()) {
            found.add(clauses);
        }
    }

    private Clause clause(String written, long span) {
        int start = Spans.start(span);
        Field field = article.fieldAt(start);
        int from = article.tokens().start(start);
        int to = article.tokens().end(Spans.end(span));
        return new Clause(written, field.word(), from, to, article.textOf(field).substring(from, to), weight);
    }

    /** Marks the words themselves, not what stands between the sides of a NEAR. */
    private void mark(Node.Spanned node, long span) {
        if (node instanceof Node.Close close) {
            markWithin(close.left(), span);
            markWithin(close.right(), span);
        } else {
            marks.add(span);
        }
    }

    private void markWithin(Node.Spanned side, long span) {
        Spans spans = Node.Close.places(side, article);
        for (int i = spans.firstFrom(Spans.start(span)); i < spans.size(); i++) {
            if (Spans.start(spans.get(i)) > Spans.end(span)) {
                return;
            }
            if (Spans.end(spans.get(i)) <= Spans.end(span)) {
                mark(side, spans.get(i));
            }
        }
    }

    /** The words that hit, in order. */
    Spans marks() {
        return marks.tidied();
    }

    /** At most {@link Match#MAX_CLAUSES}, each part having its turn, in the order of the text; filters last. */
    List<Clause> inOrder() {
        List<Clause> kept = new ArrayList<>();
        for (int round = 0; round < ROUNDS && kept.size() < Match.MAX_CLAUSES; round++) {
            for (List<Clause> clauses : found) {
                if (round < clauses.size() && kept.size() < Match.MAX_CLAUSES) {
                    kept.add(clauses.get(round));
                }
            }
        }
        kept.sort(Comparator.comparingInt((Clause c) -> rank(c)).thenComparingInt(Clause::start));
        return kept.stream().distinct().toList();
    }

    private static int rank(Clause clause) {
        return switch (clause.field()) {
            case "title" -> 0;
            case "body" -> 1;
            case "author" -> 2;
            default -> 3;
        };
    }
}
