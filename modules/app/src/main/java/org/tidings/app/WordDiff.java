package org.tidings.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts as one, word by word: {@code port [-strike-] {+walkout+} closed}, with long runs of what stayed cut short. */
public final class WordDiff {
    private static final int CONTEXT = 6;
    private static final int MOST = 4_000_000;

    private WordDiff() {}

    public static String of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int same = 0;
        while (same < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
            same++;
        }
        List<String> out = new ArrayList<>();
        stayed(out, old.subList(0, start), false, true);
        changed(out, old.subList(start, old.size() - same), now.subList(start, now.size() - same));
        stayed(out, old.subList(old.size() - same, old.size()), true, false);
        return String.join(" ", out);
    }

    /** Brackets are words of their own. */
    private static List<String> words(String text) {
        return Arrays.stream(text.replaceAll("([()])", " $1 ").strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void stayed(List<String> out, List<String> words, boolean after, boolean before) {
        int kept = (after ? CONTEXT : 0) + (before ? CONTEXT : 0);
        if (words.size() <= kept + 1) {
            out.addAll(words);
            return;
        }
        out.addAll(words.subList(0, after ? CONTEXT : 0));
        out.add("…");
        out.addAll(words.subList(words.size() - (before ? CONTEXT : 0), words.size()));
    }

    private static void changed(List<String> out, List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST) {
            mark(out, List.of(old.size() + " words"), "[-", "-]");
            mark(out, List.of(now.size() + " words"), "{+", "+}");
            return;
        }
        int[][] longest = longest(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int same = i;
            while (isSame(old, i, now, j)) {
                i++;
                j++;
            }
            stayed(out, old.subList(same, i), true, true);
            int gone = i;
            int came = j;
            while (!isSame(old, i, now, j) && (i < old.size() || j < now.size())) {
                if (j == now.size() || (i < old.size() && longest[i + 1][j] >= longest[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            mark(out, old.subList(gone, i), "[-", "-]");
            mark(out, now.subList(came, j), "{+", "+}");
        }
    }

    private static boolean isSame(List<String> old, int i, List<String> now, int j) {
        return i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
    }

    private static void mark(List<String> out, List<String> words, String open, String close) {
        if (!words.isEmpty()) {
            out.add(open + String.join(" ", words) + close);
        }
    }

    /** The length of the longest common part of what is left of both, from each pair of places. */
    private static int[][] longest(List<String> old, List<String> now) {
        int[][] longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }
}
