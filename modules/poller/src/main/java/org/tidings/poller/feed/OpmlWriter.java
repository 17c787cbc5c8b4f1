package org.tidings.poller.feed;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.Json;

/**
 * Feeds as OPML 2.0 that every reader takes: a folder for each feed's first tag, sorted, the same text for the same feeds.
 * What OPML has no attribute for stands under a prefix of ours, so that {@link FeedList} reads the same feeds again.
 */
public final class OpmlWriter {
    static final String PREFIX = "tidings:";

    private static final Comparator<Feed> ORDER = Comparator.comparing(Feed::url);

    private final StringBuilder out;

    private OpmlWriter(StringBuilder out) {
        this.out = out;
    }

    /** The whole document. A login is written as the place of its secret; the secret itself is never read. */
    public static String of(Collection<Feed> feeds) {
        StringBuilder out = new StringBuilder(feeds.size() * 200 + 500);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<opml version=\"2.0\" xmlns:tidings=\"urn:tidings:feeds\">\n")
                .append("<head><title>Feeds of Tidings</title></head>\n<body>\n");
        Map<String, List<Feed>> folders =
                feeds.stream().collect(Collectors.groupingBy(OpmlWriter::folder, TreeMap::new, Collectors.toList()));
        OpmlWriter writer = new OpmlWriter(out);
        for (Map.Entry<String, List<Feed>> folder : folders.entrySet()) {
            writer.folder(folder.getKey(), folder.getValue());
        }
        return out.append("</body>\n</opml>\n").toString();
    }

    /** A name that a folder can have and that is read back as it was; empty for none. */
    private static String folder(Feed feed) {
        String first = feed.tags().isEmpty() ? "" : feed.tags().getFirst();
        return first.strip();
    }

    private void folder(String name, List<Feed> feeds) {
        if (!name.isEmpty()) {
            out.append("<outline");
            attribute("text", name);
            out.append(">\n");
        }
        feeds.sort(ORDER);
        for (Feed feed : feeds) {
            feed(feed, name);
        }
        if (!name.isEmpty()) {
            out.append("</outline>\n");
        }
    }

    private void feed(Feed feed, String folder) {
        out.append("<outline type=\"rss\"");
        attribute("text", feed.title() == null || feed.title().isBlank() ? feed.url() : feed.title());
        attribute("title", feed.title());
        attribute("xmlUrl", feed.url());
        tags(feed.tags(), folder);
        attribute(PREFIX + "country", feed.country());
        attribute(PREFIX + "language", feed.language());
        attribute(PREFIX + "every", feed.every() == null ? null : feed.every().toString());
        attribute(PREFIX + "paused", flag(feed.paused()));
        attribute(PREFIX + "robots", flag(feed.robots()));
        attribute(PREFIX + "unverified", flag(feed.unverified()));
        login(feed.login());
        out.append("/>\n");
    }

    /** The rest of the tags as categories; all of them as ours where others' rules would change them. */
    private void tags(List<String> tags, String folder) {
        List<String> rest = tags.size() > 1 ? tags.subList(1, tags.size()) : List.of();
        String categories = rest.isEmpty() ? null : String.join(",", rest);
        attribute("category", categories);
        List<String> inFolder = folder.isEmpty() ? List.of() : List.of(folder);
        List<String> readBack = categories == null || categories.isBlank()
                ? inFolder
                : FeedList.joined(inFolder, OpmlReader.categories(categories));
        if (!readBack.equals(tags)) {
            attribute(PREFIX + "tags", Json.text(tags));
        }
    }

    private void login(Feed.@Nullable Login login) {
        if (login != null) {
            attribute(PREFIX + "login-user", login.user());
            attribute(PREFIX + "login-header", login.header());
            attribute(PREFIX + "login-file", login.secret().file());
            attribute(PREFIX + "login-env", login.secret().env());
        }
    }

    private static @Nullable String flag(boolean set) {
        return set ? "true" : null;
    }

    private void attribute(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        out.append(' ').append(name).append("=\"");
        value.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
            default -> {
                if (Characters.meant(c) == c) {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
