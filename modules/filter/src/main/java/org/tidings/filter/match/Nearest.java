package org.tidings.filter.match;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant. */
final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest changed letters, if they are few. */
    static @Nullable String of(String written, Collection<String> candidates) {
        String best = null;
        int fewest = written.length() / 3 + 2;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - written.length()) < fewest) {
                int changes = changes(written, candidate);
                if (changes < fewest) {
                    fewest = changes;
                    best = candidate;
                }
            }
        }
        return best;
    }

    static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
