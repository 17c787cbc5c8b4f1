package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tidings.scraper.extract.facts.Dates;

/** The paragraphs between the headline and the box that holds the article: many sites keep the first one or two there. */
final class Standfirst {
    private static final int WITHIN = 40;
    private static final int MOST = 3;
    private static final int LONGEST = 1500;
    private static final int LIKENESS = 40;
    private static final int DATELINE = 100;

    private static final Set<String> NAMES = Set.of(
            "standfirst",
            "dek",
            "deck",
            "subtitle",
            "subheadline",
            "subheading",
            "subhead",
            "subhed",
            "sub-title",
            "sub-headline",
            "sub-heading",
            "lead",
            "lede",
            "leadtext",
            "lead-text",
            "intro",
            "introtext",
            "introduction",
            "abstract",
            "excerpt",
            "summary",
            "strapline",
            "kicker-text",
            "vorspann",
            "anriss",
            "anleser",
            "chapo",
            "chapeau",
            "entradilla",
            "bajada",
            "copete",
            "sommario",
            "occhiello",
            "catenaccio",
            "linha-fina",
            "ingress",
            "ingres",
            "manchet",
            "zajawka");

    private final Layout layout;
    private final Box container;
    private final Known known;

    Standfirst(Layout layout, Box container, Known known) {
        this.layout = layout;
        this.container = container;
        this.known = known;
    }

    /** Where its runs stand, last first; empty when there is none, or no headline before the container. */
    List<Integer> runs(List<String> body) {
        int headline = headline();
        List<Integer> found = new ArrayList<>();
        for (int i = container.start - 1; i > headline && headline >= 0 && found.size() < MOST; i--) {
            Run run = layout.runs.get(i);
            if (belongs(run) && !told(body, run.text())) {
                found.add(i);
            }
        }
        return found;
    }

    private int headline() {
        int farthest = Math.max(0, container.start - WITHIN);
        for (int i = container.start - 1; i >= farthest; i--) {
            Run run = layout.runs.get(i);
            boolean titled = known.headline.isAny(run);
            if (titled && run.box().mark == null) {
                return i;
            }
        }
        return -1;
    }

    private boolean belongs(Run run) {
        boolean dated = run.length() < DATELINE && Dates.parse(run.text()) != null;
        boolean told = known.title != null && run.text().contains(known.title);
        if (dated || told || run.length() > LONGEST || run.linkDensity() > 0.4 || Phrases.isNoise(run)) {
            return false;
        }
        if (describes(run)) {
            return true;
        }
        boolean plain = !run.box().marked;
        return plain && !run.box().within("li") && (run.prose() || (named(run.box()) && run.words() >= 4));
    }

    /** Whether the page says the same of itself to search engines. */
    private boolean describes(Run run) {
        String description = known.description;
        int length = Math.min(LIKENESS, run.length());
        return run.length() >= LIKENESS
                && description != null
                && description.strip().regionMatches(true, 0, run.text(), 0, length);
    }

    private boolean named(Box box) {
        for (Box at = box; at != null && at.end - at.start <= MOST; at = at.parent) {
            if (Names.any(at.element.className(), NAMES)) {
                return true;
            }
        }
        return false;
    }

    private static boolean told(List<String> body, String text) {
        String start = text.substring(0, Math.min(LIKENESS, text.length()));
        return body.stream().anyMatch(paragraph -> paragraph.contains(start));
    }
}
