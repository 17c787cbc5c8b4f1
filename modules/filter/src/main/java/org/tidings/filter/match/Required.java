package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Piece;

/**
 * Keys of which an article holds at least one if a query hits it.
 *
 * @param prefixes those of the keys that are beginnings of words
 * @param cost in which part of all articles one of them probably stands
 */
record Required(List<Long> keys, List<String> prefixes, double cost) {
    /** Prefixes are looked up by at most this many letters. */
    static final int LONGEST_PREFIX = 8;

    private static final double ENTITY = 0.02;
    private static final double HOST = 0.02;
    private static final double LANGUAGE = 0.7;
    private static final double TAG = 0.3;

    /** Null = nothing is required: the query has to run on every article. */
    static @Nullable Required of(Node node, Frequencies seen) {
        return switch (node) {
            case Node.All all -> cheapest(all.parts(), seen);
            case Node.One one -> union(one.parts(), seen);
            case Node.AnyOf any -> union(any.parts(), seen);
            case Node.Close close -> cheapest(List.of(close.left(), close.right()), seen);
            case Node.Counted counted -> of(counted.part(), seen);
            case Node.Absent a -> null;
            case Node.Passes passes -> filter(passes.written());
            case Node.Word word -> word(word.hash(), seen.of(word.hash(), word.text()));
            case Node.Words words ->
                words.pieces().stream()
                        .map(piece -> piece(piece, seen))
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingDouble(Required::cost))
                        .orElse(null);
            case Node.Mentioned m -> word(Hashes.entityKey(m.entity()), ENTITY);
            case Node.Expression e -> prefix(RegexPrefix.of(((Expr.Regex) e.written()).pattern()));
        };
    }

    private static @Nullable Required cheapest(List<? extends Node> parts, Frequencies seen) {
        Required best = null;
        for (Node part : parts) {
            Required required = of(part, seen);
            if (required != null && (best == null || required.cost < best.cost)) {
                best = required;
            }
        }
        return best;
    }

    private static @Nullable Required union(List<? extends Node> parts, Frequencies seen) {
        List<Required> all = new ArrayList<>();
        for (Node part : parts) {
            Required required = of(part, seen);
            if (required == null) {
                return null;
            }
            all.add(required);
        }
        return union(all.stream());
    }

    static Required union(Stream<Required> parts) {
        List<Required> all = parts.toList();
        List<Long> keys = all.stream().flatMap(r -> r.keys.stream()).distinct().toList();
        List<String> prefixes =
                all.stream().flatMap(r -> r.prefixes.stream()).distinct().toList();
        return new Required(
                keys, prefixes, all.stream().mapToDouble(Required::cost).sum());
    }

    private static Required word(long key, double cost) {
        return new Required(List.of(key), List.of(), cost);
    }

    private static @Nullable Required piece(Piece piece, Frequencies seen) {
        return switch (piece) {
            case Expr.Folded folded -> word(folded.hash(), seen.of(folded.hash(), folded.text()));
            case Expr.Exact exact -> exact(exact, seen);
            case Expr.Wild wild -> prefix(Wildcard.literalPrefix(wild.pattern()));
        };
    }

    /** Small letters without accents are looked up as any word; others by the exact form, which is rarer. */
    private static Required exact(Expr.Exact exact, Frequencies seen) {
        boolean plain = exact.exact() == exact.folded();
        long key = plain ? exact.folded() : Hashes.exactKey(exact.exact());
        return word(key, seen.of(exact.folded(), exact.text()) * (plain ? 1 : 0.5));
    }

    private static @Nullable Required prefix(String prefix) {
        if (prefix.isEmpty()) {
            return null;
        }
        String key = prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX));
        return new Required(List.of(Hashes.prefixKey(key)), List.of(key), Rarity.ofPrefix(key.length()));
    }

    private static @Nullable Required filter(Expr.Filter filter) {
        boolean open = filter.kind() == Expr.FilterKind.SOURCE && filter.value().indexOf('*') >= 0;
        return open ? null : word(Hashes.filterKey(filter.kind().word(), filter.value()), cost(filter));
    }

    private static double cost(Expr.Filter filter) {
        return switch (filter.kind()) {
            case SOURCE -> HOST;
            case LANG -> LANGUAGE;
            case COUNTRY, TAG -> TAG;
        };
    }
}
