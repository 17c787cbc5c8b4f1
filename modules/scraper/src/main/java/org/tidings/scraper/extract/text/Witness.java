package org.tidings.scraper.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The article's text as the page tells it to search engines, asked what is part of the article. It is often cut short, so it is
 * heard only where it agrees with nearly all that was found, and ends where a paragraph ends.
 */
final class Witness {
    private static final int LEAST = 300;
    private static final int START = 60;
    private static final double AGREES = 0.8;
    private static final long MOST_WORK = 40_000_000;

    private final List<Run> runs;
    private final @Nullable Dropped[] verdicts;
    private final String told;

    /** @param verdicts of all the page's runs, which it changes */
    Witness(List<Run> runs, @Nullable Dropped[] verdicts, String body) {
        this.runs = runs;
        this.verdicts = verdicts;
        this.told = letters(body);
    }

    /** Takes back what was dropped for its names or links only, and drops between and after what it knows what it does not know. */
    void hear(Box container) {
        boolean heard = told.length() >= LEAST && (long) told.length() * runs.size() < MOST_WORK && agrees();
        int first = heard ? firstKnown() : -1;
        for (int i = Math.max(first, container.start); heard && first >= 0 && i < container.end; i++) {
            Run run = runs.get(i);
            if (verdicts[i] == null && i > first && plain(run) && !knows(run)) {
                verdicts[i] = Dropped.UNTOLD;
            } else if (byName(verdicts[i]) && run.prose() && knows(run)) {
                verdicts[i] = null;
            }
        }
    }

    private boolean agrees() {
        int length = 0;
        int known = 0;
        boolean ends = false;
        String end = told.substring(told.length() - START);
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                Run run = runs.get(i);
                length += run.length();
                known += knows(run) ? run.length() : 0;
                ends |= end.endsWith(tail(run)) || letters(run.text()).endsWith(end);
            }
        }
        return ends && known >= AGREES * length;
    }

    private static String tail(Run run) {
        String letters = letters(run.text());
        return letters.length() < 20 ? "\n" : letters.substring(Math.max(0, letters.length() - START));
    }

    private int firstKnown() {
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null && runs.get(i).prose() && knows(runs.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean knows(Run run) {
        String letters = letters(run.text());
        return told.contains(letters.substring(0, Math.min(START, letters.length())));
    }

    /** Headings, items and cells are often left out of it. */
    private static boolean plain(Run run) {
        return !run.box().within("li")
                && (run.box().tag.equals("p")
                        || run.box().tag.equals("div")
                        || run.box().tag.equals("section"));
    }

    private static boolean byName(@Nullable Dropped verdict) {
        return verdict == Dropped.RELATED
                || verdict == Dropped.LINKS
                || verdict == Dropped.CALL
                || verdict == Dropped.ADVERT
                || verdict == Dropped.NAVIGATION;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }
}
