package org.tidings.runtime.http;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What sites ask robots not to read, after RFC 9309. A site that has no robots.txt (4xx) allows everything; one that
 * cannot be reached or is in trouble (5xx) is unknown until it was asked again, or allows what it allowed before. Each
 * site is asked once a day, once however many threads want to know; the least lately used are forgotten first.
 */
public final class Robots {
    /** What a site says of a page. */
    public enum Answer {
        ALLOWED,
        FORBIDDEN,
        /** The site could not be asked: leave the page alone for now, but it is no ban. */
        UNKNOWN
    }

    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int PARSED = 512 << 10;
    private static final long MOST_KEPT = 16L << 20;
    private static final int COST_OF_A_SITE = 512;

    /**
     * @param rules null when nobody knows
     * @param weight about what it holds of the heap, in bytes
     */
    private record Rules(@Nullable BaseRobotRules rules, Instant until, long weight) {
        Answer answer(WebAddress page) {
            return rules == null ? Answer.UNKNOWN : Robots.answer(rules, page);
        }

        List<String> sitemaps() {
            return rules == null ? List.of() : List.copyOf(rules.getSitemaps());
        }
    }

    /** @param mine whether the one who asks has to find the answer */
    private record Asking(
            CompletableFuture<Rules> answer,
            boolean mine,
            @Nullable Rules before) {}

    private static final BaseRobotRules ALLOWS_ALL = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    private static final Rules UNDER_WAY = new Rules(null, Instant.MAX, 0);

    private final WebClient web;
    private final String agent;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, CompletableFuture<Rules>> sites = new LinkedHashMap<>(16, 0.75f, true);

    /** @param agent as in the User-Agent header; what stands before a slash is the name that sites address */
    public Robots(WebClient web, String agent, InstantSource clock) {
        this.web = web;
        this.agent = agent.replaceFirst("[/ ].*", "").toLowerCase(Locale.ROOT);
        this.clock = clock;
    }

    /** Whether the site lets us read that page; what is no web address is forbidden. Blocks while robots.txt is fetched. */
    public Answer allows(String url) {
        return address(url).map(page -> rules(page).answer(page)).orElse(Answer.FORBIDDEN);
    }

    /** The sitemaps that the site's robots.txt names. */
    public List<String> sitemaps(String url) {
        return address(url).map(page -> rules(page).sitemaps()).orElse(List.of());
    }

    private static Optional<WebAddress> address(String url) {
        try {
            return Optional.of(WebAddress.of(url));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Rules rules(WebAddress address) {
        String site = address.scheme() + "://" + address.authority();
        Asking asking = asking(site);
        if (asking.mine()) {
            ask(site, asking);
        }
        return asking.answer().join();
    }

    /** The answer that is there or under way; or a new one, which the caller has to see to. */
    private Asking asking(String site) {
        lock.lock();
        try {
            CompletableFuture<Rules> known = sites.get(site);
            if (known != null && known.getNow(UNDER_WAY).until().isAfter(clock.instant())) {
                return new Asking(known, false, null);
            }
            CompletableFuture<Rules> answer = new CompletableFuture<>();
            sites.put(site, answer);
            return new Asking(answer, true, known == null ? null : known.join());
        } finally {
            lock.unlock();
        }
    }

    private void ask(String site, Asking asking) {
        Rules answer = new Rules(null, clock.instant(), 0);
        try {
            answer = read(site, asking.before());
        } finally {
            asking.answer().complete(answer);
            trim();
        }
    }

    private Rules read(String site, @Nullable Rules before) {
        String url = site + "/robots.txt";
        Fetched fetched = web.fetch(WebClient.Request.get(url).withDeadline(DEADLINE));
        return switch (fetched) {
            case Fetched.Page page -> parsed(url, page);
            case Fetched.Throttled throttled -> unreachable(before, throttled.hold());
            case Fetched.Failed failed ->
                isUnavailable(failed) ? fresh(ALLOWS_ALL, 0) : unreachable(before, UNTIL_ASKED_AGAIN);
            case Fetched.Gone gone -> fresh(ALLOWS_ALL, 0);
            case Fetched.NotModified notModified -> fresh(ALLOWS_ALL, 0);
            case Fetched.Refused refused -> fresh(ALLOWS_ALL, 0);
        };
    }

    private static boolean isUnavailable(Fetched.Failed failed) {
        return failed.status() != null && failed.status() < 500;
    }

    /** An interrupted thread learns nothing about the site, so what it says is stale at once. */
    private Rules unreachable(@Nullable Rules before, Duration wait) {
        Duration until = Thread.currentThread().isInterrupted() ? Duration.ZERO : wait;
        BaseRobotRules rules = before == null ? null : before.rules();
        return new Rules(rules, clock.instant().plus(until), before == null ? 0 : before.weight());
    }

    private Rules parsed(String url, Fetched.Page page) {
        return fresh(rules(url, page.body(), agent), Math.min(PARSED, page.body().length));
    }

    /** What a robots.txt says to an agent, whose name is in lower case. */
    static BaseRobotRules rules(String url, byte[] file, String agent) {
        byte[] text = file.length > PARSED ? Arrays.copyOf(file, PARSED) : file;
        return new SimpleRobotRulesParser().parseContent(url, text, "text/plain", List.of(agent));
    }

    static Answer answer(BaseRobotRules rules, WebAddress page) {
        return rules.isAllowed(page.uri().toString()) ? Answer.ALLOWED : Answer.FORBIDDEN;
    }

    private Rules fresh(BaseRobotRules rules, long weight) {
        return new Rules(rules, clock.instant().plus(FRESH), weight);
    }

    private void trim() {
        lock.lock();
        try {
            long kept = sites.values().stream().mapToLong(Robots::weight).sum();
            Iterator<CompletableFuture<Rules>> oldest = sites.values().iterator();
            while (kept > MOST_KEPT && oldest.hasNext()) {
                CompletableFuture<Rules> site = oldest.next();
                if (site.isDone()) {
                    kept -= weight(site);
                    oldest.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static long weight(CompletableFuture<Rules> site) {
        return COST_OF_A_SITE + site.getNow(UNDER_WAY).weight();
    }
}
