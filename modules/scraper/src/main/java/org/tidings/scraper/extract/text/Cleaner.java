package org.tidings.scraper.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of every run within a container whether it is article and, where it is not, why: first each for itself and by what
 * stands before it, then the {@link Edges} of what is left.
 */
final class Cleaner {
    private static final double LEAST_LEFT = 0.25;

    /** How much is believed of what speaks against a run; less each time too little is left. */
    private enum Trust {
        ALL,
        NAMES,
        NOTHING
    }

    private final Box container;
    private final Known known;
    private final Hints hints;
    private final List<Run> runs;
    private final @Nullable Dropped[] verdicts;
    private final Lines lines;

    Cleaner(Layout layout, Box container, Known known, Hints hints) {
        this.container = container;
        this.known = known;
        this.hints = hints;
        this.runs = container.runs(layout.runs);
        this.verdicts = new Dropped[runs.size()];
        this.lines = new Lines(container, known);
    }

    /** One verdict a run of the container, in order; null = it is kept. */
    @Nullable
    Dropped[] verdicts() {
        for (Trust trust : Trust.values()) {
            judge(trust);
            if (enoughLeft()) {
                break;
            }
        }
        new Edges(runs, verdicts).drop();
        new Biographies(runs, verdicts, known).drop();
        return verdicts;
    }

    private void judge(Trust trust) {
        Flow flow = new Flow(container, known);
        boolean afterProse = false;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            Dropped told = hints.verdict(run.box(), container);
            flow.headline(run);
            Dropped byPlace = flow.next(run, afterProse);
            Dropped verdict = told != null ? told : byPlace != null ? byPlace : lines.judge(run, afterProse);
            verdicts[i] = trusted(verdict, run, trust) ? verdict : null;
            afterProse |= run.prose() && verdicts[i] == null;
        }
    }

    private static boolean trusted(@Nullable Dropped verdict, Run run, Trust trust) {
        boolean byLinks = verdict == Dropped.LINKS || verdict == Dropped.ELSEWHERE;
        boolean byName = verdict == Dropped.RELATED || verdict == Dropped.CALL || verdict == Dropped.ADVERT;
        return switch (trust) {
            case ALL -> true;
            case NAMES -> !run.prose() || !byLinks;
            case NOTHING -> !run.prose() || !(byLinks || byName);
        };
    }

    private boolean enoughLeft() {
        int prose = 0;
        int left = 0;
        for (int i = 0; i < verdicts.length; i++) {
            int length = runs.get(i).prose() ? runs.get(i).length() : 0;
            prose += verdicts[i] == Dropped.COMMENTS || verdicts[i] == Dropped.RULE ? 0 : length;
            left += verdicts[i] == null ? length : 0;
        }
        return left >= LEAST_LEFT * prose;
    }
}
