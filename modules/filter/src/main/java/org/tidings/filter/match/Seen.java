package org.tidings.filter.match;

import java.util.List;

/**
 * What the articles of the history hold, so that a term which none of them contains can be warned of. Answers must be
 * quick: each term of a watchlist is asked for once.
 */
public interface Seen {
    /** Whether the word stands in the title or body of some article. */
    boolean word(Expr.Folded word);

    /** Whether some word begins with these folded letters; true when that is not known. */
    default boolean prefix(String letters) {
        return true;
    }

    /** Whether the words stand somewhere in adjacent positions; where only words are known, whether each does. */
    default boolean phrase(List<Expr.Folded> words) {
        return words.stream().allMatch(this::word);
    }

    /** Whether some article mentions the entity; true when that is not known. */
    default boolean entity(String id) {
        return true;
    }
}
