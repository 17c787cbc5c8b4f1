package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tidings.model.Feed;
import org.tidings.model.Origin;

/**
 * Feeds as a file lists them: OPML as other readers write it, or one address a line.
 *
 * @param feeds each once, in the order of the file
 * @param refused what was not taken, and why
 */
public record FeedList(List<Listed> feeds, List<Refused> refused) {
    /** No file is read beyond this many bytes; ten thousand feeds are two million. */
    public static final int MOST_BYTES = 32_000_000;

    public FeedList {
        feeds = List.copyOf(feeds);
        refused = List.copyOf(refused);
    }

    /** @param line of the file, counted from 1 */
    public record Listed(int line, Feed feed) {}

    /**
     * @param line of the file, counted from 1; 0 = the file as a whole
     * @param what stands there, cut short
     * @param why in words, and what to do
     */
    public record Refused(int line, String what, String why) {
        /** {@code line 12: https://...: why} */
        @Override
        public String toString() {
            return (line == 0 ? "" : "line " + line + ": ") + (what.isEmpty() ? "" : what + ": ") + why;
        }
    }

    /**
     * Which of a feed's own settings a file may set.
     *
     * @param origin who brings the feeds
     * @param logins whether references to secrets are taken: who writes one can have any file of the poller's machine sent
     *     to any address, so only a file of one's own is trusted that far
     */
    public record Trust(Origin origin, boolean logins) {}

    /** Never fails: a file that cannot be read is refused as a whole. */
    public static FeedList read(byte[] body, Trust trust) {
        if (body.length > MOST_BYTES) {
            return none("is larger than " + MOST_BYTES / 1_000_000 + " MB; import it in parts");
        }
        String text = FeedText.decode(body, null);
        int start = 0;
        while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        if (start == text.length()) {
            return none("is empty");
        }
        return text.charAt(start) == '<' ? opml(text, trust) : AddressLines.read(text, trust);
    }

    private static FeedList opml(String text, Trust trust) {
        LooseXml xml = LooseXml.read(text);
        return xml.attack() == null
                ? OpmlReader.read(xml, trust)
                : none("nests or expands itself too deep to be a list of feeds");
    }

    static FeedList none(String why) {
        return new FeedList(List.of(), List.of(new Refused(0, "the file", why)));
    }

    /** What is not there yet. */
    public List<Feed> fresh(Predicate<String> known) {
        return feeds.stream()
                .map(Listed::feed)
                .filter(feed -> !known.test(feed.id()))
                .toList();
    }

    /** The same feeds, each with more tags behind its own. */
    public FeedList tagged(List<String> tags) {
        return tags.isEmpty()
                ? this
                : new FeedList(
                        feeds.stream()
                                .map(one -> new Listed(
                                        one.line(),
                                        one.feed().withTags(joined(one.feed().tags(), tags))))
                                .toList(),
                        refused);
    }

    /** The first list, then what only the second has. */
    static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        other.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
        return all;
    }
}
