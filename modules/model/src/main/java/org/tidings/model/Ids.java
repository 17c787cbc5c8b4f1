package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ids of records. All are deterministic, so that a replay makes the same ones and a repeat is recognised; each is 32
 * hexadecimal digits.
 */
public final class Ids {
    private Ids() {}

    /** An article is its normalised address. */
    public static String article(String url) {
        return Hash.id("article", Urls.normalise(url));
    }

    /** An article without an address is its place in the feed that carries it. */
    public static String article(String feed, String guid) {
        return Hash.id("article", feed, guid);
    }

    /** One entry of one feed with one content: the same sighting sent twice has the same id. */
    public static String sighting(String feed, String article, String contentHash) {
        return Hash.id("sighting", feed, article, contentHash);
    }

    /** One attempt to read one article's page, for one reason. */
    public static String page(String article, String cause, String contentHash) {
        return Hash.id("page", article, cause, contentHash);
    }

    /** The n-th later visit that one attempt to read a page led to, counted from 1. */
    public static String visit(String page, int ordinal) {
        return Hash.id("visit", page, Integer.toString(ordinal));
    }

    /** A story of a watchlist is the first article that opened it. */
    public static String story(String watchlist, String firstArticle) {
        return Hash.id("story", watchlist, firstArticle);
    }

    /** {@code trigger} is the article id and content hash, the start of a window, or the ordinal of a repeat. */
    public static String alert(String watchlist, String story, Alert.Kind kind, String trigger) {
        return Hash.id("alert", watchlist, story, kind.word(), trigger);
    }

    /** What is told to one channel about one alert (or one digest). */
    public static String notice(String channel, String alert) {
        return Hash.id("notice", channel, alert);
    }

    /** What is told about the health of a host's feeds: by when the first of them came into that state. */
    public static String sourceAlert(String host, SourceAlert.Kind kind, Instant since) {
        return Hash.id("source-alert", host, kind.word(), since.toString());
    }

    /** A feed's key: its host, so that one owner polls all feeds of a host, and a hash of its address. */
    public static String feed(String url) {
        return Urls.host(url) + "/" + Hash.id("feed", url).substring(0, 16);
    }

    /** The host in a feed's key. */
    public static String feedHost(String feed) {
        return feed.substring(0, feed.lastIndexOf('/'));
    }

    /** The identity of an article's content, whatever its address: title and text, white space folded. */
    public static String content(@Nullable String title, @Nullable String text) {
        return Hash.id("content", fold(title), fold(text));
    }

    private static String fold(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
