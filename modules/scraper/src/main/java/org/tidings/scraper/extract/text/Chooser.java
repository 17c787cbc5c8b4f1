package org.tidings.scraper.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is left of candidates after cleaning. The rating is the length of the prose, weighted by how little of it is
 * links, how many of its paragraphs end as sentences, whether it stands under the headline, and whether it holds what the page
 * is described with.
 */
final class Chooser {
    private static final int NEAR = 40;
    private static final double FAR_AWAY = 0.5;
    private static final double DESCRIBED = 1.3;
    private static final int LIKENESS = 40;

    private final Layout layout;
    private final Known known;

    Chooser(Layout layout, Known known) {
        this.layout = layout;
        this.known = known;
    }

    /** What no candidate of the page can be rated above. */
    double bound() {
        double prose = 0;
        for (Run run : layout.runs) {
            boolean unmarked = run.prose() && !run.box().marked;
            prose += unmarked ? run.weight() : 0;
        }
        return prose * DESCRIBED;
    }

    /** @param verdicts of all runs of the page */
    double rate(@Nullable Dropped[] verdicts) {
        double prose = 0;
        int length = 0;
        int linked = 0;
        int lines = 0;
        int sentences = 0;
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                Run run = layout.runs.get(i);
                prose += run.prose() ? run.weight() : 0;
                length += run.length();
                linked += run.linked();
                lines += run.heading() ? 0 : 1;
                sentences += !run.heading() && run.endsAsSentence() ? 1 : 0;
            }
        }
        double told = lines == 0 ? 0 : 0.5 + 0.5 * sentences / lines;
        double unlinked = length == 0 ? 0 : 1 - (double) linked / length;
        return prose
                * told
                * unlinked
                * (underHeadline(verdicts) ? 1 : FAR_AWAY)
                * (described(verdicts) ? DESCRIBED : 1);
    }

    /** Also where the page has no headline. */
    private boolean underHeadline(@Nullable Dropped[] verdicts) {
        boolean anyHeadline = false;
        int since = Integer.MAX_VALUE;
        for (int i = 0; i < verdicts.length; i++) {
            Run run = layout.runs.get(i);
            boolean headline = known.headline.isAny(run);
            anyHeadline |= headline;
            since = headline ? 0 : since == Integer.MAX_VALUE ? since : since + 1;
            if (verdicts[i] == null && run.prose()) {
                return since <= NEAR || (!anyHeadline && !headlineAfter(i));
            }
        }
        return false;
    }

    private boolean headlineAfter(int at) {
        return layout.runs.subList(at, layout.runs.size()).stream().anyMatch(known.headline::isAny);
    }

    private boolean described(@Nullable Dropped[] verdicts) {
        String description = known.description;
        if (description == null || description.length() < LIKENESS) {
            return false;
        }
        String start = description
                .strip()
                .substring(0, Math.min(LIKENESS, description.strip().length()));
        List<Run> runs = layout.runs;
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null && runs.get(i).text().contains(start)) {
                return true;
            }
        }
        return false;
    }
}
