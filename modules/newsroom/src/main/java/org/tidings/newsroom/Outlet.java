package org.tidings.newsroom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fictional outlet.
 *
 * @param path of its articles: {@code {section}}, {@code {date}}, {@code {slug}} and {@code {id}} are filled in
 * @param feed path of its feed, with a query if it has one
 * @param template of its pages, a file under {@code newsroom/templates}
 * @param carries hosts of the outlets whose articles its feed carries under their own addresses; it writes none itself then
 */
record Outlet(
        String host,
        String name,
        String language,
        String country,
        List<String> tags,
        FeedFormat format,
        String feed,
        String path,
        String template,
        List<String> carries,
        Manners manners) {
    Outlet {
        tags = List.copyOf(tags);
        carries = carries == null ? List.of() : List.copyOf(carries);
        manners = manners == null ? Manners.PLAIN : manners;
    }

    String url(String where) {
        return "https://" + host + where;
    }

    /** Whether it only gathers what others write. */
    boolean gathers() {
        return !carries.isEmpty();
    }

    FeedLink link() {
        return new FeedLink(
                url(manners.movedFrom() == null ? feed : manners.movedFrom()), name, tags, language, country);
    }

    Charset charset() {
        return manners.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(manners.charset());
    }

    boolean rightToLeft() {
        return language.equals("ar");
    }

    enum FeedFormat {
        RSS2,
        RSS1,
        ATOM,
        JSON
    }

    /**
     * How its server behaves. Zero and null mean: it does not.
     *
     * @param validators what it answers 304 by
     * @param charset of pages and feed; null = UTF-8
     * @param slowSeconds of every other article page
     * @param failPercent of page requests that are answered 500 for some seconds
     * @param throttleEvery each so many requests it answers 429 for a second
     * @param redirect feed links go through an address that redirects, with tracking parameters
     * @param movedFrom the feed's old address, which answers 301
     * @param forbidden a path prefix that robots.txt forbids
     * @param maintenanceAt seconds after the beginning at which the feed answers an HTML page for five seconds
     * @param fullText whole articles in the feed
     * @param amp has an AMP form of each page
     * @param jsonLd pages carry a NewsArticle
     * @param push where its feed names the hub
     */
    record Manners(
            Validators validators,
            boolean gzip,
            @Nullable String charset,
            int slowSeconds,
            int failPercent,
            int throttleEvery,
            boolean redirect,
            @Nullable String movedFrom,
            @Nullable String forbidden,
            int maintenanceAt,
            boolean fullText,
            boolean amp,
            boolean jsonLd,
            Push push) {
        static final Manners PLAIN =
                new Manners(Validators.ETAG, false, null, 0, 0, 0, false, null, null, 0, false, false, true, Push.NONE);

        Manners {
            validators = validators == null ? Validators.ETAG : validators;
            push = push == null ? Push.NONE : push;
        }

        Manners pushed(Push where) {
            return new Manners(
                    validators,
                    gzip,
                    charset,
                    slowSeconds,
                    failPercent,
                    throttleEvery,
                    redirect,
                    movedFrom,
                    forbidden,
                    maintenanceAt,
                    fullText,
                    amp,
                    jsonLd,
                    where);
        }

        /** The same without what goes wrong; an address that moved stays moved. */
        Manners faultless() {
            return new Manners(
                    validators, gzip, charset, 0, 0, 0, redirect, movedFrom, forbidden, 0, fullText, amp, jsonLd, push);
        }
    }

    /** Where a feed names the hub that tells of its news. */
    enum Push {
        NONE,
        FEED,
        HEADER
    }

    enum Validators {
        NONE,
        ETAG,
        LAST_MODIFIED
    }

    Outlet faultless() {
        return new Outlet(
                host, name, language, country, tags, format, feed, path, template, carries, manners.faultless());
    }
}
