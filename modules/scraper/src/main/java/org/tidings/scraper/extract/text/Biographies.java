package org.tidings.scraper.extract.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what is told of the author after the text: it begins with the name. */
final class Biographies {
    private static final int LAST = 4;
    private static final int LONGEST = 900;

    private final List<Run> runs;
    private final @Nullable Dropped[] verdicts;
    private final Known known;

    Biographies(List<Run> runs, @Nullable Dropped[] verdicts, Known known) {
        this.runs = runs;
        this.verdicts = verdicts;
        this.known = known;
    }

    void drop() {
        int seen = 0;
        for (int i = verdicts.length - 1; i > 0 && seen < LAST; i--) {
            if (verdicts[i] == null) {
                seen++;
                verdicts[i] = ofAuthor(runs.get(i)) && proseBefore(i) ? Dropped.BYLINE : null;
            }
        }
    }

    private boolean proseBefore(int at) {
        int prose = 0;
        for (int i = 0; i < at && prose < 2; i++) {
            prose += verdicts[i] == null && runs.get(i).prose() ? 1 : 0;
        }
        return prose == 2;
    }

    private boolean ofAuthor(Run run) {
        if (run.length() > LONGEST || run.text().indexOf(' ') < 0) {
            return false;
        }
        String text = run.text().toLowerCase(Locale.ROOT);
        return Phrases.ofAuthors(run.text())
                || known.authors.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> begins(text, name) || (run.length() < 400 && firstNameIs(text, name)));
    }

    /** The full name, after a mark at most. */
    private static boolean begins(String text, String name) {
        int at = name.indexOf(' ') > 0 ? text.indexOf(name) : -1;
        return at >= 0 && at <= 4;
    }

    /** As in "Ada is our reporter in the north" and "Ada covers the north". */
    private static boolean firstNameIs(String text, String name) {
        int end = name.indexOf(' ');
        boolean starts = end > 2 && text.startsWith(name.substring(0, end + 1));
        return starts && Phrases.tellsOfPerson(text.substring(end + 1));
    }
}
