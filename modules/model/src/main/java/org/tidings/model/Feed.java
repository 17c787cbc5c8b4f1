package org.tidings.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
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
 * @param robots whether robots.txt is asked before the feed itself is fetched; a person gave the address, so it is not
 * @param unverified whether a bad certificate is put up with; the console says so
 * @param login for a feed behind one; null = none
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
        @JsonDeserialize(using = LaterFlag.class) boolean robots,
        @JsonDeserialize(using = LaterFlag.class) boolean unverified,
        @Nullable Login login,
        Origin origin) {
    public Feed {
        tags = Lists.of(tags);
    }

    /**
     * What a feed behind a login is asked with: a user's name and password (HTTP Basic), or one header.
     *
     * @param user of HTTP Basic, the secret is the password; null where a header is sent
     * @param header its name, the secret is its whole value; null for HTTP Basic
     */
    public record Login(@Nullable String user, @Nullable String header, SecretRef secret) {
        public Login {
            if ((user == null) == (header == null)) {
                throw new IllegalArgumentException("a login has either a user or a header");
            }
        }
    }

    /** A feed with nothing but an address. */
    public static Feed of(String url, Origin origin) {
        return new Feed(Ids.feed(url), url, null, List.of(), null, null, null, false, false, false, null, origin);
    }

    /** Its host in lower case: the key's first part, and the unit of politeness. */
    public String host() {
        return Urls.host(url);
    }

    public Feed withTitle(@Nullable String other) {
        return new Feed(id, url, other, tags, country, language, every, paused, robots, unverified, login, origin);
    }

    public Feed withTags(List<String> others) {
        return new Feed(id, url, title, others, country, language, every, paused, robots, unverified, login, origin);
    }

    /** Where it is published and in which language. */
    public Feed withPlace(@Nullable String itsCountry, @Nullable String itsLanguage) {
        return new Feed(
                id, url, title, tags, itsCountry, itsLanguage, every, paused, robots, unverified, login, origin);
    }

    public Feed withEvery(@Nullable Duration other) {
        return new Feed(id, url, title, tags, country, language, other, paused, robots, unverified, login, origin);
    }

    public Feed withPaused(boolean now) {
        return new Feed(id, url, title, tags, country, language, every, now, robots, unverified, login, origin);
    }

    public Feed withRobots(boolean asked) {
        return new Feed(id, url, title, tags, country, language, every, paused, asked, unverified, login, origin);
    }

    public Feed withUnverified(boolean putUpWith) {
        return new Feed(id, url, title, tags, country, language, every, paused, robots, putUpWith, login, origin);
    }

    public Feed withLogin(@Nullable Login other) {
        return new Feed(id, url, title, tags, country, language, every, paused, robots, unverified, other, origin);
    }

    /** The same feed at another address, under the id that goes with it. */
    public Feed movedTo(String other) {
        return new Feed(
                Ids.feed(other),
                other,
                title,
                tags,
                country,
                language,
                every,
                paused,
                robots,
                unverified,
                login,
                origin);
    }
}
