package org.tidings.scraper.extract.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of other articles, told by their shape: several blocks alike, each a linked headline with little beside it. */
final class Cards {
    private static final int LEAST = 3;
    private static final int MOST_RUNS = 6;
    private static final int MOST_TEXT = 600;

    private record Kind(Box parent, String tag, String names) {}

    private static final class Count {
        int all;
        int cards;
    }

    private Cards() {}

    /** Marks the lists as what leads elsewhere. */
    static void mark(Layout layout) {
        Map<Kind, Count> kinds = new HashMap<>();
        for (Box box : layout.boxes) {
            Kind kind = kind(box);
            if (kind != null) {
                Count count = kinds.computeIfAbsent(kind, unknown -> new Count());
                count.all++;
                count.cards += isCard(layout, box) ? 1 : 0;
            }
        }
        for (Box box : layout.boxes) {
            Count count = kinds.get(kind(box));
            if (box.mark == null && count != null && count.cards >= LEAST && count.cards * 10 >= count.all * 7) {
                box.mark = Furniture.RELATED;
            }
        }
    }

    private static @Nullable Kind kind(Box box) {
        Box parent = box.parent;
        boolean block =
                box.tag.equals("li") || box.tag.equals("div") || box.tag.equals("article") || box.tag.equals("section");
        return parent == null || !block || box.text == 0 ? null : new Kind(parent, box.tag, box.element.className());
    }

    private static boolean isCard(Layout layout, Box box) {
        if (box.text > MOST_TEXT || box.end - box.start > MOST_RUNS || box.end == box.start) {
            return false;
        }
        return box.runs(layout.runs).stream().anyMatch(Cards::linkedHeadline);
    }

    private static boolean linkedHeadline(Run run) {
        return run.linkDensity() > 0.8 && !run.leadsAway() && (run.heading() || run.words() >= 3);
    }
}
