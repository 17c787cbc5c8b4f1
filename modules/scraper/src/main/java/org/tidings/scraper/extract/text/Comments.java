package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readers' comments, told by what each of them ends with: a word such as "Reply". */
final class Comments {
    private static final int LEAST = 2;
    private static final int LONGEST = 40;

    private Comments() {}

    /** Marks each comment, or all of them together where they have a box of their own. */
    static void mark(Layout layout) {
        List<Box> replies = new ArrayList<>();
        for (Run run : layout.runs) {
            if (run.length() < LONGEST && Phrases.repliesTo(run.text())) {
                replies.add(run.box());
            }
        }
        Box all = replies.size() < LEAST ? null : holderOf(replies);
        if (all != null) {
            mark(layout, all, replies);
        }
    }

    private static void mark(Layout layout, Box all, List<Box> replies) {
        if (own(layout, all)) {
            all.mark = Furniture.COMMENTS;
            return;
        }
        for (Box reply : replies) {
            Box comment = reply;
            while (comment.parent != null && comment.parent != all) {
                comment = comment.parent;
            }
            comment.mark = comment != all && own(layout, comment) ? Furniture.COMMENTS : comment.mark;
        }
    }

    private static boolean own(Layout layout, Box box) {
        return box.runs(layout.runs).stream().noneMatch(run -> run.box().tag.equals("h1"))
                && box.prose * 10 < layout.boxes.get(0).prose * 9;
    }

    private static @Nullable Box holderOf(List<Box> boxes) {
        Box holder = boxes.get(0);
        Box last = boxes.get(boxes.size() - 1);
        while (holder != null && !holder.holds(last)) {
            holder = holder.parent;
        }
        return holder;
    }
}
