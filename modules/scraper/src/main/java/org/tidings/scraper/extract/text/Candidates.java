package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The boxes that may hold the article as well, each found in another way: the first choice is right on most pages. */
final class Candidates {
    private static final int LEAST_PROSE = 200;
    private static final double MOST = 0.8;
    private static final double JOINED = 0.2;

    private final Layout layout;
    private final Known known;
    private final List<Box> found = new ArrayList<>();

    private Candidates(Layout layout, Known known) {
        this.layout = layout;
        this.known = known;
    }

    /** Those that hold something else than {@code first}, without repetition. */
    static List<Box> besides(Box first, Layout layout, Known known) {
        Candidates candidates = new Candidates(layout, known);
        candidates.add(first);
        candidates.add(candidates.aroundHeadline());
        candidates.add(candidates.byParagraphs());
        candidates.add(candidates.mostProse());
        return candidates.found.subList(1, candidates.found.size());
    }

    private void add(@Nullable Box box) {
        boolean known =
                box == null || found.stream().anyMatch(other -> other.start == box.start && other.end == box.end);
        if (!known) {
            found.add(box);
        }
    }

    /** The smallest box with the headline and some prose. */
    private @Nullable Box aroundHeadline() {
        for (Run run : layout.runs) {
            boolean headline = known.headline.isAny(run);
            Box box = headline ? run.box().parent : null;
            while (box != null && box.unmarkedProse < LEAST_PROSE) {
                box = box.parent;
            }
            if (box != null) {
                return box;
            }
        }
        return null;
    }

    /** As Readability does: a paragraph speaks for its parent and half as much for the one above. */
    private @Nullable Box byParagraphs() {
        for (Run run : layout.runs) {
            Box parent = run.box().parent;
            if (run.prose() && parent != null && !run.box().marked) {
                double weight = 1 + Math.min(3, run.weight() / 100) + commas(run.text());
                parent.readable += weight;
                Box above = parent.parent;
                if (above != null) {
                    above.readable += weight / 2;
                }
            }
        }
        Box best = null;
        for (Box box : layout.boxes) {
            double readable = box.readable * (1 - box.linkDensity());
            best = best == null || readable > best.readable * (1 - best.linkDensity()) ? box : best;
        }
        return best == null || best.readable == 0 ? null : withSiblings(best);
    }

    private static int commas(String text) {
        return (int) text.chars()
                .filter(c -> c == ',' || c == '、' || c == '，' || c == '،')
                .count();
    }

    private Box withSiblings(Box best) {
        Box parent = best.parent;
        for (Box box : layout.boxes) {
            if (parent != null && box.parent == parent && box != best && box.readable > JOINED * best.readable) {
                return parent;
            }
        }
        return best;
    }

    /** The smallest box with nearly all the prose of the page: where nothing else is found, all paragraphs. */
    private Box mostProse() {
        Box root = layout.boxes.get(0);
        int enough = (int) (MOST * root.unmarkedProse);
        Box smallest = root;
        for (Box box : layout.boxes) {
            boolean holds = box.prose >= enough && box.end - box.start <= smallest.end - smallest.start;
            smallest = holds && !box.marked && box.unmarkedProse >= enough ? box : smallest;
        }
        return smallest;
    }
}
