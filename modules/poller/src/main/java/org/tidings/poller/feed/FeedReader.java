package org.tidings.poller.feed;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads any feed document: RSS, RDF, Atom, JSON Feed, news sitemaps, CDF. Never throws for what a document holds. */
public final class FeedReader {
    private static final int MOST_CHARACTERS = 20_000_000;
    private static final int LOOK_AHEAD = 2_000;

    private FeedReader() {}

    /**
     * What the document is.
     *
     * @param contentType the HTTP header; null when there is none
     * @param base the address it came from, after redirects
     * @param now to tell which dates cannot be believed
     */
    public static Reading read(byte[] body, @Nullable String contentType, String base, Instant now) {
        return read(body, contentType, base, null, now);
    }

    /** As above, with the HTTP header Content-Language. */
    public static Reading read(
            byte[] body, @Nullable String contentType, String base, @Nullable String contentLanguage, Instant now) {
        if (body.length > MOST_CHARACTERS) {
            return new NotAFeed(NotAFeed.Kind.HOSTILE, "larger than " + MOST_CHARACTERS + " bytes");
        }
        try {
            return read(FeedText.decode(body, contentType), Scope.outermost(base, contentLanguage), now);
        } catch (StackOverflowError e) {
            return new NotAFeed(NotAFeed.Kind.HOSTILE, "nested too deep to be read");
        }
    }

    private static Reading read(String text, Scope scope, Instant now) {
        int start = start(text);
        if (start == text.length()) {
            return new NotAFeed(NotAFeed.Kind.EMPTY, "an empty document");
        }
        char first = text.charAt(start);
        return first == '{' || first == '['
                ? JsonFeed.read(text.substring(start), scope.base(), now)
                : xml(text, scope, now);
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        return start;
    }

    private static Reading xml(String text, Scope scope, Instant now) {
        LooseXml xml = LooseXml.read(text);
        String attack = xml.attack();
        if (attack != null) {
            return new NotAFeed(NotAFeed.Kind.HOSTILE, attack);
        }
        FeedDocument feed = XmlFeed.read(xml.document(), scope, now);
        return feed != null ? feed : none(text);
    }

    private static NotAFeed none(String text) {
        String head = text.substring(0, Math.min(text.length(), LOOK_AHEAD)).toLowerCase(Locale.ROOT);
        if (head.contains("<html") || head.contains("<!doctype html") || head.contains("<body")) {
            return new NotAFeed(NotAFeed.Kind.HTML, "an HTML page where a feed was expected");
        }
        return new NotAFeed(
                NotAFeed.Kind.OTHER,
                head.indexOf('<') < 0 ? "neither XML nor JSON" : "XML, but no kind of feed that is known");
    }
}
