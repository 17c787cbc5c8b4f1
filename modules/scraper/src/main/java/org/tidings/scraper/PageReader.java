package org.tidings.scraper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.tidings.model.PageKind;
import org.tidings.model.Urls;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.WebClient;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.ReadPage;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;

/** Fetches one page and finds the article on it, within a deadline. Blocking; never an exception for what the web does. */
final class PageReader {
    /** A host that lets a request run out of time is left alone so long: the next pages of it need not wait for the same. */
    private static final Duration AFTER_TIMEOUT = Duration.ofMinutes(1);

    private static final int MAX_BYTES = 10 << 20;
    private static final String ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    private final WebClient web;
    private final Robots robots;
    private final HostLanes lanes;
    private final LargePages largePages;
    private final Workbench workbench;
    private final ScraperMeters meters;
    private final InstantSource clock;

    PageReader(
            WebClient web,
            Robots robots,
            HostLanes lanes,
            LargePages largePages,
            Workbench workbench,
            ScraperMeters meters,
            InstantSource clock) {
        this.web = web;
        this.robots = robots;
        this.lanes = lanes;
        this.largePages = largePages;
        this.workbench = workbench;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @param sites what is known of a host's pages
     * @param before what came with the page when it was read last
     */
    Reading read(String url, Instant deadline, Function<String, SiteProfile> sites, Validators before) {
        return switch (robots.allows(url)) {
            case ALLOWED -> fetched(url, deadline, sites, before);
            case FORBIDDEN -> new Reading.Closed("robots.txt forbids it");
            case UNKNOWN -> new Reading.Later("the site's robots.txt cannot be read now", null);
        };
    }

    private Reading fetched(String url, Instant deadline, Function<String, SiteProfile> sites, Validators before) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            return new Reading.Later("no time was left to read it", null);
        }
        try (LargePages.Ticket ticket = largePages.ticket()) {
            return outcome(url, web.fetch(request(url, left, before).withLargeBody(ticket)), sites);
        }
    }

    private Reading outcome(String url, Fetched fetched, Function<String, SiteProfile> sites) {
        return switch (fetched) {
            case Fetched.Page page -> extract(page, sites);
            case Fetched.Throttled throttled -> throttled(url, throttled);
            case Fetched.Gone gone -> new Reading.Closed("the page is gone (" + gone.status() + ")");
            case Fetched.Refused refused -> new Reading.Closed(refused.reason());
            case Fetched.NotModified same -> new Reading.Unchanged();
            case Fetched.Failed failed -> failed(url, failed);
        };
    }

    private static WebClient.Request request(String url, Duration deadline, Validators before) {
        return WebClient.Request.get(url)
                .withHeader("Accept", ACCEPT)
                .withValidators(before.etag(), before.lastModified())
                .withDeadline(deadline)
                .withMaxBytes(MAX_BYTES);
    }

    private Reading throttled(String url, Fetched.Throttled throttled) {
        Instant until = clock.instant().plus(throttled.hold());
        lanes.holdUntil(Urls.host(url), until);
        return new Reading.Later("the site asks to be left alone (" + throttled.status() + ")", until);
    }

    private Reading failed(String url, Fetched.Failed failed) {
        if (failed.status() == null && failed.temporary()) {
            lanes.holdUntil(Urls.host(url), clock.instant().plus(AFTER_TIMEOUT));
        }
        return failed.temporary() ? new Reading.Later(failed.reason(), null) : new Reading.Closed(failed.reason());
    }

    private Reading extract(Fetched.Page page, Function<String, SiteProfile> sites) {
        String url = page.url().toString();
        String contentType = page.headers().first("content-type").orElse(null);
        Optional<ReadPage> extracted = workbench.extract(page.body(), contentType, url, sites.apply(Urls.host(url)));
        if (extracted.isEmpty()) {
            meters.abandoned();
            return new Reading.Closed("the page took too long to take apart");
        }
        PageBlocks blocks = extracted.get().blocks();
        return switch (extracted.get().outcome()) {
            case ArticleText text -> full(text, blocks, page);
            case NotNews other ->
                other.kind() == PageKind.HUB
                        ? new Reading.NoArticle(other.kind(), other.reason())
                        : new Reading.Closed(other.kind(), other.reason());
        };
    }

    private Reading full(ArticleText text, PageBlocks blocks, Fetched.Page page) {
        if (text.rule() != null) {
            meters.rule(text.rule());
        }
        return new Reading.Full(
                text, blocks, Validators.of(page.headers()), page.url().toString(), clock.instant());
    }
}
