package org.tidings.scraper.extract.text;

import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Titles;

/** Knows the article's title again where it stands in the page, whatever the marks and capitals. */
final class Headline {
    private static final int LONGEST = 300;

    private final @Nullable String title;

    Headline(@Nullable String title) {
        this.title = title;
    }

    boolean is(Run run) {
        return title != null && run.length() < LONGEST && mayBe(title, run.text()) && Titles.same(run.text(), title);
    }

    /** Whether it is a headline: the title, or whatever the page marks as one. */
    boolean isAny(Run run) {
        return run.box().tag.equals("h1") || is(run);
    }

    /** Whether the first letters are alike: nearly always they are not, and the whole need not be compared. */
    private static boolean mayBe(String title, String text) {
        int one = firstLetter(title, 0);
        int other = firstLetter(text, 0);
        for (int compared = 0; compared < 4 && one < title.length() && other < text.length(); compared++) {
            char a = Character.toLowerCase(title.charAt(one));
            char b = Character.toLowerCase(text.charAt(other));
            if (a > '\u007f' || b > '\u007f') {
                return true;
            }
            if (a != b) {
                return false;
            }
            one = firstLetter(title, one + 1);
            other = firstLetter(text, other + 1);
        }
        return true;
    }

    private static int firstLetter(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
