package org.tidings.scraper.extract;

import java.util.ArrayList;
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
        for (Run run : container.runs(layout.runs)) {
            if (keep(run)) {
                kept.add(run);
            }
        }
        dropBeforeFirstProse(kept);
        dropAfterLastProse(kept);
        dropEmptyHeadings(kept);
        dropRepeated(kept);
        return kept;
    }

    private boolean keep(Run run) {
        if (run.box().markBelow(container) != null) {
            return false;
        }
        if (run.heading() && run.box().tag.equals("h1")) {
            return false;
        }
        if (title != null && run.length() < 300 && run.text().equalsIgnoreCase(title)) {
            return false;
        }
        if (Phrases.leadsElsewhere(run) && (run.linkDensity() > 0.3 || !run.endsAsSentence() || run.heading())) {
            return false;
        }
        if (Phrases.calls(run) && run.length() < 120) {
            return false;
        }
        if (Phrases.credits(run) && run.length() < 120) {
            return false;
        }
        return !linkOnly(run) && !inLinkList(run);
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
                if (!kept.get(i).heading() && kept.get(i).words() < 5) {
                    kept.remove(i);
                }
            }
        }
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
