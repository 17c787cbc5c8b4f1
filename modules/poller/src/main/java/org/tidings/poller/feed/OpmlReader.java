package org.tidings.poller.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.SecretRef;
import org.tidings.poller.feed.FeedList.Listed;
import org.tidings.poller.feed.FeedList.Refused;
import org.tidings.poller.feed.FeedList.Trust;

/** OPML as it is found: attributes in any case, types missing or odd, folders in folders, a feed in several of them. */
final class OpmlReader {
    private static final int LONGEST_TITLE = 1_000;

    private final LooseXml xml;
    private final Trust trust;
    private final Map<String, Listed> feeds = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int outlines;
    private boolean opml;

    private OpmlReader(LooseXml xml, Trust trust) {
        this.xml = xml;
        this.trust = trust;
    }

    static FeedList read(LooseXml xml, Trust trust) {
        OpmlReader reader = new OpmlReader(xml, trust);
        reader.below(xml.document(), List.of());
        return reader.outlines == 0 && !reader.opml
                ? FeedList.none("is neither OPML, which has outline elements, nor a list with one address a line")
                : new FeedList(List.copyOf(reader.feeds.values()), reader.refused);
    }

    private void below(XmlElement parent, List<String> folders) {
        for (XmlElement child : parent.elements()) {
            if (child.name().equalsIgnoreCase("outline")) {
                outlines++;
                outline(child, folders);
            } else {
                opml |= child.name().equalsIgnoreCase("opml");
                below(child, folders);
            }
        }
    }

    private void outline(XmlElement outline, List<String> folders) {
        String url = address(outline);
        if (url != null) {
            feed(outline, ListedAddress.meant(url), folders);
            below(outline, folders);
        } else if (claimsToBeAFeed(outline)) {
            refuse(outline, name(outline), "has no address of a feed (xmlUrl)" + instead(outline));
            below(outline, folders);
        } else {
            String folder = name(outline);
            below(outline, folder.isEmpty() ? folders : FeedList.joined(folders, List.of(folder)));
        }
    }

    private static @Nullable String address(XmlElement outline) {
        String url = value(outline, "xmlUrl", "xml_url", "feedUrl");
        return url != null || !isFeedType(outline) ? url : value(outline, "url", "href");
    }

    private static boolean isFeedType(XmlElement outline) {
        String type = value(outline, "type");
        return type != null && type.toLowerCase(Locale.ROOT).matches(".*(rss|atom|feed|rdf).*");
    }

    private static boolean claimsToBeAFeed(XmlElement outline) {
        String type = value(outline, "type");
        return isFeedType(outline)
                || value(outline, "htmlUrl", "url") != null
                || (type != null && type.matches("(?i)link|include"));
    }

    private static String instead(XmlElement outline) {
        String page = value(outline, "htmlUrl", "url");
        return page == null ? "" : "; look for its feeds: tidings feeds add " + ListedAddress.shown(page);
    }

    private void feed(XmlElement outline, String url, List<String> folders) {
        String problem = ListedAddress.problem(url);
        if (problem == null) {
            try {
                add(outline, settings(outline, Feed.of(url, trust.origin()), folders));
                return;
            } catch (IllegalArgumentException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        refuse(outline, url, problem);
    }

    /** A feed in several folders has the tags of all of them. */
    private void add(XmlElement outline, Feed feed) {
        feeds.merge(
                feed.id(),
                new Listed(line(outline), feed),
                (one, other) -> new Listed(
                        one.line(),
                        one.feed()
                                .withTags(FeedList.joined(
                                        one.feed().tags(), other.feed().tags()))));
    }

    private Feed settings(XmlElement outline, Feed feed, List<String> folders) {
        return feed.withTitle(title(outline, feed.url()))
                .withTags(tags(outline, folders))
                .withPlace(ours(outline, "country"), ours(outline, "language"))
                .withEvery(every(outline))
                .withPaused("true".equals(ours(outline, "paused")))
                .withRobots("true".equals(ours(outline, "robots")))
                .withUnverified("true".equals(ours(outline, "unverified")))
                .withLogin(trust.logins() ? login(outline) : null);
    }

    private static @Nullable String title(XmlElement outline, String url) {
        String title = value(outline, "title", "text");
        if (title == null || title.equals(url)) {
            return null;
        }
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    /** Ours where they are given, else folders and categories, each part of a path a tag of its own. */
    private static List<String> tags(XmlElement outline, List<String> folders) {
        String ours = ours(outline, "tags");
        if (ours != null) {
            try {
                return List.of(Json.mapper().readValue(ours, String[].class));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("tidings:tags is no list such as [\"one\", \"two\"]", e);
            }
        }
        String categories = value(outline, "category");
        return categories == null ? folders : FeedList.joined(folders, categories(categories));
    }

    static List<String> categories(String categories) {
        return Arrays.stream(categories.split("[,/]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Duration every(XmlElement outline) {
        String every = ours(outline, "every");
        try {
            Duration parsed = every == null ? null : Duration.parse(every);
            if (parsed == null || parsed.isPositive()) {
                return parsed;
            }
        } catch (DateTimeException e) {
            // told below, as a negative one is
        }
        throw new IllegalArgumentException("tidings:every is no time such as PT30M: " + every);
    }

    private static Feed.@Nullable Login login(XmlElement outline) {
        String user = ours(outline, "login-user");
        String header = ours(outline, "login-header");
        String file = ours(outline, "login-file");
        String env = ours(outline, "login-env");
        boolean none = user == null && header == null && file == null && env == null;
        return none ? null : new Feed.Login(user, header, new SecretRef(file, env));
    }

    private void refuse(XmlElement outline, String what, String why) {
        refused.add(new Refused(line(outline), ListedAddress.shown(what), why));
    }

    private int line(XmlElement outline) {
        return xml.line(outline);
    }

    private static String name(XmlElement outline) {
        String name = value(outline, "text", "title");
        return name == null ? "" : name.strip();
    }

    /** The first of these attributes that says something, whatever the case of its name. */
    private static @Nullable String value(XmlElement outline, String... names) {
        for (String name : names) {
            String value = outline.attribute(name);
            if (!value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String ours(XmlElement outline, String name) {
        String value = outline.attribute(OpmlWriter.PREFIX + name);
        return value.isEmpty() ? null : value;
    }
}
