package org.tidings.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher changed in an article since we read it last.
 *
 * @param revision which text of the article this is now, from 2
 * @param titleBefore its headline until then; null where that is the same
 * @param added how many sentences are new or worded anew
 * @param removed how many sentences are gone or worded anew
 * @param passages the first of the new sentences, at most {@link #PASSAGES} of {@link #LONGEST} characters
 */
public record Change(int revision, @Nullable String titleBefore, int added, int removed, List<String> passages) {
    public static final int PASSAGES = 5;
    public static final int LONGEST = 300;

    public Change {
        passages = Lists.of(passages);
    }
}
