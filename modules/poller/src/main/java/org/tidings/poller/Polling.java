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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.tidings.model.BadRecord;
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
import org.tidings.runtime.kafka.OwnedConsumer;

/**
 * Polls the feeds of the partitions that are ours. A feed is in one of three places: in the timetable, on its way through
 * its host's lane, or at rest (paused, gone). Whoever takes it from one place puts it in the next.
 */
final class Polling implements OwnedConsumer.Handler {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final int AT_ONCE = 256;
    private static final Duration BETWEEN_FIRST_POLLS = Duration.ofMillis(4);
    private static final long REVOCATION_SECONDS = 5;
    private static final Duration TELL_AGAIN = Duration.ofSeconds(10);

    /** One feed of ours; guarded by the lock. */
    private static final class Watch {
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

    /** What a poll is made from, taken under the lock. */
    private record Task(Feed feed, FeedStatus status, Instant due) {}

    /** A feed of which something is being told. */
    private record Marked(Watch watch, FeedStatus before, FeedStatus after) {}

    private final Settings.Poller settings;
    private final FeedClient client;
    private final Mover mover;
    private final HostLanes lanes;
    private final Publisher publisher;
    private final Subscriptions subscriptions;
    private final PollerMeters meters;
    private final InstantSource clock;
    private final Timetable timetable;
    private final SourceAlerts alerts;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final Map<String, Watch> watches = new HashMap<>();
    private final Map<Integer, Map<String, FeedStatus>> replayed = new HashMap<>();
    private final Set<Integer> loaded = new HashSet<>();
    private final Map<Integer, Integer> publishing = new HashMap<>();
    private Instant nextFirst = Instant.EPOCH;

    Polling(
            Settings.Poller settings,
            FeedClient client,
            HostLanes lanes,
            Publisher publisher,
            Subscriptions subscriptions,
            Mover mover,
            PollerMeters meters,
            InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.mover = mover;
        this.lanes = lanes;
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.meters = meters;
        this.clock = clock;
        this.timetable = new Timetable(clock, this::start);
        this.alerts = new SourceAlerts(clock, host -> lanes.submit(host, () -> tellAbout(host)));
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

    void close() {
        timetable.close();
        alerts.close();
    }

    @Override
    public void assigned(Set<Integer> partitions) {
        log.atInfo().addKeyValue("partitions", partitions).log("feeds assigned");
    }

    @Override
    public void table(Topic topic, int partition, String key, byte @Nullable [] value) {
        lock.lock();
        try {
            if (topic == Topic.FEEDS) {
                feed(partition, key, value);
            } else if (topic == Topic.SUBSCRIPTIONS) {
                subscriptions.table(partition, key, value);
            } else if (!loaded.contains(partition) || isNew(key)) {
                status(partition, key, value);
            }
        } catch (BadRecord e) {
            log.atWarn()
                    .addKeyValue("topic", topic.word())
                    .addKeyValue("feed", key)
                    .log("ignored: " + e.getMessage());
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

    @Override
    public void loaded(int partition) {
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

    @Override
    public void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable done) {
        try {
            if (record.value() == null) {
                throw new BadRecord("a request without a value", null);
            }
            FeedRequest request = Json.read(record.value(), FeedRequest.class);
            if (!subscriptions.takes(request, done)) {
                request(request, done);
            }
        } catch (BadRecord e) {
            publisher.deadLetter(record, String.valueOf(e.getMessage()), done);
        }
    }

    private void request(FeedRequest request, Runnable done) {
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

    /** From the timetable into the host's lane. */
    private void start(String feed) {
        Watch watch;
        lock.lock();
        try {
            watch = watches.get(feed);
            if (watch == null || watch.inFlight) {
                return;
            }
            watch.inFlight = true;
        } finally {
            lock.unlock();
        }
        lanes.submit(watch.feed.host(), () -> run(watch));
    }

    /** In the lane. Whatever happens, an Error among it, a feed of ours has a next time afterwards. */
    private void run(Watch watch) {
        boolean finished = false;
        try {
            atOnce.acquire();
            try {
                finished = poll(watch);
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("feed", watch.feed.id()).log("polled, but not written: " + e.getMessage());
        } finally {
            if (!finished) {
                giveUp(watch);
            }
        }
        if (finished) {
            tellAbout(watch.feed.host());
        }
    }

    /** False when there is no outcome, or none that counts. */
    private boolean poll(Watch watch) throws InterruptedException {
        Task task = task(watch);
        if (task == null) {
            return false;
        }
        Duration late = Duration.between(task.due(), clock.instant());
        Instant began = clock.instant();
        meters.late(late);
        FeedClient.Answer answer = client.ask(task.feed(), task.status());
        Polled polled = new Poll(task.feed(), task.status(), schedule(task.feed()), late, clock.instant()).of(answer);
        if (polled.hold() != null) {
            lanes.holdUntil(task.feed().host(), polled.hold());
        }
        if (!publish(watch, task.feed(), polled)) {
            return false;
        }
        meters.polled(polled);
        Polled told = subscriptions.polled(task.feed(), watch.partition, polled, began);
        finish(watch, told.status());
        said(task, told);
        if (told.moveTo() != null) {
            mover.move(task.feed(), told.status(), told.moveTo());
        }
        return true;
    }

    /** In the lane of the host, so that none of its feeds is polled meanwhile. */
    private void tellAbout(String host) {
        try {
            for (Telling telling = telling(host); telling != null; telling = telling(host)) {
                tell(telling);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("host", host).log("its health is not told yet: " + e.getMessage());
            lookAgain(host);
        }
    }

    private @Nullable Telling telling(String host) {
        lock.lock();
        try {
            return alerts.telling(host);
        } finally {
            lock.unlock();
        }
    }

    private void lookAgain(String host) {
        lock.lock();
        try {
            alerts.lookAgain(host, clock.instant().plus(TELL_AGAIN));
        } finally {
            lock.unlock();
        }
    }

    /** The alert, then what is remembered of it: a crash in between tells it again, under the same id. */
    private void tell(Telling telling) throws InterruptedException {
        List<Marked> marked = marked(telling);
        try {
            publisher.sourceAlert(telling.alert());
            publisher.statuses(
                    telling.alert().host(), marked.stream().map(Marked::after).toList(), clock.instant());
            marked.forEach(this::remember);
        } finally {
            marked.forEach(mark -> published(mark.watch(), mark.watch().written));
        }
        meters.told(telling.alert());
        log.atInfo()
                .addKeyValue("host", telling.alert().host())
                .addKeyValue("kind", telling.alert().kind().word())
                .addKeyValue("feeds", telling.alert().count())
                .addKeyValue("cause", telling.alert().cause())
                .log("told of a host's health");
    }

    private List<Marked> marked(Telling telling) {
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

    /** Unless a person paused it meanwhile. */
    private void remember(Marked mark) {
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

    private static void said(Task task, Polled polled) {
        if (polled.status().state() != task.status().state()) {
            // Of a hundred thousand new feeds only those that do badly are worth a line.
            boolean began =
                    task.status().state() == State.FIRST_POLL && polled.status().state() == State.ON_TIME;
            log.atLevel(began ? Level.DEBUG : Level.INFO)
                    .addKeyValue("feed", task.feed().id())
                    .addKeyValue("state", polled.status().state().word())
                    .addKeyValue("cause", polled.status().cause())
                    .log("feed changed its state");
        }
        log.atDebug()
                .addKeyValue("feed", task.feed().id())
                .addKeyValue("outcome", polled.outcome().word())
                .addKeyValue("entries", polled.entries().size())
                .log("polled");
    }

    private @Nullable Task task(Watch watch) {
        lock.lock();
        try {
            return watch.ours ? new Task(watch.feed, watch.status, watch.due) : null;
        } finally {
            lock.unlock();
        }
    }

    /** Entries, then the status that accounts for them. False when the feed is no longer ours: its new owner polls it. */
    private boolean publish(Watch watch, Feed feed, Polled polled) throws InterruptedException {
        FeedStatus written;
        lock.lock();
        try {
            if (!watch.ours) {
                return false;
            }
            written = watch.written;
            publishing.merge(watch.partition, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
        try {
            publisher.entries(polled.entries());
            if (StatusChange.matters(written, polled.status())) {
                publisher.status(polled.status(), feed.url(), clock.instant());
                written = polled.status();
            }
            return true;
        } finally {
            published(watch, written);
        }
    }

    private void published(Watch watch, @Nullable FeedStatus written) {
        lock.lock();
        try {
            watch.written = written;
            publishing.merge(watch.partition, -1, Integer::sum);
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void finish(Watch watch, FeedStatus status) {
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
    private void giveUp(Watch watch) {
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

    @Override
    public void revoked(Set<Integer> partitions) {
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

    @Override
    public boolean drained(Set<Integer> partitions) {
        lock.lock();
        try {
            return !isPublishing(partitions);
        } finally {
            lock.unlock();
        }
    }

    private Schedule schedule(Feed feed) {
        Duration every = feed.every();
        return new Schedule(settings.fastest(), every != null ? every : settings.every());
    }
}
