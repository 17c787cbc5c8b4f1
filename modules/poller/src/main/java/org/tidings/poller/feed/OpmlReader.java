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
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
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

    private final Trust trust;
    private final Map<String, Listed> feeds = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int outlines;

    private OpmlReader(Trust trust) {
        this.trust = trust;
    }

    /** @param clean as {@link CleanText} makes it */
    static FeedList read(String clean, Trust trust) {
        Document document = Parser.xmlParser().setTrackPosition(true).parseInput(clean, "");
        OpmlReader reader = new OpmlReader(trust);
        reader.below(document, List.of());
        return reader.outlines == 0 && document.getElementsByTag("opml").isEmpty()
                ? FeedList.none("is neither OPML, which has outline elements, nor a list with one address a line")
                : new FeedList(List.copyOf(reader.feeds.values()), reader.refused);
    }

    /** Comments and instructions go and their lines stay, so that lines can be named. */
    static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int open = next(text, 0); open >= 0; open = next(text, at)) {
            out.append(text, at, open);
            String end = text.charAt(open + 1) == '?' ? "?>" : "-->";
            int close = text.indexOf(end, open);
            at = close < 0 ? text.length() : close + end.length();
            text.substring(open, at).chars().filter(c -> c == '\n').forEach(c -> out.append('\n'));
        }
        return out.append(text, at, text.length()).toString();
    }

    private static int next(String text, int from) {
        int comment = text.indexOf("<!--", from);
        int instruction = text.indexOf("<?", from);
        return comment < 0 || (instruction >= 0 && instruction < comment) ? instruction : comment;
    }

    private void below(Element parent, List<String> folders) {
        for (Element child : parent.children()) {
            if (child.tagName().equalsIgnoreCase("outline")) {
                outlines++;
                outline(child, folders);
            } else {
                below(child, folders);
            }
        }
    }

    private void outline(Element outline, List<String> folders) {
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

    private static @Nullable String address(Element outline) {
        String url = value(outline, "xmlUrl", "xml_url", "feedUrl");
        return url != null || !isFeedType(outline) ? url : value(outline, "url", "href");
    }

    private static boolean isFeedType(Element outline) {
        String type = value(outline, "type");
        return type != null && type.toLowerCase(Locale.ROOT).matches(".*(rss|atom|feed|rdf).*");
    }

    private static boolean claimsToBeAFeed(Element outline) {
        String type = value(outline, "type");
        return isFeedType(outline)
                || value(outline, "htmlUrl", "url") != null
                || (type != null && type.matches("(?i)link|include"));
    }

    private static String instead(Element outline) {
        String page = value(outline, "htmlUrl", "url");
        return page == null ? "" : "; look for its feeds: tidings feeds add " + ListedAddress.shown(page);
    }

    private void feed(Element outline, String url, List<String> folders) {
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
    private void add(Element outline, Feed feed) {
        feeds.merge(
                feed.id(),
                new Listed(line(outline), feed),
                (one, other) -> new Listed(
                        one.line(),
                        one.feed()
                                .withTags(FeedList.joined(
                                        one.feed().tags(), other.feed().tags()))));
    }

    private Feed settings(Element outline, Feed feed, List<String> folders) {
        return feed.withTitle(title(outline, feed.url()))
                .withTags(tags(outline, folders))
                .withPlace(ours(outline, "country"), ours(outline, "language"))
                .withEvery(every(outline))
                .withPaused("true".equals(ours(outline, "paused")))
                .withRobots("true".equals(ours(outline, "robots")))
                .withUnverified("true".equals(ours(outline, "unverified")))
                .withLogin(trust.logins() ? login(outline) : null);
    }

    private static @Nullable String title(Element outline, String url) {
        String title = value(outline, "title", "text");
        if (title == null || title.equals(url)) {
            return null;
        }
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    /** Ours where they are given, else folders and categories, each part of a path a tag of its own. */
    private static List<String> tags(Element outline, List<String> folders) {
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

    private static @Nullable Duration every(Element outline) {
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

    private static Feed.@Nullable Login login(Element outline) {
        String user = ours(outline, "login-user");
        String header = ours(outline, "login-header");
        String file = ours(outline, "login-file");
        String env = ours(outline, "login-env");
        boolean none = user == null && header == null && file == null && env == null;
        return none ? null : new Feed.Login(user, header, new SecretRef(file, env));
    }

    private void refuse(Element outline, String what, String why) {
        refused.add(new Refused(line(outline), ListedAddress.shown(what), why));
    }

    private static int line(Element outline) {
        return outline.sourceRange().start().lineNumber();
    }

    private static String name(Element outline) {
        String name = value(outline, "text", "title");
        return name == null ? "" : name.strip();
    }

    /** The first of these attributes that says something, whatever the case of its name. */
    private static @Nullable String value(Element outline, String... names) {
        for (String name : names) {
            String value = outline.attributes().getIgnoreCase(name);
            if (!value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String ours(Element outline, String name) {
        String key = OpmlWriter.PREFIX + name;
        return outline.hasAttr(key) ? outline.attr(key) : null;
    }
}
