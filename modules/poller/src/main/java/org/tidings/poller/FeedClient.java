package org.tidings.poller;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.SitemapIndex;
import org.tidings.runtime.config.Secrets;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.Site;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.http.WebClient.Request;

/** Asks for one feed, in its host's lane: with its login, as its robots.txt allows, and for the parts of a sitemap index. */
final class FeedClient {
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

    private static final int ROOT_WITHIN = 2_000;
    private static final Duration PART_DEADLINE = Duration.ofSeconds(15);

    /** How the gap between two requests is kept. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration length) throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param parts the sitemaps that an index points to; empty for any other feed
     * @param forbidden whether robots.txt refused it
     */
    record Answer(Fetched feed, List<Fetched> parts, boolean forbidden) {
        Answer {
            parts = List.copyOf(parts);
        }

        static Answer of(Fetched feed) {
            return new Answer(feed, List.of(), false);
        }
    }

    private final WebClient web;
    private final Robots robots;
    private final Duration gap;
    private final InstantSource clock;
    private final Pause pause;

    FeedClient(WebClient web, Robots robots, Duration gap, InstantSource clock, Pause pause) {
        this.web = web;
        this.robots = robots;
        this.gap = gap;
        this.clock = clock;
        this.pause = pause;
    }

    Answer ask(Feed feed, FeedStatus known) throws InterruptedException {
        return switch (feed.robots() ? robots.allows(feed.url()) : Robots.Answer.ALLOWED) {
            case ALLOWED -> allowed(feed, known);
            case FORBIDDEN -> new Answer(new Fetched.Refused("robots.txt forbids it"), List.of(), true);
            case UNKNOWN -> Answer.of(new Fetched.Failed(null, "not asked, since its robots.txt cannot be read", true));
        };
    }

    private Answer allowed(Feed feed, FeedStatus known) throws InterruptedException {
        Fetched answer = fetch(feed, known);
        return new Answer(answer, answer instanceof Fetched.Page page ? parts(feed, page) : List.of(), false);
    }

    private Fetched fetch(Feed feed, FeedStatus known) {
        Request request;
        try {
            request = request(feed, known);
        } catch (IllegalArgumentException e) {
            return new Fetched.Failed(null, "not asked, for want of its login: " + e.getMessage(), true);
        }
        return web.fetch(request);
    }

    /**
     * With the validators of the last document exactly as they were served.
     *
     * @throws IllegalArgumentException when its secret cannot be read
     */
    static Request request(Feed feed, FeedStatus known) {
        Request request = plain(feed, feed.url()).withValidators(known.etag(), known.lastModified());
        if (known.etag() != null) {
            request = request.withHeader("A-IM", "feed");
        }
        return feed.login() == null ? request : withLogin(request, feed.login());
    }

    private static Request plain(Feed feed, String url) {
        Request request = Request.get(url).withHeader("Accept", ACCEPT);
        return feed.unverified() ? request.withAnyCertificate() : request;
    }

    private static Request withLogin(Request request, Feed.Login login) {
        String secret = Secrets.read(login.secret());
        if (login.header() != null) {
            return request.withHeader(login.header(), secret);
        }
        byte[] pair = (login.user() + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return request.withHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** In the same turn of the lane, a gap before each, and without the login. */
    private List<Fetched> parts(Feed feed, Fetched.Page page) throws InterruptedException {
        if (!mayBeIndex(page)) {
            return List.of();
        }
        String base = page.url().toString();
        if (!(FeedReader.read(page.body(), null, base, clock.instant()) instanceof FeedDocument index)) {
            return List.of();
        }
        List<Fetched> parts = new ArrayList<>();
        for (String url : SitemapIndex.parts(index, part -> Site.same(part, base))) {
            pause.sleep(gap);
            parts.add(web.fetch(plain(feed, url).withDeadline(PART_DEADLINE)));
        }
        return parts;
    }

    private static boolean mayBeIndex(Fetched.Page page) {
        int length = Math.min(page.body().length, ROOT_WITHIN);
        return new String(page.body(), 0, length, StandardCharsets.ISO_8859_1).contains("<sitemapindex");
    }
}
