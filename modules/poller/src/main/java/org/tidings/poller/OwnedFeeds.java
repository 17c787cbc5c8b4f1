package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.poller.feed.HostHealth.Telling;
import org.tidings.poller.feed.Schedule;
import org.tidings.poller.feed.SourceHealth;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.HostLanes;

/**
 * The feeds of the partitions that are ours: what is known of each and when it is due. A feed is in one of three places: in
 * the timetable, taken to be polled, or at rest (paused, gone). Whoever takes it from one place puts it in the next.
 */
final class OwnedFeeds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OwnedFeeds.class);
    private static final Duration BETWEEN_FIRST_POLLS = Duration.ofMillis(4);
    private static final long REVOCATION_SECONDS = 5;
    private static final Duration TELL_AGAIN = Duration.ofSeconds(10);

    /** One feed of ours: a handle to everybody else, as what is in it is guarded by the lock. */
    static final class Watch {
        private final int partition;
        private final List<Runnable> afterPoll = new ArrayList<>(0);
        private Feed feed;
        private FeedStatus status;
        private @Nullable FeedStatus written;
        private Instant due = Instant.EPOCH;
        private boolean inFlight;
        private boolean again;
        private boolean ours = true;

        private Watch(int partition, Feed feed, FeedStatus status) {
            this.partition = partition;
            this.feed = feed;
            this.status = status;
        }
    }

    /** What a poll is made from. */
    record Task(Feed feed, FeedStatus status, Instant due, int partition) {}

    /** What stands on the topic of a feed when something is about to be written. */
    record Writing(@Nullable FeedStatus stands) {}

    /** A feed of which something is being told. */
    record Marked(Watch watch, FeedStatus before, FeedStatus after) {}

    private final Settings.Poller settings;
    private final HostLanes lanes;
    private final Publisher publisher;
    private final Subscriptions subscriptions;
    private final PollerMeters meters;
    private final InstantSource clock;
    private final Timetable timetable;
    private final SourceAlerts alerts;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final Map<String, Watch> watches = new HashMap<>();
    private final Map<Integer, Map<String, FeedStatus>> replayed = new HashMap<>();
    private final Set<Integer> loaded = new HashSet<>();
    private final Map<Integer, Integer> publishing = new HashMap<>();
    private Instant nextFirst = Instant.EPOCH;

    /**
     * @param due is called with the id of a feed whose time has come
     * @param look is called with the name of a host of which there may be something to tell; neither must block
     */
    OwnedFeeds(
            Settings.Poller settings,
            HostLanes lanes,
            Publisher publisher,
            Subscriptions subscriptions,
            PollerMeters meters,
            InstantSource clock,
            Consumer<String> due,
            Consumer<String> look) {
        this.settings = settings;
        this.lanes = lanes;
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.meters = meters;
        this.clock = clock;
        this.timetable = new Timetable(clock, due);
        this.alerts = new SourceAlerts(clock, look);
    }

    void start() {
        timetable.start();
        alerts.start();
    }

    /** Why it stopped by itself; null while it goes on. */
    @Nullable
    String died() {
        return timetable.died() != null ? timetable.died() : alerts.died();
    }

    @Override
    public void close() {
        timetable.close();
        alerts.close();
    }

    /** @throws BadRecord when it is not what the topic should hold */
    void table(Topic topic, int partition, String key, byte @Nullable [] value) {
        lock.lock();
        try {
            if (topic == Topic.FEEDS) {
                feed(partition, key, value);
            } else if (topic == Topic.SUBSCRIPTIONS) {
                subscriptions.table(partition, key, value);
            } else if (!loaded.contains(partition) || isNew(key)) {
                status(partition, key, value);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Only what is replayed counts, and what a feed that moves here brings along: once we poll it its status is ours to say. */
    private void status(int partition, String key, byte @Nullable [] value) {
        Map<String, FeedStatus> known = replayed.computeIfAbsent(partition, p -> new HashMap<>());
        if (value == null) {
            known.remove(key);
        } else {
            known.put(key, Json.read(value, FeedStatus.class));
        }
    }

    private boolean isNew(String key) {
        return !watches.containsKey(key);
    }

    private void feed(int partition, String key, byte @Nullable [] value) {
        Watch watch = watches.get(key);
        if (value == null) {
            if (watch != null) {
                removed(key, watch);
            }
            return;
        }
        Feed feed = Json.read(value, Feed.class);
        if (watch == null) {
            Instant now = clock.instant();
            watch = new Watch(
                    partition, feed, StatusDraft.never(feed, schedule(feed).first(), now));
            watches.put(key, watch);
            alerts.entered(feed.host());
            meters.entered(watch.status.state());
            if (loaded.contains(partition)) {
                inherit(watch);
                begin(watch, now);
            }
        } else {
            watch.feed = feed;
            if (loaded.contains(partition) && !watch.inFlight) {
                begin(watch, clock.instant());
            }
        }
    }

    private void inherit(Watch watch) {
        Map<String, FeedStatus> brought = replayed.getOrDefault(watch.partition, new HashMap<>());
        FeedStatus status = brought.remove(watch.feed.id());
        if (status != null) {
            takeUp(watch, status);
        }
    }

    /** Goes on from what was written of a feed; its host is left alone for as long as it asked for then. */
    private void takeUp(Watch watch, FeedStatus status) {
        watch.written = status;
        status(watch, status);
        if (status.hostHold() != null) {
            lanes.holdUntil(watch.feed.host(), status.hostHold());
        }
    }

    private void removed(String key, Watch watch) {
        drop(key, watch);
        subscriptions.leave(key);
        if (loaded.contains(watch.partition)) {
            publisher.forget(key, watch.partition, clock.instant());
        }
    }

    private void drop(String key, Watch watch) {
        watches.remove(key);
        timetable.remove(key);
        watch.ours = false;
        alerts.left(watch.feed.host(), key);
        meters.left(watch.status.state());
    }

    /** The partition's tables have been read: its feeds are ours from now on. */
    void loaded(int partition) {
        lock.lock();
        try {
            loaded.add(partition);
            Map<String, FeedStatus> known = replayed.getOrDefault(partition, Map.of());
            Instant now = clock.instant();
            for (Watch watch : wellFirst(partition, known)) {
                FeedStatus status = known.get(watch.feed.id());
                if (status != null) {
                    takeUp(watch, status);
                }
                begin(watch, now);
            }
            replayed.remove(partition);
            subscriptions.loaded(partition, this::isPolled);
        } finally {
            lock.unlock();
        }
    }

    /** So that of a feed that fails it is known whether others of its host answer. */
    private List<Watch> wellFirst(int partition, Map<String, FeedStatus> known) {
        return watches.values().stream()
                .filter(watch -> watch.partition == partition)
                .sorted(Comparator.comparing(watch -> isFailing(known.get(watch.feed.id()))))
                .toList();
    }

    private static boolean isFailing(@Nullable FeedStatus status) {
        return status != null && status.failures() > 0;
    }

    private boolean isPolled(String feed) {
        Watch watch = watches.get(feed);
        return watch != null && !watch.feed.paused();
    }

    /** Puts a feed in its first place, or in another after it was changed. */
    private void begin(Watch watch, Instant now) {
        if (watch.feed.paused()) {
            timetable.remove(watch.feed.id());
            subscriptions.leave(watch.feed.id());
            rest(watch, StatusDraft.from(watch.status).paused(now).done());
        } else if (watch.status.state() != State.GONE) {
            due(watch, firstDue(watch, now));
        }
    }

    /** A new feed soon; one that is overdue in its place, so that a restart makes no burst; else as it was written. */
    private Instant firstDue(Watch watch, Instant now) {
        FeedStatus status = watch.status;
        Duration ceiling = schedule(watch.feed).first();
        Duration interval = status.interval().compareTo(ceiling) > 0 ? ceiling : status.interval();
        Instant slot = Schedule.slot(watch.feed.id(), interval, now);
        if (status.lastPoll() == null) {
            return firstPoll(slot, now);
        }
        boolean failing = status.failures() > 0 && status.nextPoll().isAfter(now);
        return failing || (status.nextPoll().isAfter(now) && status.nextPoll().isBefore(slot))
                ? status.nextPoll()
                : slot;
    }

    /** At once, or when many are new one after the other, and no later than its place. */
    private Instant firstPoll(Instant slot, Instant now) {
        Instant turn = nextFirst.isAfter(now) ? nextFirst : now;
        if (slot.isBefore(turn)) {
            return slot;
        }
        nextFirst = turn.plus(BETWEEN_FIRST_POLLS);
        return turn;
    }

    private void due(Watch watch, Instant at) {
        watch.due = at;
        timetable.set(watch.feed.id(), at);
    }

    /** A state that no poll brought about is told as well. */
    private void rest(Watch watch, FeedStatus status) {
        status(watch, status);
        if (StatusChange.matters(watch.written, status)) {
            watch.written = status;
            Feed feed = watch.feed;
            Thread.startVirtualThread(() -> tell(feed, status));
        }
    }

    private void tell(Feed feed, FeedStatus status) {
        try {
            publisher.status(status, feed.url(), clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("feed", feed.id()).log("its status is not written: " + e.getMessage());
        }
    }

    private void status(Watch watch, FeedStatus status) {
        meters.left(watch.status.state());
        watch.status = status;
        meters.entered(status.state());
        alerts.saw(watch.feed.host(), status);
    }

    /** Asks for a poll out of turn. */
    void request(FeedRequest request, Runnable done) {
        lock.lock();
        try {
            Watch watch = watches.get(request.feed());
            if (watch == null || watch.feed.paused()) {
                done.run();
                return;
            }
            watch.afterPoll.add(done);
            if (watch.inFlight) {
                watch.again = true;
            } else {
                due(watch, clock.instant());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Out of the timetable: what is taken goes through {@link #finish} or {@link #giveUp}. Null when there is nothing to take. */
    @Nullable
    Watch take(String feed) {
        lock.lock();
        try {
            Watch watch = watches.get(feed);
            if (watch == null || watch.inFlight) {
                return null;
            }
            watch.inFlight = true;
            return watch;
        } finally {
            lock.unlock();
        }
    }

    /** Null when the feed is no longer ours. */
    @Nullable
    Task task(Watch watch) {
        lock.lock();
        try {
            return watch.ours ? new Task(watch.feed, watch.status, watch.due, watch.partition) : null;
        } finally {
            lock.unlock();
        }
    }

    /** Null when the feed is no longer ours: its new owner polls it. */
    @Nullable
    Writing beginWriting(Watch watch) {
        lock.lock();
        try {
            if (!watch.ours) {
                return null;
            }
            publishing.merge(watch.partition, 1, Integer::sum);
            return new Writing(watch.written);
        } finally {
            lock.unlock();
        }
    }

    /** @param stands what is on the topic now */
    void endWriting(Watch watch, @Nullable FeedStatus stands) {
        lock.lock();
        try {
            watch.written = stands;
            written(watch);
        } finally {
            lock.unlock();
        }
    }

    private void written(Watch watch) {
        publishing.merge(watch.partition, -1, Integer::sum);
        published.signalAll();
    }

    /** Polled: the feed has its next place. */
    void finish(Watch watch, FeedStatus status) {
        lock.lock();
        try {
            watch.inFlight = false;
            if (watch.ours) {
                boolean answersAgain = SourceHealth.isBad(watch.status.state()) && isFailing(watch.status);
                status(watch, status);
                next(watch);
                if (answersAgain && !isFailing(status)) {
                    askTheOthers(watch.feed.host());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A host that answers again: its other feeds have backed off for nothing, and are asked in their next places. */
    private void askTheOthers(String host) {
        Instant now = clock.instant();
        for (String feed : alerts.failing(host)) {
            Watch watch = watches.get(feed);
            if (watch != null && !watch.inFlight && !watch.feed.paused()) {
                Instant slot = Schedule.slot(feed, watch.status.interval(), now);
                if (slot.isBefore(watch.due)) {
                    due(watch, slot);
                }
            }
        }
    }

    private void next(Watch watch) {
        List<Runnable> served = List.copyOf(watch.afterPoll);
        if (watch.again) {
            watch.again = false;
            due(watch, clock.instant());
            return;
        }
        watch.afterPoll.clear();
        served.forEach(Runnable::run);
        if (watch.feed.paused()) {
            begin(watch, clock.instant());
        } else if (watch.status.state() != State.GONE) {
            due(watch, watch.status.nextPoll());
        }
    }

    /** Nothing is known of how it went: the feed waits for its next place. */
    void giveUp(Watch watch) {
        lock.lock();
        try {
            watch.inFlight = false;
            if (watch.ours) {
                due(watch, Schedule.next(watch.feed.id(), watch.status.interval(), clock.instant()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is to be told of a host now; null = nothing. */
    @Nullable
    Telling telling(String host) {
        lock.lock();
        try {
            return alerts.telling(host);
        } finally {
            lock.unlock();
        }
    }

    /** What could not be told is told later. */
    void lookAgain(String host) {
        lock.lock();
        try {
            alerts.lookAgain(host, clock.instant().plus(TELL_AGAIN));
        } finally {
            lock.unlock();
        }
    }

    /** The statuses with what is told now; each is to be given to {@link #endMark}. */
    List<Marked> marked(Telling telling) {
        List<Marked> marked = new ArrayList<>();
        lock.lock();
        try {
            telling.marks().forEach((feed, mark) -> {
                Watch watch = watches.get(feed);
                if (watch != null) {
                    FeedStatus after = StatusDraft.from(watch.status)
                            .told(mark.told(), mark.at())
                            .done();
                    marked.add(new Marked(watch, watch.status, after));
                    publishing.merge(watch.partition, 1, Integer::sum);
                }
            });
        } finally {
            lock.unlock();
        }
        return marked;
    }

    /** It was told. Unless a person paused the feed meanwhile. */
    void remember(Marked mark) {
        lock.lock();
        try {
            Watch watch = mark.watch();
            if (watch.ours && watch.status.equals(mark.before())) {
                watch.written = mark.after();
                status(watch, mark.after());
            }
        } finally {
            lock.unlock();
        }
    }

    void endMark(Marked mark) {
        lock.lock();
        try {
            written(mark.watch());
        } finally {
            lock.unlock();
        }
    }

    /** Gives them up, when what is being written of them is written. */
    void revoked(Set<Integer> partitions) {
        lock.lock();
        try {
            loaded.removeAll(partitions);
            subscriptions.revoked(partitions);
            partitions.forEach(replayed::remove);
            for (Map.Entry<String, Watch> entry : List.copyOf(watches.entrySet())) {
                if (partitions.contains(entry.getValue().partition)) {
                    drop(entry.getKey(), entry.getValue());
                }
            }
            awaitPublished(partitions);
        } finally {
            lock.unlock();
        }
    }

    /** What is being written is written out, so that the next owner reads it. */
    private void awaitPublished(Set<Integer> partitions) {
        long nanos = TimeUnit.SECONDS.toNanos(REVOCATION_SECONDS);
        try {
            while (nanos > 0 && isPublishing(partitions)) {
                nanos = published.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPublishing(Set<Integer> partitions) {
        return partitions.stream().anyMatch(partition -> publishing.getOrDefault(partition, 0) > 0);
    }

    /** Whether nothing of them is being written. */
    boolean drained(Set<Integer> partitions) {
        lock.lock();
        try {
            return !isPublishing(partitions);
        } finally {
            lock.unlock();
        }
    }

    Schedule schedule(Feed feed) {
        Duration every = feed.every();
        return new Schedule(settings.fastest(), every != null ? every : settings.every());
    }
}
