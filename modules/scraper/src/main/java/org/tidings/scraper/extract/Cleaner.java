package org.tidings.scraper.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what is article within its container, run by run. */
final class Cleaner {
    private static final int TITLE_LIKE = 100;

    private final Layout layout;
    private final Box container;
    private final @Nullable String title;

    Cleaner(Layout layout, Box container, @Nullable String title) {
        this.layout = layout;
        this.container = container;
        this.title = title;
    }

    List<Run> clean() {
        List<Run> kept = new ArrayList<>();
        boolean elsewhere = false;
        for (Run run : container.runs(layout.runs)) {
            boolean leads = leadsElsewhere(run);
            elsewhere = (leads && opensList(run) && run.box().markBelow(container) == null)
                    || (elsewhere && followsElsewhere(run));
            if (!leads && !elsewhere && keep(run)) {
                kept.add(run);
            }
        }
        dropBeforeFirstProse(kept);
        dropAfterLastProse(kept);
        dropEmptyHeadings(kept);
        dropRepeated(kept);
        return kept;
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

    private boolean keep(Run run) {
        return run.box().markBelow(container) == null
                && !isTitle(run)
                && !facts(run)
                && !Phrases.isNoise(run)
                && !linkOnly(run)
                && !inLinkList(run);
    }

    private boolean isTitle(Run run) {
        boolean repeats = title != null && run.length() < 300 && Titles.same(run.text(), title);
        return run.box().tag.equals("h1") || repeats;
    }

    private static boolean linkOnly(Run run) {
        return run.linkDensity() > 0.8 && run.length() < 200 && !(run.box().tag.equals("p") && run.endsAsSentence());
    }

    private boolean inLinkList(Run run) {
        for (Box box = run.box(); box != null && box != container; box = box.parent) {
            boolean list =
                    box.tag.equals("ul") || box.tag.equals("ol") || box.tag.equals("div") || box.tag.equals("section");
            if (list && box.linkDensity() > 0.5 && box.text < 3000) {
                return true;
            }
        }
        return false;
    }

    private static void dropBeforeFirstProse(List<Run> kept) {
        int first = 0;
        while (first < kept.size() && !kept.get(first).prose()) {
            first++;
        }
        if (first < kept.size()) {
            for (int i = first - 1; i >= 0; i--) {
                if (!kept.get(i).heading() && (kept.get(i).words() < 5 || dateline(kept.get(i)))) {
                    kept.remove(i);
                }
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

    private static void dropAfterLastProse(List<Run> kept) {
        int last = kept.size() - 1;
        while (last >= 0 && !kept.get(last).prose()) {
            last--;
        }
        for (int i = kept.size() - 1; last >= 0 && i > last; i--) {
            Run run = kept.get(i);
            boolean scrap = !run.endsAsSentence()
                    && run.length() < TITLE_LIKE
                    && !run.box().within("li")
                    && !run.box().within("table");
            if (scrap) {
                kept.remove(i);
            }
        }
    }

    /** A heading with nothing under it. */
    private static void dropEmptyHeadings(List<Run> kept) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            boolean nothingUnder = i == kept.size() - 1 || opensSection(kept.get(i), kept.get(i + 1));
            if (kept.get(i).heading() && nothingUnder) {
                kept.remove(i);
            }
        }
    }

    private static boolean opensSection(Run heading, Run next) {
        return next.heading() && next.box().tag.compareTo(heading.box().tag) <= 0;
    }

    private static void dropRepeated(List<Run> kept) {
        Set<String> seen = new HashSet<>();
        kept.removeIf(run -> run.length() > 60 && !seen.add(run.text()));
    }
}
