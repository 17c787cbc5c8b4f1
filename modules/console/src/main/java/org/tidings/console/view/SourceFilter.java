package org.tidings.console.view;

import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Word;

/**
 * Which sources are meant, as an address: everything chosen stands in it.
 *
 * @param state null = in any
 * @param tag null = with any or none
 * @param search part of a name, an address or a tag; empty = all
 */
public record SourceFilter(@Nullable State state, @Nullable String tag, String search) {
    public static final SourceFilter ALL = new SourceFilter(null, null, "");

    /** From what stands in an address; a state that there is not is none. */
    public static SourceFilter of(@Nullable String state, @Nullable String tag, @Nullable String search) {
        return new SourceFilter(
                Word.find(State.class, state),
                tag == null || tag.isBlank() ? null : tag.strip(),
                search == null ? "" : search.strip());
    }

    public boolean fits(Feed feed, @Nullable FeedStatus status) {
        return fitsButForState(feed, status) && (state == null || state == SourceWords.state(feed, status));
    }

    /** Whether tag and search fit: what the counts of the states are taken from. */
    boolean fitsButForState(Feed feed, @Nullable FeedStatus status) {
        if (tag != null && !feed.tags().contains(tag)) {
            return false;
        }
        return search.isEmpty()
                || holds(feed.url())
                || holds(feed.title())
                || (status != null && holds(status.title()))
                || feed.tags().stream().anyMatch(this::holds);
    }

    private boolean holds(@Nullable String text) {
        return Sought.isIn(text, search);
    }

    public SourceFilter withState(@Nullable State other) {
        return new SourceFilter(other, tag, search);
    }

    /** The page with these. */
    public String page(int number) {
        return address(number, null);
    }

    /** The page with one source open. */
    public String open(int number, String feed) {
        return address(number, feed);
    }

    private String address(int number, @Nullable String feed) {
        return new PageAddress("/sources")
                .with("state", state == null ? null : state.word())
                .with("tag", tag)
                .with("q", search.isEmpty() ? null : search)
                .with("page", number > 1 ? Integer.toString(number) : null)
                .with("feed", feed)
                .toString();
    }
}
