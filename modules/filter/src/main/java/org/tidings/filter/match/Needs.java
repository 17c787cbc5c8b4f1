package org.tidings.filter.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tidings.filter.match.Expr.Field;
import org.tidings.filter.match.Needed.Place;
import org.tidings.filter.match.forms.Korean;
import org.tidings.model.Entity;

/** Derives {@link Needed} from what a watchlist was compiled to. */
final class Needs {
    /** Sums of weights are compared with so much grace. */
    private static final double GRACE = 1e-6;

    private final Map<String, Entity> entities;

    Needs(Map<String, Entity> entities) {
        this.entities = entities;
    }

    Needed of(CompiledWatchlist watchlist) {
        Needed query = watchlist.isWeighted()
                ? weighted(watchlist)
                : of(watchlist.terms().getFirst().node());
        Set<String> languages = watchlist.languages();
        return languages.isEmpty()
                ? query
                : Needed.all(List.of(
                        Needed.some(
                                1,
                                languages.stream()
                                        .<Needed>map(tag -> new Needed.Passes(Expr.FilterKind.LANG, tag))
                                        .toList()),
                        query));
    }

    /** As many of the terms with weight as are needed at least: the heaviest ones reach the threshold first. */
    private Needed weighted(CompiledWatchlist watchlist) {
        List<CompiledWatchlist.Term> positive =
                watchlist.terms().stream().filter(term -> term.weight() > 0).toList();
        double[] heaviest = positive.stream()
                .map(CompiledWatchlist.Term::weight)
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        int count = 0;
        while (count < heaviest.length && sum < watchlist.threshold() - GRACE) {
            sum += heaviest[count++];
        }
        boolean reached = sum >= watchlist.threshold() - GRACE;
        return Needed.some(
                reached ? count : positive.size() + 1,
                positive.stream().map(term -> of(term.node())).toList());
    }

    private Needed of(Node node) {
        return switch (node) {
            case Node.All all -> Needed.all(of(all.parts()));
            case Node.One one -> Needed.some(1, of(one.parts()));
            case Node.AnyOf any -> Needed.some(1, of(any.parts()));
            case Node.Absent a -> new Needed.Anything();
            case Node.Close close -> Needed.all(List.of(of(close.left()), of(close.right())));
            case Node.Counted counted -> of(counted.part());
            case Node.Passes passes ->
                new Needed.Passes(passes.written().kind(), passes.written().value());
            case Node.Word word -> new Needed.Word(word.text(), Place.of(word.field()));
            case Node.Words words ->
                Needed.all(words.pieces().stream()
                        .map(piece -> of(piece, words.field()))
                        .toList());
            case Node.Mentioned m -> mentioned(m);
            case Node.Expression e -> expression(e);
        };
    }

    private List<Needed> of(List<? extends Node> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    private static Needed of(Expr.Piece piece, Field field) {
        return switch (piece) {
            case Expr.Folded folded -> new Needed.Word(folded.text(), Place.of(field));
            case Expr.Exact exact ->
                exact.exact() == exact.folded()
                        ? new Needed.Word(exact.text(), Place.of(field))
                        : new Needed.Spelt(exact.exact());
            case Expr.Wild wild -> new Needed.Wild(wild.pattern(), Place.of(field));
        };
    }

    private static Needed expression(Node.Expression node) {
        String prefix = RegexPrefix.of(((Expr.Regex) node.written()).pattern());
        return prefix.isEmpty() ? new Needed.Anything() : new Needed.Beginning(prefix, Place.of(node.field()));
    }

    /** The words of one of its names: an article that has them all may mention it. */
    private Needed mentioned(Node.Mentioned node) {
        Entity entity = entities.get(node.entity());
        if (entity == null) {
            return new Needed.Some(1, List.of());
        }
        Place place = Place.of(node.field());
        return Needed.some(
                1,
                EntityNames.of(entity).stream().map(name -> named(name, place)).toList());
    }

    private static Needed named(EntityNames.Name name, Place place) {
        Tokens tokens = name.tokens();
        int last = tokens.count() - 1;
        return Needed.all(IntStream.rangeClosed(0, last)
                .mapToObj(i -> i == last && Korean.isHangul(tokens.letter(i, 0))
                        ? new Needed.Beginning(tokens.text(i), place)
                        : named(tokens, i, name.isExact(), place))
                .toList());
    }

    private static Needed named(Tokens tokens, int i, boolean exact, Place place) {
        return exact && tokens.exact(i) != tokens.folded(i)
                ? new Needed.Spelt(tokens.exact(i))
                : new Needed.Word(tokens.text(i), place);
    }

    /** Whether the words alone decide: no positions, and nothing denied. */
    static boolean isEnough(Node node) {
        return switch (node) {
            case Node.All all -> all.parts().stream().allMatch(Needs::isEnough);
            case Node.One one -> one.parts().stream().allMatch(Needs::isEnough);
            case Node.Word word -> isIndexedWhole(word.text(), word.field());
            case Node.Passes passes -> passes.written().value().indexOf('*') < 0;
            case Node.Absent a -> false;
            case Node.AnyOf a -> false;
            case Node.Close c -> false;
            case Node.Counted c -> false;
            case Node.Words w -> false;
            case Node.Mentioned m -> false;
            case Node.Expression e -> false;
        };
    }

    static boolean asksForEntities(Node node) {
        return switch (node) {
            case Node.All all -> all.parts().stream().anyMatch(Needs::asksForEntities);
            case Node.One one -> one.parts().stream().anyMatch(Needs::asksForEntities);
            case Node.AnyOf any -> any.parts().stream().anyMatch(Needs::asksForEntities);
            case Node.Close close -> asksForEntities(close.left()) || asksForEntities(close.right());
            case Node.Absent absent -> asksForEntities(absent.part());
            case Node.Counted counted -> asksForEntities(counted.part());
            case Node.Mentioned m -> true;
            case Node.Passes p -> false;
            case Node.Word w -> false;
            case Node.Words w -> false;
            case Node.Expression e -> false;
        };
    }

    private static boolean isIndexedWhole(String word, Field field) {
        return word.length() <= Needed.LONGEST_WORD && field != Field.LEAD && field != Field.BODY;
    }
}
