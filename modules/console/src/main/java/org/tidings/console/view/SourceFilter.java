package org.tidings.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;

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
                Arrays.stream(State.values())
                        .filter(known -> known.word().equals(state))
                        .findFirst()
                        .orElse(null),
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
        if (text != null) {
            for (int i = 0; i <= text.length() - search.length(); i++) {
                if (text.regionMatches(true, i, search, 0, search.length())) {
                    return true;
                }
            }
        }
        return false;
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
        StringBuilder query = new StringBuilder();
        add(query, "state", state == null ? null : state.word().toLowerCase(Locale.ROOT));
        add(query, "tag", tag);
        add(query, "q", search.isEmpty() ? null : search);
        add(query, "page", number > 1 ? Integer.toString(number) : null);
        add(query, "feed", feed);
        return "/sources" + query;
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
