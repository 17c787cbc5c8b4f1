package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Dates;
import org.tidings.scraper.extract.facts.Titles;

/** Says of every run within a container whether it is article and, where it is not, why. */
final class Cleaner {
    private static final int TITLE_LIKE = 100;

    private final Box container;
    private final @Nullable String title;
    private final Hints hints;
    private final List<Run> runs;
    private final @Nullable Dropped[] verdicts;
    private boolean afterProse;

    Cleaner(Layout layout, Box container, @Nullable String title, Hints hints) {
        this.container = container;
        this.title = title;
        this.hints = hints;
        this.runs = container.runs(layout.runs);
        this.verdicts = new Dropped[runs.size()];
    }

    /** One verdict a run of the container, in order; null = it is kept. */
    @Nullable
    Dropped[] verdicts() {
        judge();
        dropBeforeFirstProse();
        dropAfterLastProse();
        dropEmptyHeadings();
        dropRepeated();
        return verdicts;
    }

    private void judge() {
        boolean elsewhere = false;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            boolean leads = leadsElsewhere(run);
            elsewhere = (leads && opensList(run) && run.box().markBelow(container) == null)
                    || (elsewhere && followsElsewhere(run));
            Dropped told = hints.verdict(run.box(), container);
            verdicts[i] = told != null ? told : leads || elsewhere ? Dropped.ELSEWHERE : byItself(run);
        }
    }

    /** A heading or line such as "Read more": what follows it belongs to it until the text goes on. */
    private static boolean leadsElsewhere(Run run) {
        boolean line = run.linkDensity() > 0.3
                || run.heading()
                || !run.endsAsSentence()
                || run.text().endsWith(":");
        return line && (Phrases.leadsElsewhere(run) || moreOf(run));
    }

    /** A heading such as "More from the Courier". */
    private static boolean moreOf(Run run) {
        boolean titled = run.heading() || run.strong();
        return titled && run.words() <= 5 && run.text().regionMatches(true, 0, "more ", 0, 5);
    }

    /** A title for what follows, not a line that is a link itself. */
    private static boolean opensList(Run run) {
        return run.linkDensity() < 0.3 && (run.heading() || run.strong() || run.words() <= 5);
    }

    private static boolean followsElsewhere(Run run) {
        boolean goesOn = run.prose() && run.linkDensity() < 0.2 && !run.box().within("li") && run.weight() > 90;
        return !goesOn && !(run.heading() && run.linkDensity() == 0);
    }

    private @Nullable Dropped byItself(Run run) {
        Furniture mark = run.box().markBelow(container);
        if (mark != null) {
            return Dropped.as(mark);
        }
        if (isTitle(run)) {
            return Dropped.TITLE;
        }
        if (facts(run)) {
            return Dropped.DATELINE;
        }
        if (Phrases.isNoise(run)) {
            return Dropped.NOISE;
        }
        return linkOnly(run) || inLinkList(run) ? Dropped.LINKS : null;
    }

    private boolean isTitle(Run run) {
        boolean repeats = title != null && run.length() < 300 && Titles.same(run.text(), title);
        boolean headline = run.box().tag.equals("h1") && !afterProse;
        afterProse |= run.prose();
        return headline || repeats;
    }

    private boolean linkOnly(Run run) {
        return !(run.heading() && inBody(run))
                && !cites(run)
                && run.linkDensity() > 0.8
                && run.length() < 200
                && !(run.box().tag.equals("p") && run.endsAsSentence());
    }

    /** Whether it stands among the paragraphs themselves. */
    private boolean inBody(Run run) {
        Box around = run.box().parent;
        return around != null && around.prose * 2 > container.prose;
    }

    /** An item or paragraph that is a link to another site. */
    private static boolean cites(Run run) {
        return run.leadsAway()
                && (run.heading() || run.box().tag.equals("li") || run.box().tag.equals("p"));
    }

    private boolean inLinkList(Run run) {
        for (Box box = run.box(); box != null && box != container; box = box.parent) {
            boolean list =
                    box.tag.equals("ul") || box.tag.equals("ol") || box.tag.equals("div") || box.tag.equals("section");
            if (list && box.linkDensity() > 0.5 && box.text < 3000 && !cites(run)) {
                return true;
            }
        }
        return false;
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

    private void dropBeforeFirstProse() {
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

    /** A line such as "14 March 2026 | By Ada Lindqvist | Last updated 15 March". */
    private static boolean facts(Run run) {
        String[] parts = run.length() < 200 ? run.text().split("\\s*[|•·]\\s*", -1) : new String[0];
        boolean brief = parts.length > 1 && Arrays.stream(parts).allMatch(part -> part.length() < 60);
        return brief && Arrays.stream(parts).anyMatch(part -> Dates.parse(part) != null);
    }

    private static boolean dateline(Run run) {
        return run.length() < 80 && Dates.parse(run.text()) != null;
    }

    private void dropAfterLastProse() {
        List<Integer> after = new ArrayList<>();
        boolean prose = false;
        for (int at : kept()) {
            prose |= runs.get(at).prose();
            if (runs.get(at).prose()) {
                after.clear();
            } else if (scrap(runs.get(at))) {
                after.add(at);
            }
        }
        if (prose) {
            after.forEach(scrap -> verdicts[scrap] = Dropped.AFTER);
        }
    }

    private static boolean scrap(Run run) {
        return !run.endsAsSentence()
                && run.length() < TITLE_LIKE
                && !run.box().within("li")
                && !run.box().within("table");
    }

    /** A heading with nothing under it. */
    private void dropEmptyHeadings() {
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

    private void dropRepeated() {
        Set<String> seen = new HashSet<>();
        for (int at : kept()) {
            Run run = runs.get(at);
            if (run.length() > 60 && !seen.add(run.text())) {
                verdicts[at] = Dropped.REPEATED;
            }
        }
    }
}
