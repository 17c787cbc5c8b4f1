package org.tidings.model;

import java.util.ArrayList;
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

    /** In a line, for people. */
    public String words() {
        List<String> parts = new ArrayList<>();
        if (titleBefore != null) {
            parts.add("another headline");
        }
        if (added > 0) {
            parts.add(counted(added) + " new");
        }
        if (removed > 0) {
            parts.add(counted(removed) + " gone");
        }
        return "revision " + revision + ": " + String.join(", ", parts);
    }

    private static String counted(int sentences) {
        return sentences == 1 ? "1 sentence" : sentences + " sentences";
    }
}
