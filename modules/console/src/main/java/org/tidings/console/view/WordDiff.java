package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two texts compared by words. */
public final class WordDiff {
    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}@:/*?.-]+|.", Pattern.DOTALL);
    private static final int MOST = 2_000;

    private WordDiff() {}

    public enum Change {
        SAME,
        GONE,
        CAME
    }

    public record Run(Change change, String text) {}

    /** Longer texts are shown one after the other. */
    public static List<Run> of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        List<Run> runs = new ArrayList<>();
        if ((long) old.size() * now.size() > (long) MOST * MOST) {
            add(runs, Change.GONE, before);
            add(runs, Change.CAME, after);
            return runs;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(runs, Change.SAME, old.get(i++));
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                add(runs, Change.GONE, old.get(i++));
            } else {
                add(runs, Change.CAME, now.get(j++));
            }
        }
        return runs;
    }

    /** How many words the rests of both from there on share in order. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Run> runs, Change change, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!runs.isEmpty() && runs.getLast().change() == change) {
            runs.set(runs.size() - 1, new Run(change, runs.getLast().text() + text));
        } else {
            runs.add(new Run(change, text));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
