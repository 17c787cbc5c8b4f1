package org.tidings.console.history;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.Reading;
import org.tidings.alerts.story.StoryBook;
import org.tidings.alerts.story.StoryRules;
import org.tidings.model.Ids;

/** How many stories the hits of one version form, each an alert: as the alerts role forms them. They come in the order of time. */
final class Stories {
    private final String watchlist;
    private final StoryBook book;
    private final Set<String> told = new HashSet<>();
    private long opened;

    Stories(String watchlist, StoryRules rules) {
        this.watchlist = watchlist;
        this.book = new StoryBook(rules);
    }

    /**
     * A hit that is told of.
     *
     * @param alias the id under which the article is known as well; null = none
     */
    record Hit(String article, @Nullable String alias, Instant time, Reading reading) {}

    void add(Hit hit) {
        boolean again = told.contains(hit.article()) || (hit.alias() != null && told.contains(hit.alias()));
        told.add(hit.article());
        if (hit.alias() != null) {
            told.add(hit.alias());
        }
        if (!again) {
            String story = Ids.story(watchlist, hit.article());
            opened += book.place(story, hit.reading(), hit.time()).opened() ? 1 : 0;
        }
    }

    long opened() {
        return opened;
    }
}
