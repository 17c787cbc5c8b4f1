package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
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
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.poller.OwnedFeeds.Marked;
import org.tidings.poller.OwnedFeeds.Task;
import org.tidings.poller.OwnedFeeds.Watch;
import org.tidings.poller.feed.HostHealth.Telling;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.kafka.OwnedConsumer;

/** Polls the feeds of the partitions that are ours when they are due, each in its host's lane, and writes what comes of it. */
final class Polling implements OwnedConsumer.Handler {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final int AT_ONCE = 256;

    private final FeedClient client;
    private final Mover mover;
    private final HostLanes lanes;
    private final Publisher publisher;
    private final Subscriptions subscriptions;
    private final PollerMeters meters;
    private final InstantSource clock;
    private final OwnedFeeds feeds;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    Polling(
            Settings.Poller settings,
            FeedClient client,
            HostLanes lanes,
            Publisher publisher,
            Subscriptions subscriptions,
            Mover mover,
            PollerMeters meters,
            InstantSource clock) {
        this.client = client;
        this.mover = mover;
        this.lanes = lanes;
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.meters = meters;
        this.clock = clock;
        this.feeds = new OwnedFeeds(settings, lanes, publisher, subscriptions, meters, clock, this::start, this::look);
    }

    void start() {
        feeds.start();
    }

    /** Why it stopped by itself; null while it goes on. */
    @Nullable
    String died() {
        return feeds.died();
    }

    void close() {
        feeds.close();
    }

    @Override
    public void assigned(Set<Integer> partitions) {
        log.atInfo().addKeyValue("partitions", partitions).log("feeds assigned");
    }

    @Override
    public void table(Topic topic, int partition, String key, byte @Nullable [] value) {
        try {
            feeds.table(topic, partition, key, value);
        } catch (BadRecord e) {
            log.atWarn()
                    .addKeyValue("topic", topic.word())
                    .addKeyValue("feed", key)
                    .log("ignored: " + e.getMessage());
        }
    }

    @Override
    public void loaded(int partition) {
        feeds.loaded(partition);
    }

    @Override
    public void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable done) {
        try {
            if (record.value() == null) {
                throw new BadRecord("a request without a value", null);
            }
            FeedRequest request = Json.read(record.value(), FeedRequest.class);
            if (!subscriptions.takes(request, done)) {
                feeds.request(request, done);
            }
        } catch (BadRecord e) {
            publisher.deadLetter(record, String.valueOf(e.getMessage()), done);
        }
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        feeds.revoked(partitions);
    }

    @Override
    public boolean drained(Set<Integer> partitions) {
        return feeds.drained(partitions);
    }

    /** From the timetable into the host's lane. */
    private void start(String feed) {
        Watch watch = feeds.take(feed);
        if (watch != null) {
            lanes.submit(Ids.feedHost(feed), () -> run(feed, watch));
        }
    }

    private void look(String host) {
        lanes.submit(host, () -> tellAbout(host));
    }

    /** In the lane. Whatever happens, an Error among it, a feed of ours has a next time afterwards. */
    private void run(String feed, Watch watch) {
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
            log.atWarn().addKeyValue("feed", feed).log("polled, but not written: " + e.getMessage());
        } finally {
            if (!finished) {
                feeds.giveUp(watch);
            }
        }
        if (finished) {
            tellAbout(Ids.feedHost(feed));
        }
    }

    /** False when there is no outcome, or none that counts. */
    private boolean poll(Watch watch) throws InterruptedException {
        Task task = feeds.task(watch);
        if (task == null) {
            return false;
        }
        Duration late = Duration.between(task.due(), clock.instant());
        Instant began = clock.instant();
        meters.late(late);
        FeedClient.Answer answer = client.ask(task.feed(), task.status());
        Polled polled =
                new Poll(task.feed(), task.status(), feeds.schedule(task.feed()), late, clock.instant()).of(answer);
        if (polled.hold() != null) {
            lanes.holdUntil(task.feed().host(), polled.hold());
        }
        if (!publish(watch, task.feed(), polled)) {
            return false;
        }
        meters.polled(polled);
        Polled told = subscriptions.polled(task.feed(), task.partition(), polled, began);
        feeds.finish(watch, told.status());
        said(task, told);
        if (told.moveTo() != null) {
            mover.move(task.feed(), told.status(), told.moveTo());
        }
        return true;
    }

    /** Entries, then the status that accounts for them. False when the feed is no longer ours. */
    private boolean publish(Watch watch, Feed feed, Polled polled) throws InterruptedException {
        OwnedFeeds.Writing writing = feeds.beginWriting(watch);
        if (writing == null) {
            return false;
        }
        FeedStatus stands = writing.stands();
        try {
            publisher.entries(polled.entries());
            if (StatusChange.matters(stands, polled.status())) {
                publisher.status(polled.status(), feed.url(), clock.instant());
                stands = polled.status();
            }
            return true;
        } finally {
            feeds.endWriting(watch, stands);
        }
    }

    /** In the lane of the host, so that none of its feeds is polled meanwhile. */
    private void tellAbout(String host) {
        try {
            for (Telling telling = feeds.telling(host); telling != null; telling = feeds.telling(host)) {
                tell(telling);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("host", host).log("its health is not told yet: " + e.getMessage());
            feeds.lookAgain(host);
        }
    }

    /** The alert, then what is remembered of it: a crash in between tells it again, under the same id. */
    private void tell(Telling telling) throws InterruptedException {
        List<Marked> marked = feeds.marked(telling);
        try {
            publisher.sourceAlert(telling.alert());
            publisher.statuses(
                    telling.alert().host(), marked.stream().map(Marked::after).toList(), clock.instant());
            marked.forEach(feeds::remember);
        } finally {
            marked.forEach(feeds::endMark);
        }
        meters.told(telling.alert());
        log.atInfo()
                .addKeyValue("host", telling.alert().host())
                .addKeyValue("kind", telling.alert().kind().word())
                .addKeyValue("feeds", telling.alert().count())
                .addKeyValue("cause", telling.alert().cause())
                .log("told of a host's health");
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
}
