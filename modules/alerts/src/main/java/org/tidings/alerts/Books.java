package org.tidings.alerts;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tidings.alerts.story.StoryBook;

/** The books in memory, the ones last used; the others are read from the store when they are needed again. */
final class Books {
    private final int mostStories;
    private final Map<String, StoryBook> books = new LinkedHashMap<>(16, .75f, true);

    Books(int mostStories) {
        this.mostStories = mostStories;
    }

    StoryBook get(String watchlist, Function<String, StoryBook> read) {
        StoryBook held = books.get(watchlist);
        if (held != null) {
            return held;
        }
        StoryBook book = read.apply(watchlist);
        books.put(watchlist, book);
        shrink();
        return book;
    }

    private void shrink() {
        int held = size();
        Iterator<StoryBook> oldest = books.values().iterator();
        while (held > mostStories && books.size() > 1) {
            held -= oldest.next().size();
            oldest.remove();
        }
    }

    /** How many stories are in memory. */
    int size() {
        return books.values().stream().mapToInt(StoryBook::size).sum();
    }

    void clear() {
        books.clear();
    }
}
