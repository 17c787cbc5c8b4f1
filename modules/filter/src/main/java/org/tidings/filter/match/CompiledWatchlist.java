package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Watchlist;

/** A watchlist ready to match. */
public final class CompiledWatchlist {
    /** One weighted query. */
    record Term(String query, Node node, double weight) {}

    private final Watchlist source;
    /** The only query, which most have; null = {@link #weighted} are asked. */
    private final @Nullable Node query;

    private final List<Term> weighted;
    private final double threshold;
    private final Set<String> languages;

    private CompiledWatchlist(Watchlist source, List<Term> terms, double threshold) {
        boolean single = source.query() != null;
        this.source = source;
        this.query = single ? terms.getFirst().node() : null;
        this.weighted = single ? List.of() : List.copyOf(terms);
        this.threshold = threshold;
        Set<String> primaries = new HashSet<>();
        source.languages().forEach(l -> primaries.add(Languages.primary(l)));
        this.languages = Set.copyOf(primaries);
    }

    /**
     * Compiles what {@link WatchlistCheck} has nothing against.
     *
     * @return null when a query does not parse
     */
    public static @Nullable CompiledWatchlist of(Watchlist watchlist, Scope scope) {
        List<Term> terms = new ArrayList<>();
        for (Watchlist.Term written : termsOf(watchlist)) {
            Expr expr = Query.parse(written.q(), scope).expr();
            if (expr == null) {
                return null;
            }
            terms.add(new Term(written.q(), Compiler.compile(expr), written.weight()));
        }
        Watchlist.Weighted any = watchlist.any();
        double threshold = any == null ? 1 : any.threshold();
        return terms.isEmpty() || !(threshold > 0) ? null : new CompiledWatchlist(watchlist, terms, threshold);
    }

    private static List<Watchlist.Term> termsOf(Watchlist watchlist) {
        if (watchlist.query() != null) {
            return List.of(new Watchlist.Term(watchlist.query(), 1));
        }
        Watchlist.Weighted any = watchlist.any();
        return any == null ? List.of() : any.terms();
    }

    public String id() {
        return source.id();
    }

    public Watchlist source() {
        return source;
    }

    List<Term> terms() {
        String written = source.query();
        return query == null || written == null ? weighted : List.of(new Term(written, query, 1));
    }

    double threshold() {
        return threshold;
    }

    boolean isWeighted() {
        return query == null;
    }

    /** Whether it names an entity anywhere, so that an article's mentions have to be known. */
    public boolean asksForEntities() {
        return terms().stream().anyMatch(term -> Needs.asksForEntities(term.node()));
    }

    /** Primary tags; empty = every language. */
    Set<String> languages() {
        return languages;
    }

    boolean passesLanguage(Analysed article) {
        return languages.isEmpty() || (article.language() != null && languages.contains(article.language()));
    }

    /** Whether it fires, and with which score; NaN = it does not. */
    public double score(Analysed article) {
        if (!passesLanguage(article)) {
            return Double.NaN;
        }
        if (query != null) {
            return query.test(article) ? 1 : Double.NaN;
        }
        double score = 0;
        for (Term term : weighted) {
            if (term.node().test(article)) {
                score += term.weight();
            }
        }
        return score >= threshold - 1e-9 ? score : Double.NaN;
    }

    /** Null = it has to run on every article. */
    @Nullable
    Required required(Frequencies seen) {
        if (query != null) {
            return Required.of(query, seen);
        }
        List<@Nullable Required> kept = new ArrayList<>();
        withoutDearest(seen).forEach(priced -> kept.add(priced.required()));
        return Required.oneOf(kept);
    }

    /** The same, its words kept once for all that name them. */
    CompiledWatchlist sharing(SharedWords words) {
        List<Term> shared = terms().stream()
                .map(term -> new Term(term.query(), words.share(term.node()), term.weight()))
                .toList();
        return new CompiledWatchlist(this, shared);
    }

    private CompiledWatchlist(CompiledWatchlist other, List<Term> terms) {
        this.source = other.source;
        this.query = other.query == null ? null : terms.getFirst().node();
        this.weighted = other.query == null ? terms : List.of();
        this.threshold = other.threshold;
        this.languages = other.languages;
    }

    /** Whether one of its keys in title or body is a hit already, without verifying. */
    boolean isHitByKey() {
        return query != null && languages.isEmpty() && isWordAnywhere(query);
    }

    private static boolean isWordAnywhere(Node node) {
        return switch (node) {
            case Node.Word word -> word.field() == Expr.Field.ANYWHERE;
            case Node.One one -> one.parts().stream().allMatch(CompiledWatchlist::isWordAnywhere);
            case Node.All a -> false;
            case Node.AnyOf a -> false;
            case Node.Absent a -> false;
            case Node.Passes p -> false;
            case Node.Counted c -> false;
            case Node.Words w -> false;
            case Node.Mentioned m -> false;
            case Node.Expression e -> false;
            case Node.Close c -> false;
        };
    }

    private record Priced(@Nullable Required required, double weight) {
        double cost() {
            return required == null ? Double.MAX_VALUE : required.cost();
        }
    }

    /** The terms of which one must hit to reach the threshold: the dearest are left out while they alone cannot. */
    private List<Priced> withoutDearest(Frequencies seen) {
        List<Priced> dearestFirst = weighted.stream()
                .filter(t -> t.weight() > 0)
                .map(t -> new Priced(Required.of(t.node(), seen), t.weight()))
                .sorted(Comparator.comparingDouble(Priced::cost).reversed())
                .toList();
        double out = 0;
        List<Priced> kept = new ArrayList<>();
        for (Priced term : dearestFirst) {
            if (out + term.weight() < threshold - 1e-6) {
                out += term.weight();
            } else {
                kept.add(term);
            }
        }
        return kept;
    }
}
