package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Dates;

/** Takes scraps from both ends of what is kept, headings with nothing under them, and what was said before. */
final class Edges {
    private static final int TITLE_LIKE = 100;
    private static final int TELLING = 60;

    private final List<Run> runs;
    private final @Nullable Dropped[] verdicts;

    Edges(List<Run> runs, @Nullable Dropped[] verdicts) {
        this.runs = runs;
        this.verdicts = verdicts;
    }

    void drop() {
        beforeFirstProse();
        afterLastProse();
        emptyHeadings();
        repeated();
    }

    /** Where the runs kept so far stand. */
    private List<Integer> kept() {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                kept.add(i);
            }
        }
        return kept;
    }

    private void beforeFirstProse() {
        List<Integer> before = new ArrayList<>();
        for (int at : kept()) {
            Run run = runs.get(at);
            if (run.prose()) {
                before.forEach(scrap -> verdicts[scrap] = Dropped.BEFORE);
                return;
            }
            if (!run.heading() && (run.words() < 5 || dateline(run))) {
                before.add(at);
            }
        }
    }

    private static boolean dateline(Run run) {
        return run.length() < 80 && Dates.parse(run.text()) != null;
    }

    private void afterLastProse() {
        List<Integer> after = new ArrayList<>();
        Run last = null;
        for (int at : kept()) {
            Run run = runs.get(at);
            if (run.prose()) {
                after.clear();
                last = run;
            } else if (last != null && scrap(run, last)) {
                after.add(at);
            }
        }
        after.forEach(scrap -> verdicts[scrap] = Dropped.AFTER);
    }

    /** A paragraph beside the last one is of its kind. */
    private static boolean scrap(Run run, Run last) {
        boolean paragraph = run.box().tag.equals("p") && last.box().tag.equals("p") && beside(run, last);
        return !run.endsAsSentence()
                && run.length() < TITLE_LIKE
                && !(paragraph && run.weight() > 25)
                && !run.box().within("li")
                && !run.box().within("table");
    }

    @SuppressWarnings("ReferenceEquality") // boxes are places on the page
    private static boolean beside(Run one, Run other) {
        return one.box().parent == other.box().parent;
    }

    /** A heading with nothing under it. */
    private void emptyHeadings() {
        Run next = null;
        List<Integer> kept = kept();
        for (int i = kept.size() - 1; i >= 0; i--) {
            Run run = runs.get(kept.get(i));
            if (run.heading() && (next == null || opensSection(run, next))) {
                verdicts[kept.get(i)] = Dropped.EMPTY_HEADING;
            } else {
                next = run;
            }
        }
    }

    private static boolean opensSection(Run heading, Run next) {
        return next.heading() && next.box().tag.compareTo(heading.box().tag) <= 0;
    }

    private void repeated() {
        Set<String> seen = new HashSet<>();
        for (int at : kept()) {
            Run run = runs.get(at);
            if (run.length() > TELLING && !seen.add(run.text())) {
                verdicts[at] = Dropped.REPEATED;
            }
        }
    }
}
