package org.tidings.scraper.extract.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Dates;

/** Judges a run by itself: what its block calls itself, what it says, and how much of it is links. */
final class Lines {
    private static final Pattern PARTED = Pattern.compile("\\s*[|•·]\\s*");
    private static final int LONGEST_LINK = 200;
    private static final int LONGEST_LIST = 3000;

    private final Box container;
    private final Known known;

    Lines(Box container, Known known) {
        this.container = container;
        this.known = known;
    }

    /** Why it is no part of the article; null when nothing speaks against it. */
    @Nullable
    Dropped judge(Run run, boolean afterProse) {
        Furniture mark = run.box().markBelow(container);
        if (mark != null) {
            return Dropped.as(mark);
        }
        if (isTitle(run, afterProse)) {
            return Dropped.TITLE;
        }
        if (facts(run)) {
            return Dropped.DATELINE;
        }
        if (Phrases.isCaption(run)) {
            return Dropped.CAPTION;
        }
        if (Phrases.isNoise(run)) {
            return Dropped.NOISE;
        }
        return linkOnly(run) || inLinkList(run) ? Dropped.LINKS : null;
    }

    /** Some write their sub-headings as h1. */
    private boolean isTitle(Run run, boolean afterProse) {
        return known.headline.is(run) || (run.box().tag.equals("h1") && !afterProse);
    }

    /** A line such as "14 March 2026 | By Ada Lindqvist | Last updated 15 March". */
    private static boolean facts(Run run) {
        String[] parts = run.length() < 200 && parted(run.text()) ? PARTED.split(run.text(), -1) : new String[0];
        boolean brief = parts.length > 1 && Arrays.stream(parts).allMatch(part -> part.length() < 60);
        return brief && Arrays.stream(parts).anyMatch(part -> Dates.parse(part) != null);
    }

    private static boolean parted(String text) {
        return text.indexOf('|') >= 0 || text.indexOf('•') >= 0 || text.indexOf('·') >= 0;
    }

    private boolean linkOnly(Run run) {
        if ((run.heading() && inBody(run)) || cites(run) || run.length() >= LONGEST_LINK) {
            return false;
        }
        boolean sentence = run.box().tag.equals("p") && run.endsAsSentence() && !run.capitals();
        return run.linkDensity() > 0.8 && !sentence;
    }

    /** Whether it stands among the paragraphs themselves. */
    private boolean inBody(Run run) {
        Box around = run.box().parent;
        return around != null && around.prose * 2 > container.prose;
    }

    /** A heading, item or paragraph that is a link to another site. */
    private static boolean cites(Run run) {
        String tag = run.box().tag;
        return run.leadsAway() && (run.heading() || tag.equals("li") || tag.equals("p"));
    }

    private boolean inLinkList(Run run) {
        for (Box box = run.box(); box != null && box != container; box = box.parent) {
            boolean list =
                    box.tag.equals("ul") || box.tag.equals("ol") || box.tag.equals("div") || box.tag.equals("section");
            if (list && box.linkDensity() > 0.5 && box.text < LONGEST_LIST && !cites(run)) {
                return true;
            }
        }
        return false;
    }
}
