package org.tidings.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.SourceSearch;
import org.tidings.model.Feed;
import org.tidings.model.Urls;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.http.WebClient.Request;

/**
 * Searches through the guarded client: one request at a time with the gap between two to one host, what robots.txt allows,
 * and no more than a site can bear.
 */
public final class WebSourceSearch implements SourceSearch {
    private static final int MOST_REQUESTS = 25;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1";

    /** How a search waits between two requests. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration length) throws InterruptedException;
    }

    private final WebClient web;
    private final Robots robots;
    private final Duration gap;
    private final InstantSource clock;
    private final Pause pause;

    public WebSourceSearch(WebClient web, Settings.Http settings, InstantSource clock) {
        this(web, settings, clock, Thread::sleep);
    }

    WebSourceSearch(WebClient web, Settings.Http settings, InstantSource clock, Pause pause) {
        this.web = web;
        this.robots = new Robots(web, settings.userAgent(), clock);
        this.gap = settings.gap();
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public FeedFinder.Result find(String url, boolean thorough) {
        return FeedFinder.find(url, thorough, new Walk(), clock.instant());
    }

    @Override
    public Sight look(Feed feed) {
        if (feed.login() != null) {
            return new Sight.Unseen("it is behind a login, and only the poller has the secret");
        }
        String refusal = feed.robots() ? refusal(feed.url()) : null;
        if (refusal != null) {
            return new Sight.Unseen(refusal);
        }
        Fetched fetched =
                web.fetch(Request.get(feed.url()).withHeader("Accept", ACCEPT).withDeadline(LONGEST));
        if (!(fetched instanceof Fetched.Page page)) {
            return new Sight.Unseen(why(fetched));
        }
        return switch (FeedReader.read(page.body(), type(page), page.url().toString(), clock.instant())) {
            case FeedDocument document -> new Sight.Seen(document, page.url().toString(), page.took());
            case NotAFeed none -> new Sight.Unseen(none.reason());
        };
    }

    private @Nullable String refusal(String url) {
        return switch (robots.allows(url)) {
            case ALLOWED -> null;
            case FORBIDDEN -> "robots.txt asks not to read it";
            case UNKNOWN -> "robots.txt could not be read, so that nobody knows whether it may be";
        };
    }

    private static @Nullable String type(Fetched.Page page) {
        return page.headers().first("content-type").orElse(null);
    }

    private static String why(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page -> "HTTP " + page.status();
            case Fetched.NotModified same -> "HTTP 304 to a question without validators";
            case Fetched.Throttled throttled -> "the host asked to be left alone (HTTP " + throttled.status() + ")";
            case Fetched.Gone gone -> "gone for good (HTTP " + gone.status() + ")";
            case Fetched.Refused refused -> refused.reason();
            case Fetched.Failed failed -> failed.reason();
        };
    }

    /** One search: what it has asked, and when. */
    private final class Walk implements FeedFinder.Web {
        private final Instant end = clock.instant().plus(LONGEST);
        private final Map<String, Instant> notBefore = new HashMap<>();
        private int left = MOST_REQUESTS;

        @Override
        public FeedFinder.Answer get(String url) {
            Duration wait = wait(Urls.host(url));
            if (left <= 0) {
                return new FeedFinder.Answer.Spent(MOST_REQUESTS + " addresses were asked, and more are there");
            }
            if (clock.instant().plus(wait).isAfter(end)) {
                return new FeedFinder.Answer.Spent("after " + LONGEST.toSeconds() + " s not all was asked");
            }
            String refusal = refusal(url);
            return refusal == null ? ask(url, wait) : new FeedFinder.Answer.Nothing(refusal);
        }

        @Override
        public List<String> sitemaps(String url) {
            return robots.sitemaps(url);
        }

        private Duration wait(String host) {
            Instant now = clock.instant();
            Duration wait = Duration.between(now, notBefore.getOrDefault(host, now));
            return wait.isNegative() ? Duration.ZERO : wait;
        }

        private FeedFinder.Answer ask(String url, Duration wait) {
            try {
                if (wait.isPositive()) {
                    pause.sleep(wait);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new FeedFinder.Answer.Spent("the search was stopped");
            }
            left--;
            Fetched fetched =
                    web.fetch(Request.get(url).withHeader("Accept", ACCEPT).withDeadline(limit()));
            notBefore.put(Urls.host(url), clock.instant().plus(gap));
            return answer(fetched);
        }

        private Duration limit() {
            Duration rest = Duration.between(clock.instant(), end);
            return rest.compareTo(ONE_ANSWER) < 0 ? rest.plusSeconds(1) : ONE_ANSWER;
        }

        private FeedFinder.Answer answer(Fetched fetched) {
            return switch (fetched) {
                case Fetched.Page page ->
                    new FeedFinder.Answer.Document(
                            page.url().toString(), type(page), page.headers().all("link"), page.body());
                case Fetched.Throttled throttled -> new FeedFinder.Answer.Spent(why(throttled));
                case Fetched other -> new FeedFinder.Answer.Nothing(why(other));
            };
        }
    }
}
