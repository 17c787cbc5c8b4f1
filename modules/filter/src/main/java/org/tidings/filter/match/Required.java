package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Piece;

/** Keys of which an article holds at least one if a query hits it, each with what it then holds beside it. */
final class Required {
    /** Prefixes are looked up by at most this many letters. */
    static final int LONGEST_PREFIX = 8;

    private static final double ENTITY = 0.02;
    private static final double HOST = 0.02;
    private static final double LANGUAGE = 0.7;
    private static final double TAG = 0.3;

    private final long[] keys;
    private final long[] beside;
    private final Set<String> prefixes;
    private final double cost;

    private Required(long[] keys, long[] beside, Set<String> prefixes, double cost) {
        this.keys = keys;
        this.beside = beside;
        this.prefixes = prefixes;
        this.cost = cost;
    }

    /** Not to be changed. */
    long[] keys() {
        return keys;
    }

    /** What is needed beside each key, as {@link KeySet} tells it. */
    long beside(int key) {
        return beside[key];
    }

    /** The beginnings of words among all of these. */
    Set<String> prefixes() {
        return prefixes;
    }

    /** In which part of all articles one of the keys probably stands. */
    double cost() {
        return cost;
    }

    /** Null = nothing is required: the query has to run on every article. */
    static @Nullable Required of(Node node, Frequencies seen) {
        return switch (node) {
            case Node.All all -> together(each(all.parts(), seen));
            case Node.One one -> oneOf(each(one.parts(), seen));
            case Node.AnyOf any -> oneOf(each(any.parts(), seen));
            case Node.Close close -> together(each(List.of(close.left(), close.right()), seen));
            case Node.Counted counted -> of(counted.part(), seen);
            case Node.Absent a -> null;
            case Node.Passes passes -> filter(passes.written());
            case Node.Word word -> word(word.hash(), seen.of(word.hash(), word.text()));
            case Node.Words words -> pieces(words.pieces(), seen);
            case Node.Mentioned m -> word(Hashes.entityKey(m.entity()), ENTITY);
            case Node.Expression e -> prefix(RegexPrefix.of(((Expr.Regex) e.written()).pattern()));
        };
    }

    private static List<@Nullable Required> each(List<? extends Node> parts, Frequencies seen) {
        List<@Nullable Required> each = new ArrayList<>(parts.size());
        for (Node part : parts) {
            each.add(of(part, seen));
        }
        return each;
    }

    private static @Nullable Required pieces(List<Piece> pieces, Frequencies seen) {
        List<@Nullable Required> each = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            each.add(piece(piece, seen));
        }
        return together(each);
    }

    /** The rarest of parts that are all required, and beside it the rarest of the others that can be told. */
    private static @Nullable Required together(List<@Nullable Required> parts) {
        List<Required> told = new ArrayList<>();
        for (Required part : parts) {
            if (part != null) {
                told.add(part);
            }
        }
        if (told.isEmpty()) {
            return null;
        }
        told.sort(Comparator.comparingDouble(Required::cost));
        Required best = told.removeFirst();
        return told.stream()
                .filter(part -> part.keys.length <= KeySet.MOST)
                .findFirst()
                .map(best::with)
                .orElse(best);
    }

    private Required with(Required other) {
        long needed = KeySet.anyOf(other.keys);
        long[] more = new long[keys.length];
        Arrays.setAll(more, i -> KeySet.both(beside[i], needed));
        Set<String> all = prefixes;
        if (!other.prefixes.isEmpty()) {
            all = new HashSet<>(prefixes);
            all.addAll(other.prefixes);
        }
        return new Required(keys, more, all, cost);
    }

    /** Null as soon as one of the parts is. */
    static @Nullable Required oneOf(List<@Nullable Required> parts) {
        Map<Long, Long> besideKey = new LinkedHashMap<>();
        Set<String> prefixes = new HashSet<>();
        double cost = 0;
        for (Required part : parts) {
            if (part == null) {
                return null;
            }
            for (int i = 0; i < part.keys.length; i++) {
                besideKey.merge(part.keys[i], part.beside[i], KeySet::either);
            }
            prefixes.addAll(part.prefixes);
            cost += part.cost;
        }
        long[] keys = besideKey.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] beside = besideKey.values().stream().mapToLong(Long::longValue).toArray();
        return new Required(keys, beside, prefixes, cost);
    }

    private static Required word(long key, double cost) {
        return new Required(new long[] {key}, new long[] {KeySet.NOTHING}, Set.of(), cost);
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
        return new Required(
                new long[] {Hashes.prefixKey(key)},
                new long[] {KeySet.NOTHING},
                Set.of(key),
                Rarity.ofPrefix(key.length()));
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
