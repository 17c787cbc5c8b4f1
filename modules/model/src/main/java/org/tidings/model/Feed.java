package org.tidings.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll, on the topic {@code feeds}.
 *
 * @param id {@link Ids#feed}, the record's key
 * @param url as given, http or https
 * @param title what people call it; null until it has been polled or named
 * @param tags for {@code tag:} in queries and for filters in the console
 * @param country ISO 3166 two letters, for {@code country:} in queries
 * @param language the primary language tag it declares or was given
 * @param every the longest time between two polls; the feed's own rhythm shortens it; null = the default
 * @param paused by a person: kept and not polled
 */
public record Feed(
        String id,
        String url,
        @Nullable String title,
        List<String> tags,
        @Nullable String country,
        @Nullable String language,
        @Nullable Duration every,
        boolean paused,
        Origin origin) {
    public Feed {
        tags = Lists.of(tags);
    }

    /** A feed with nothing but an address. */
    public static Feed of(String url, Origin origin) {
        return new Feed(Ids.feed(url), url, null, List.of(), null, null, null, false, origin);
    }

    /** Its host in lower case: the key's first part, and the unit of politeness. */
    public String host() {
        return Urls.host(url);
    }
}
