package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers for every outlet: feeds, pages, robots.txt, and the outlet's manners, good and bad. */
final class OutletSites implements Site {
    private static final String HTML = "text/html";
    private static final Duration MAINTENANCE = Duration.ofSeconds(5);
    private static final int FAILURE_SECONDS = 3;

    private final Edition edition;
    private final Publication publication;
    private final InstantSource clock;
    private final Seed seed;
    private final FeedWriter feeds;
    private final PageWriter pages;
    private final Hub hub;
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

    OutletSites(Edition edition, Publication publication, InstantSource clock, Seed seed, Labels labels) {
        this.edition = edition;
        this.publication = publication;
        this.clock = clock;
        this.seed = seed;
        this.feeds = new FeedWriter(labels);
        this.pages = new PageWriter(labels);
        this.hub = new Hub(edition.outlets(), this::issue, clock);
    }

    Hub hub() {
        return hub;
    }

    @Override
    public Answer answer(Ask ask) {
        if (ask.host().equals(Hub.HOST)) {
            return hub.answer(ask);
        }
        return edition.outlet(ask.host())
                .map(outlet -> answer(outlet, ask))
                .orElseGet(() -> Answer.text(404, "text/plain", "No outlet has the name " + ask.host()));
    }

    private Answer answer(Outlet outlet, Ask ask) {
        if (ask.path().equals("/robots.txt")) {
            return robots(outlet);
        }
        if (throttled(outlet)) {
            return Answer.text(429, "text/plain", "Too many requests").with("Retry-After", "1");
        }
        Answer answer = route(outlet, ask);
        return outlet.manners().gzip() ? answer.packed() : answer;
    }

    private boolean throttled(Outlet outlet) {
        int every = outlet.manners().throttleEvery();
        return every > 0
                && throttles
                        .computeIfAbsent(outlet.host(), host -> new Throttle())
                        .refuses(every, clock.instant());
    }

    private Answer route(Outlet outlet, Ask ask) {
        String where = ask.rawQuery() == null ? ask.path() : ask.path() + "?" + ask.rawQuery();
        if (where.equals(outlet.feed())) {
            return feed(outlet, ask);
        }
        if (where.equals(outlet.manners().movedFrom())) {
            return Answer.moved(301, outlet.url(outlet.feed()));
        }
        return ask.path().equals("/")
                ? html(outlet, 200, pages.front(outlet, front(outlet)))
                : page(outlet, ask.path());
    }

    private static Answer robots(Outlet outlet) {
        String forbidden = outlet.manners().forbidden();
        return forbidden == null
                ? Answer.text(200, "text/plain", "User-agent: *\nAllow: /\n")
                : Answer.text(200, "text/plain", "User-agent: *\nDisallow: " + forbidden + "\nCrawl-delay: 1\n");
    }

    private Answer feed(Outlet outlet, Ask ask) {
        Instant begun = publication.polled(outlet.host());
        Instant now = clock.instant();
        if (underMaintenance(outlet, begun, now)) {
            return html(outlet, 200, pages.maintenance(outlet));
        }
        List<Item> items = front(outlet, begun, now);
        Answer answer =
                Answer.text(200, FeedWriter.type(outlet.format()), feeds.write(outlet, items), outlet.charset());
        return Hub.named(outlet, conditional(outlet, ask, answer, changed(items), now));
    }

    /** What an outlet's feed holds now, for the hub. */
    private Hub.Issue issue(Outlet outlet) {
        List<Item> items = front(outlet);
        return new Hub.Issue(
                items.stream().map(item -> item.id() + "/" + item.version()).toList(),
                () -> feeds.write(outlet, items).getBytes(outlet.charset()));
    }

    private static boolean underMaintenance(Outlet outlet, @Nullable Instant begun, Instant now) {
        int at = outlet.manners().maintenanceAt();
        if (at == 0 || begun == null) {
            return false;
        }
        Duration since = Duration.between(begun.plusSeconds(at), now);
        return !since.isNegative() && since.compareTo(MAINTENANCE) < 0;
    }

    private static Instant changed(List<Item> items) {
        return items.stream().map(Item::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static Answer conditional(Outlet outlet, Ask ask, Answer answer, Instant changed, Instant now) {
        return switch (outlet.manners().validators()) {
            case NONE -> answer;
            case ETAG -> byTag(ask, answer);
            case LAST_MODIFIED -> byDate(ask, answer, changed, now);
        };
    }

    private static Answer byTag(Ask ask, Answer answer) {
        String tag = '"' + HexFormat.of().toHexDigits(java.util.Arrays.hashCode(answer.body())) + '"';
        boolean same = tag.equals(ask.ifNoneMatch());
        return (same ? Answer.empty(304) : answer).with("ETag", tag);
    }

    /** A date of the running second would hide what comes out later in that second, so it is not given. */
    private static Answer byDate(Ask ask, Answer answer, Instant changed, Instant now) {
        String date = FeedWriter.httpDate(changed);
        if (date.equals(ask.ifModifiedSince())) {
            return Answer.empty(304).with("Last-Modified", date);
        }
        boolean settled = changed.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).isBefore(now);
        return settled ? answer.with("Last-Modified", date) : answer;
    }

    private Answer page(Outlet outlet, String path) {
        if (path.startsWith("/go/")) {
            return found(
                    edition.byId(outlet, path.substring(4), publication.begun(), clock.instant()),
                    item -> Answer.moved(302, item.url()));
        }
        if (path.endsWith("/amp")) {
            return found(at(outlet, path.replaceFirst("/amp$", "")), item -> html(outlet, 200, pages.amp(item)));
        }
        return found(at(outlet, path), item -> faulty(outlet, path).orElseGet(() -> page(outlet, item)));
    }

    private static Answer found(Optional<Item> item, Function<Item, Answer> answer) {
        return item.map(answer)
                .orElseGet(() -> Answer.text(404, HTML, "<!doctype html><title>404</title><h1>404</h1>"));
    }

    private Optional<Item> at(Outlet outlet, String path) {
        return edition.at(outlet, path, publication.begun(), clock.instant());
    }

    private Answer page(Outlet outlet, Item item) {
        int status = item.page() == Item.PageKind.GONE ? 410 : 200;
        Answer answer = html(outlet, status, pages.page(item, front(outlet)));
        boolean slow =
                outlet.manners().slowSeconds() > 0 && seed.of(item.path()).below(2) == 0;
        return slow ? answer.after(Duration.ofSeconds(outlet.manners().slowSeconds())) : answer;
    }

    private List<Item> front(Outlet outlet) {
        return front(outlet, publication.begun(), clock.instant());
    }

    private List<Item> front(Outlet outlet, @Nullable Instant begun, Instant now) {
        return outlet.gathers() ? gathered(outlet, begun, now) : edition.front(outlet, begun, now);
    }

    /** The newest of what the outlets it carries have on their fronts. */
    private List<Item> gathered(Outlet outlet, @Nullable Instant begun, Instant now) {
        return outlet.carries().stream()
                .flatMap(host -> edition.outlet(host).stream())
                .flatMap(carried -> edition.front(carried, begun, now).stream())
                .sorted(Comparator.comparing(Item::first).reversed())
                .limit(Edition.FRONT)
                .toList();
    }

    /** Some pages fail for some seconds and then recover. */
    private Optional<Answer> faulty(Outlet outlet, String path) {
        long window = clock.instant().getEpochSecond() / FAILURE_SECONDS;
        boolean fails = seed.of(path).of(window).below(100) < outlet.manners().failPercent();
        return fails ? Optional.of(Answer.text(500, HTML, "<h1>Internal Server Error</h1>")) : Optional.empty();
    }

    private static Answer html(Outlet outlet, int status, String body) {
        return Answer.text(status, HTML, body, outlet.charset());
    }

    /** Refuses each so-many-th request, and all others for a second after it. */
    private static final class Throttle {
        private int asked;
        private Instant until = Instant.MIN;

        synchronized boolean refuses(int every, Instant now) {
            if (now.isBefore(until)) {
                return true;
            }
            if (++asked % every != 0) {
                return false;
            }
            until = now.plusMillis(900);
            return true;
        }
    }
}
