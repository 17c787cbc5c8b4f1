package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.site.Evidence.Place;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SeenBlock;
import org.tidings.scraper.extract.site.SiteProfile;

/** Drops of an article's text what repeats on its site; where that is most of it, only what is certain. */
final class SiteBlocks {
    /** One in so many characters must be left. */
    private static final int LEAST = 5;

    private final List<Run> runs = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<SeenBlock> blocks = new ArrayList<>();
    private final @Nullable Dropped[] verdicts;
    private final SiteProfile site;
    private final boolean[] repeats;

    /** @param verdicts of all runs; those that are null are judged here */
    SiteBlocks(List<Run> all, @Nullable Dropped[] verdicts, SiteProfile site) {
        this.verdicts = verdicts;
        this.site = site;
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                Run run = all.get(i);
                places.add(i);
                runs.add(run);
                blocks.add(SeenBlock.of(run.text(), run.prose()));
            }
        }
        this.repeats = new boolean[runs.size()];
    }

    /** Writes {@link Dropped#SITE} where a run is the site's, and tells what stood in the text. */
    PageBlocks drop(@Nullable String title) {
        if (site.learned() > 0) {
            afterTheText();
            beforeTheText();
            withinTheText();
            headingsOfNothing();
        }
        undo();
        int dropped = 0;
        for (int i = 0; i < repeats.length; i++) {
            if (repeats[i]) {
                verdicts[places.get(i)] = Dropped.SITE;
                dropped++;
            }
        }
        return new PageBlocks(title, blocks, dropped);
    }

    /** Of what would be most of a text, only what is certain goes; and of what would be nearly all of it, nothing. */
    private void undo() {
        int all = length(true) + length(false);
        if (2 * length(true) <= all) {
            return;
        }
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] &= site.evidence(blocks.get(i).hash()).certain();
        }
        if (LEAST * length(false) < all) {
            Arrays.fill(repeats, false);
        }
    }

    private int length(boolean repeating) {
        int length = 0;
        for (int i = 0; i < repeats.length; i++) {
            length += repeats[i] == repeating ? runs.get(i).length() : 0;
        }
        return length;
    }

    private void afterTheText() {
        for (int i = runs.size() - 1; i >= 0 && edge(i); i--) {
            repeats[i] = furniture(i, Place.EDGE);
        }
    }

    private void beforeTheText() {
        for (int i = 0; i < runs.size() && edge(i); i++) {
            repeats[i] = furniture(i, Place.EDGE);
        }
    }

    /** The article's own prose ends the edge. */
    private boolean edge(int at) {
        return !runs.get(at).prose() || furniture(at, Place.EDGE);
    }

    private boolean furniture(int at, Place place) {
        SeenBlock block = blocks.get(at);
        return block.tellable() && site.furniture(block, place);
    }

    /** A heading within the text stays while something stands under it. */
    private void withinTheText() {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (!repeats[i] && !run.heading() && furniture(i, run.prose() ? Place.PROSE : Place.LINE)) {
                repeats[i] = !item(run) || wholeList(i);
            }
        }
    }

    private static boolean item(Run run) {
        return list(run.box()) != null;
    }

    private static @Nullable Box list(Box from) {
        for (Box box = from; box != null; box = box.parent) {
            if (box.tag.equals("ul") || box.tag.equals("ol") || box.tag.equals("dl") || box.tag.equals("table")) {
                return box;
            }
        }
        return null;
    }

    /** Items and cells are alike from one article to the next without being the site's: all of a list are, or none. */
    private boolean wholeList(int at) {
        Box list = list(runs.get(at).box());
        for (int i = 0; i < runs.size(); i++) {
            if (list != null && places.get(i) >= list.start && places.get(i) < list.end && !furniture(i, Place.PROSE)) {
                return false;
            }
        }
        return true;
    }

    private void headingsOfNothing() {
        boolean under = false;
        boolean left = false;
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).heading()) {
                repeats[i] |= left && !under;
                under = false;
                left = false;
            } else {
                under |= !repeats[i];
                left |= repeats[i];
            }
        }
    }
}
