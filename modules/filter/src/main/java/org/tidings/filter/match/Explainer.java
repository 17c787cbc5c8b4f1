package org.tidings.filter.match;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Explanation.Kind;
import org.tidings.filter.match.Explanation.Miss;
import org.tidings.filter.match.Explanation.Part;
import org.tidings.model.Entity;

/** Explains one watchlist on one article. */
public final class Explainer {
    private final CompiledWatchlist watchlist;
    private final Analysed article;
    private final MissingWords words;
    private final MissingEntity entities;
    private String query = "";

    private Explainer(CompiledWatchlist watchlist, Analysed article, Function<String, @Nullable Entity> entities) {
        this.watchlist = watchlist;
        this.article = article;
        this.words = new MissingWords(article);
        this.entities = new MissingEntity(article, entities);
    }

    /** Without saying why an entity is not mentioned. */
    public static Explanation explain(CompiledWatchlist watchlist, Analysed article) {
        return explain(watchlist, article, id -> null);
    }

    /** @param entities the entity of an id, whose names and conditions tell why it is not mentioned; null = unknown */
    public static Explanation explain(
            CompiledWatchlist watchlist, Analysed article, Function<String, @Nullable Entity> entities) {
        return new Explainer(watchlist, article, entities).explain();
    }

    private Explanation explain() {
        Clauses clauses = new Clauses(article);
        List<Part> parts = new ArrayList<>();
        double score = 0;
        for (CompiledWatchlist.Term term : watchlist.terms()) {
            query = term.query();
            Part part = part(term.node());
            parts.add(watchlist.isWeighted() ? part.weighing(term.weight()) : part);
            score += part.holds() ? term.weight() : 0;
            if (part.holds() || !watchlist.isWeighted()) {
                clauses.add(term, watchlist.isWeighted());
            }
        }
        if (!watchlist.source().languages().isEmpty()) {
            parts.addFirst(languages());
        }
        boolean fires = !Double.isNaN(watchlist.score(article));
        Miss miss = fires ? null : miss(parts, score);
        return new Explanation(fires, score, watchlist.threshold(), parts, clauses.inOrder(), miss);
    }

    private Part languages() {
        boolean passes = watchlist.passesLanguage(article);
        String written = "languages: " + watchlist.source().languages();
        Reason reason = passes ? null : Reason.of("the article's language is " + orUnknown(article.language()));
        return new Written(Kind.LANGUAGES, written, 0, 0).part(passes, reason, List.of());
    }

    private Miss miss(List<Part> parts, double score) {
        if (!parts.getFirst().holds() && parts.getFirst().kind() == Kind.LANGUAGES) {
            return deepest(parts.getFirst());
        }
        return watchlist.isWeighted() ? new Miss("any", shortfall(parts, score)) : deepest(parts.getLast());
    }

    private String shortfall(List<Part> parts, double score) {
        double threshold = watchlist.threshold();
        String missing = number(threshold - score) + " is missing";
        String against = parts.stream()
                .filter(p -> p.holds() && p.weight() != null && p.weight() < 0)
                .map(p -> p.written() + " counts " + number(p.weight() == null ? 0 : p.weight()))
                .collect(Collectors.joining(", "));
        String why = against.isEmpty() ? missing : missing + ", and " + against;
        return "the score is " + number(score) + " of " + number(threshold) + ": " + why;
    }

    /** Without the last digits, in which sums of fractions are wrong. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    /** The first part that failed, as deep as one alone is to blame. */
    private static Miss deepest(Part part) {
        boolean descends = part.kind() == Kind.ALL || part.kind() == Kind.NEAR;
        return part.parts().stream()
                .filter(p -> descends && !p.holds())
                .findFirst()
                .map(Explainer::deepest)
                .orElseGet(() -> new Miss(part.written(), part.reason() == null ? "" : part.reason()));
    }

    private Part part(Node node) {
        return switch (node) {
            case Node.All all -> group(Kind.ALL, all, all.parts());
            case Node.One one -> group(Kind.ONE, one, one.parts());
            case Node.Absent absent -> absent(absent);
            case Node.Passes passes -> passes(passes);
            case Node.Counted counted -> counted(counted);
            case Node.Close close -> close(close);
            case Node.AnyOf any -> found(Kind.ONE, any, parts(any.parts()));
            case Node.Word word -> found(Kind.WORDS, word, List.of());
            case Node.Words phrase -> found(Kind.WORDS, phrase, List.of());
            case Node.Mentioned mentioned -> found(Kind.ENTITY, mentioned, List.of());
            case Node.Expression expression -> found(Kind.REGEX, expression, List.of());
        };
    }

    private List<Part> parts(List<? extends Node> nodes) {
        return nodes.stream().map(this::part).toList();
    }

    private Part group(Kind kind, Node node, List<Node> nodes) {
        List<Part> parts = parts(nodes);
        boolean all = kind == Kind.ALL;
        boolean holds =
                all ? parts.stream().allMatch(Part::holds) : parts.stream().anyMatch(Part::holds);
        Reason reason = holds ? null : Reason.of(all ? missing(parts) : "none of these is there");
        return written(kind, node).part(holds, reason, parts);
    }

    private static String missing(List<Part> parts) {
        long failed = parts.stream().filter(p -> !p.holds()).count();
        return failed == parts.size() ? "none of its parts holds" : failed + " of its " + parts.size() + " parts fail";
    }

    private Part absent(Node.Absent absent) {
        Part inner = part(absent.part());
        boolean holds = !inner.holds();
        String where =
                inner.places().isEmpty() ? "" : ": " + inner.places().getFirst().text();
        Reason reason = holds ? null : Reason.of("it is there" + where);
        Written written = written(Kind.NOT, absent);
        return new Written(Kind.NOT, "NOT " + inner.written(), written.from, written.to)
                .part(holds, reason, List.of(inner));
    }

    private Part passes(Node.Passes passes) {
        boolean holds = passes.test(article);
        return written(Kind.FILTER, passes).part(holds, holds ? null : Reason.of(passed(passes.written())), List.of());
    }

    private String passed(Expr.Filter filter) {
        return switch (filter.kind()) {
            case SOURCE -> "the article's host is " + orUnknown(article.host());
            case LANG -> "the article's language is " + orUnknown(article.language());
            case COUNTRY -> "the country of its feed is " + orUnknown(article.country());
            case TAG -> article.tags().isEmpty() ? "its feed has no tags" : "the tags of its feed are " + sorted();
        };
    }

    private String sorted() {
        return article.tags().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private Part counted(Node.Counted counted) {
        Spans mentions = counted.mentions(article);
        boolean holds = mentions.size() >= counted.count();
        Reason reason = holds ? null : Reason.of(mentions.size() + " of " + counted.count() + " mentions");
        return written(Kind.COUNT, counted).part(holds, mentions, reason, List.of(part(counted.part())));
    }

    private Part found(Kind kind, Node.Spanned node, List<Part> parts) {
        Spans spans = Node.Close.places(node, article);
        boolean holds = spans.size() > 0;
        return written(kind, node).part(holds, spans, holds ? null : why(node), parts);
    }

    private Reason why(Node.Spanned node) {
        return switch (node) {
            case Node.Word word -> words.why(word);
            case Node.Words phrase -> words.why(phrase);
            case Node.Expression expression -> words.why(expression);
            case Node.Mentioned mentioned -> entities.why(mentioned);
            case Node.AnyOf any -> Reason.of("none of these is there");
            case Node.Close close -> new Apart(article, close).why();
        };
    }

    private Part close(Node.Close close) {
        return found(Kind.NEAR, close, parts(List.of(close.left(), close.right())));
    }

    private Written written(Kind kind, Node node) {
        Expr expr = node.written();
        String text = query.substring(expr.from(), expr.to());
        boolean denied =
                (kind == Kind.ALL && expr instanceof Expr.Or) || (kind == Kind.ONE && expr instanceof Expr.And);
        String shown = denied ? "NOT (" + text + ")" : field(node) + text;
        return new Written(kind, shown, expr.from(), expr.to());
    }

    /** The field that was written before a word, or before a bracket around it. */
    private static String field(Node node) {
        Expr.Field field = switch (node) {
            case Node.Word word -> word.field();
            case Node.Words phrase -> phrase.field();
            case Node.Mentioned mentioned -> mentioned.field();
            case Node.Expression expression -> expression.field();
            case Node.All a -> Expr.Field.ANYWHERE;
            case Node.One o -> Expr.Field.ANYWHERE;
            case Node.Absent a -> Expr.Field.ANYWHERE;
            case Node.Passes p -> Expr.Field.ANYWHERE;
            case Node.Counted c -> Expr.Field.ANYWHERE;
            case Node.AnyOf a -> Expr.Field.ANYWHERE;
            case Node.Close c -> Expr.Field.ANYWHERE;
        };
        return field == Expr.Field.ANYWHERE ? "" : field.word() + ":";
    }

    /** A part as it stands in the query. */
    private final class Written {
        private final Kind kind;
        private final String text;
        private final int from;
        private final int to;

        Written(Kind kind, String text, int from, int to) {
            this.kind = kind;
            this.text = text;
            this.from = from;
            this.to = to;
        }

        Part part(boolean holds, @Nullable Reason reason, List<Part> parts) {
            return part(holds, new Spans(), reason, parts);
        }

        Part part(boolean holds, Spans spans, @Nullable Reason reason, List<Part> parts) {
            return new Part(
                    kind,
                    text,
                    from,
                    to,
                    holds,
                    null,
                    spans.size(),
                    Places.first(article, spans),
                    reason == null ? null : reason.text(),
                    reason == null ? null : reason.nearest(),
                    parts);
        }
    }
}
