package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidings.filter.match.Expr.Field;
import org.tidings.model.Entity;

/**
 * What an article has at least if a watchlist hits it: for an index of many articles, which finds few of them by it, so
 * that the engine decides on those alone. It may ask for less than the watchlist does and never for more.
 */
public sealed interface Needed {
    /** Longer words are indexed and asked for by so many letters. */
    int LONGEST_WORD = 64;

    /** Whatever it has. */
    record Anything() implements Needed {}

    /** All of the parts. */
    record All(List<Needed> parts) implements Needed {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** So many of the parts at least; of no parts none can be had. */
    record Some(int count, List<Needed> parts) implements Needed {
        public Some {
            parts = List.copyOf(parts);
        }
    }

    /** A folded word. */
    record Word(String text, Place place) implements Needed {}

    /** A word whose case and accents count, by the hash of its letters. */
    record Spelt(long hash) implements Needed {}

    /** A folded word that begins so. */
    record Beginning(String letters, Place place) implements Needed {}

    /** A folded word with {@code *} (any letters) and {@code ?} (one). */
    record Wild(String pattern, Place place) implements Needed {}

    /** A filter passes. */
    record Passes(Expr.FilterKind kind, String value) implements Needed {}

    /** Where words are indexed apart. */
    enum Place {
        /** Title and body together. */
        TEXT,
        TITLE,
        AUTHOR;

        static Place of(Field field) {
            return switch (field) {
                case ANYWHERE, LEAD, BODY -> TEXT;
                case TITLE -> TITLE;
                case AUTHOR -> AUTHOR;
            };
        }
    }

    /** @param entities by id, those in force; one that is missing is mentioned nowhere */
    static Needed of(CompiledWatchlist watchlist, Map<String, Entity> entities) {
        return new Needs(entities).of(watchlist);
    }

    /** Whether an article is sure to be hit once it has what is needed, so that none has to be read to count them. */
    static boolean isEnough(CompiledWatchlist watchlist) {
        return !watchlist.isWeighted()
                && Needs.isEnough(watchlist.terms().getFirst().node());
    }

    /** All of the parts, without those that say nothing. */
    static Needed all(List<Needed> parts) {
        List<Needed> telling =
                parts.stream().filter(part -> !(part instanceof Anything)).toList();
        return switch (telling.size()) {
            case 0 -> new Anything();
            case 1 -> telling.getFirst();
            default -> new All(telling);
        };
    }

    /** So many of the parts at least. */
    static Needed some(int count, List<Needed> parts) {
        List<Needed> telling = new ArrayList<>();
        int left = count;
        for (Needed part : parts) {
            if (part instanceof Anything) {
                left--;
            } else {
                telling.add(part);
            }
        }
        if (left <= 0) {
            return new Anything();
        }
        return left == 1 && telling.size() == 1 ? telling.getFirst() : new Some(left, telling);
    }
}
