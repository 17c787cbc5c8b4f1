package org.tidings.poller;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedRequest.HubWord;
import org.tidings.model.Json;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.At;
import org.tidings.model.Subscription.State;
import org.tidings.model.Urls;
import org.tidings.poller.feed.Subscribing;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.http.WebClient.Request;

/**
 * Subscribes at hubs to the feeds of the partitions that are ours, and asks again when a lease ends or an answer stays
 * out. What it decides is written before the hub is asked, so that the console knows the callback that the hub will call.
 * It never calls {@link Polling}, which may hold its own lock when it calls here.
 */
final class Subscriptions {
    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int MAX_ANSWER = 64 << 10;
    private static final int RANDOM_BYTES = 32;
    private static final int LOOKS = 2;
    /** A hub is often faster than the caches before the feed. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(30);

    /** One feed's subscription; guarded by the lock. */
    private static final class Held {
        private final int partition;
        private Subscription now;
        private Instant notice = Instant.EPOCH;
        private int looks;

        private Held(int partition, Subscription now) {
            this.partition = partition;
            this.now = now;
        }
    }

    private final @Nullable String base;
    private final WebClient web;
    private final HostLanes lanes;
    private final Publisher publisher;
    private final SubscriptionMeters meters;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Timetable timetable;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Held> all = new HashMap<>();
    private final Set<Integer> loaded = new HashSet<>();

    /** @param base the console's public address; null = nothing is subscribed to */
    Subscriptions(
            @Nullable String base,
            WebClient web,
            HostLanes lanes,
            Publisher publisher,
            SubscriptionMeters meters,
            InstantSource clock) {
        this.base = base;
        this.web = web;
        this.lanes = lanes;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
        this.timetable = new Timetable(clock, this::start);
    }

    Timetable timetable() {
        return timetable;
    }

    /** Only what is replayed counts: once the partition is ours, nobody else writes. */
    void table(int partition, String feed, byte @Nullable [] value) {
        lock.lock();
        try {
            if (!loaded.contains(partition)) {
                put(feed, value == null ? null : new Held(partition, Json.read(value, Subscription.class)));
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(String feed, @Nullable Held held) {
        Held before = held == null ? all.remove(feed) : all.put(feed, held);
        meters.changed(before == null ? null : before.now, held == null ? null : held.now);
    }

    /** @param isPolled whether a feed still exists: it may have been removed while nobody looked */
    void loaded(int partition, Predicate<String> isPolled) {
        lock.lock();
        try {
            loaded.add(partition);
            for (String feed : List.copyOf(all.keySet())) {
                Held held = Objects.requireNonNull(all.get(feed));
                if (held.partition == partition) {
                    schedule(held);
                    if (!isPolled.test(feed)) {
                        leave(held, null);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void revoked(Set<Integer> partitions) {
        lock.lock();
        try {
            loaded.removeAll(partitions);
            for (String feed : List.copyOf(all.keySet())) {
                if (partitions.contains(Objects.requireNonNull(all.get(feed)).partition)) {
                    timetable.remove(feed);
                    put(feed, null);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The feed is not polled any more. */
    void leave(String feed) {
        lock.lock();
        try {
            Held held = all.get(feed);
            if (held != null && loaded.contains(held.partition)) {
                leave(held, null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Held held, @Nullable At then) {
        if (held.now.state() == State.LEAVING && Objects.equals(held.now.then(), then)) {
            return;
        }
        Subscription next = Subscribing.leaving(held.now, then);
        if (base == null || Subscribing.isOver(next, clock.instant())) {
            end(held, then, () -> {});
        } else {
            var unused = write(held, next, () -> {});
            schedule(held);
        }
    }

    /** Nothing more is to be said to its hub; another one may be next. */
    private void end(Held held, @Nullable At next, Runnable done) {
        String feed = held.now.feed();
        timetable.remove(feed);
        put(feed, null);
        var unused = publisher.subscription(feed, held.partition, null, clock.instant(), done);
        if (next != null) {
            begin(feed, held.partition, next);
        }
    }

    private void begin(String feed, int partition, At at) {
        Held held = new Held(partition, Subscribing.wanted(feed, at, secret(), secret()));
        put(feed, held);
        schedule(held);
    }

    private String secret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void schedule(Held held) {
        if (base != null) {
            timetable.set(held.now.feed(), Subscribing.due(held.now, base));
        }
    }

    private Future<RecordMetadata> write(Held held, Subscription next, Runnable then) {
        meters.changed(held.now, next);
        held.now = next;
        return publisher.subscription(next.feed(), held.partition, next, clock.instant(), then);
    }

    /**
     * Follows what a poll's document says of a hub.
     *
     * @param began when the poll began
     * @return the poll, to be repeated soon where a hub told of something that it did not bring
     */
    Polled polled(Feed feed, int partition, Polled polled, Instant began) {
        lock.lock();
        try {
            if (base == null || !loaded.contains(partition)) {
                return polled;
            }
            Held held = all.get(feed.id());
            Polled told = held == null ? polled : told(held, polled, began);
            if (polled.pushable() != null && !feed.paused()) {
                follow(feed.id(), partition, held, polled.pushable().at());
            }
            return told;
        } finally {
            lock.unlock();
        }
    }

    private void follow(String feed, int partition, @Nullable Held held, @Nullable At at) {
        if (held == null) {
            if (at != null) {
                begin(feed, partition, at);
            }
        } else if (held.now.state() == State.LEAVING || !held.now.at().equals(at)) {
            leave(held, at);
        }
    }

    private Polled told(Held held, Polled polled, Instant began) {
        if (held.looks == 0) {
            if (Subscribing.isHeld(held.now, began)) {
                meters.missed(polled.entries().size());
            }
            return polled;
        }
        if (held.notice.isAfter(began)) {
            return polled;
        }
        held.looks = polled.isNothingNew() ? held.looks - 1 : 0;
        return held.looks == 0 ? polled : polled.againAt(clock.instant().plus(SECOND_LOOK));
    }

    /** What concerns the subscription alone is taken; what asks for a poll is only noted. */
    boolean takes(FeedRequest request, Runnable done) {
        lock.lock();
        try {
            Held held = all.get(request.feed());
            return switch (request.reason()) {
                case POLL_NOW -> false;
                case NOTICE -> {
                    noticed(held);
                    yield false;
                }
                case VERIFIED, LEFT, DENIED -> {
                    answered(held, request, done);
                    yield true;
                }
            };
        } finally {
            lock.unlock();
        }
    }

    private void noticed(@Nullable Held held) {
        if (held != null) {
            held.notice = clock.instant();
            held.looks = LOOKS;
        }
    }

    private void answered(@Nullable Held held, FeedRequest request, Runnable done) {
        HubWord word = request.hub();
        if (held == null || word == null || !held.now.id().equals(word.subscription())) {
            done.run();
            return;
        }
        if (request.reason() == FeedRequest.Reason.LEFT) {
            if (held.now.state() == State.LEAVING) {
                end(held, held.now.then(), done);
            } else {
                done.run();
            }
            return;
        }
        Subscription next = request.reason() == FeedRequest.Reason.VERIFIED
                ? Subscribing.verified(held.now, word.lease(), request.at())
                : Subscribing.denied(held.now, word.why(), request.at());
        if (next.equals(held.now)) {
            done.run();
            return;
        }
        var unused = write(held, next, done);
        schedule(held);
        said(next);
    }

    private static void said(Subscription now) {
        log.atInfo()
                .addKeyValue("feed", now.feed())
                .addKeyValue("hub", Urls.host(now.at().hub()))
                .addKeyValue("state", now.state().word())
                .addKeyValue("cause", now.cause())
                .log("subscription changed its state");
    }

    /** From the timetable into the lane of the hub's host. */
    private void start(String feed) {
        lock.lock();
        try {
            Held held = all.get(feed);
            if (held != null) {
                lanes.submit(Urls.host(held.now.at().hub()), () -> run(held));
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Held held) {
        try {
            ask(held);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("feed", held.now.feed()).log("not subscribed: " + e.getMessage());
        } finally {
            again(held);
        }
    }

    /** Whatever came of it, one that is ours has a next time. */
    private void again(Held held) {
        lock.lock();
        try {
            if (isOurs(held)) {
                schedule(held);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOurs(Held held) {
        return all.get(held.now.feed()) == held && loaded.contains(held.partition);
    }

    private void ask(Held held) throws InterruptedException {
        Subscription asked;
        Future<RecordMetadata> written;
        lock.lock();
        try {
            Instant now = clock.instant();
            if (base == null || !isOurs(held) || Subscribing.due(held.now, base).isAfter(now)) {
                return;
            }
            if (Subscribing.isOver(held.now, now)) {
                end(held, held.now.then(), () -> {});
                return;
            }
            asked = Subscribing.asked(held.now, base, now);
            written = write(held, asked, () -> {});
        } finally {
            lock.unlock();
        }
        Publisher.acknowledged(written);
        String trouble = trouble(asked, web.fetch(request(asked)));
        if (trouble != null) {
            refused(held, asked, trouble);
        }
    }

    private void refused(Held held, Subscription asked, String cause) {
        lock.lock();
        try {
            if (isOurs(held) && held.now.equals(asked)) {
                var unused = write(held, Subscribing.failed(asked, cause), () -> {});
                said(held.now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Null when the hub took the request; what it makes of it, it tells at the callback. */
    private @Nullable String trouble(Subscription asked, Fetched answer) {
        return switch (answer) {
            case Fetched.Page page -> null;
            case Fetched.NotModified same -> "the hub answered 304";
            case Fetched.Throttled throttled -> {
                lanes.holdUntil(Urls.host(asked.at().hub()), clock.instant().plus(throttled.hold()));
                yield "the hub asked to be left alone";
            }
            case Fetched.Gone gone -> "the hub is gone (HTTP " + gone.status() + ")";
            case Fetched.Refused refused -> refused.reason();
            case Fetched.Failed failed -> failed.reason();
        };
    }

    private static Request request(Subscription asked) {
        boolean leaving = asked.state() == State.LEAVING;
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", leaving ? "unsubscribe" : "subscribe");
        form.put("hub.topic", asked.at().topic());
        form.put("hub.callback", asked.base() + "/websub/" + asked.token());
        if (!leaving) {
            form.put("hub.secret", asked.secret());
            form.put("hub.lease_seconds", String.valueOf(Subscribing.LEASE.toSeconds()));
        }
        return Request.post(asked.at().hub(), "application/x-www-form-urlencoded", encoded(form))
                .withDeadline(DEADLINE)
                .withMaxBytes(MAX_ANSWER);
    }

    private static byte[] encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
