package org.tidings.console;

import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.alerts.story.StoryRules;
import org.tidings.console.history.Grouping;
import org.tidings.console.history.HistoryIndex;
import org.tidings.model.Article;
import org.tidings.model.BadRecord;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.Follower;

/**
 * Keeps the index of articles at the end of {@code articles}. How far it is stands in the index itself, so that a start
 * goes on where the last commit was, and puts in again what came behind it.
 */
final class HistoryKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration REFRESH = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration PRUNE = Duration.ofMinutes(1);
    /** A new index is bounded while it is filled as well. */
    private static final int PRUNE_ARTICLES = 50_000;

    private final RoleContext context;
    private final HistoryIndex index;
    private final Follower follower;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-history-keeper").daemon().factory());
    private volatile Health trouble = Health.UP;
    private int sincePrune;

    /** @throws StartupProblem when the folder cannot be used */
    HistoryKeeper(RoleContext context, Supplier<Collection<Entity>> entities) {
        this.context = context;
        this.index = open(
                folder(context.settings()),
                entities,
                grouping(context.settings().alerts()));
        this.follower = new Follower(
                context.kafka(),
                context.kafka().id("console-history"),
                Set.of(Topic.ARTICLES),
                this::start,
                (topic, record) -> take(record));
        Gauge.builder("tidings.console.history.articles", index, HistoryIndex::articles)
                .description("Articles that can be searched and backtested")
                .baseUnit("articles")
                .register(context.meters());
        Gauge.builder("tidings.console.history.size", index, HistoryIndex::bytes)
                .description("What the index of articles takes on disk")
                .baseUnit("bytes")
                .register(context.meters());
    }

    private static Path folder(Settings settings) {
        return settings.data().resolve("console").resolve("history");
    }

    private static Grouping grouping(Settings.Alerts settings) {
        StoryRules usual = StoryRules.DEFAULT;
        return new Grouping(
                new StoryRules(settings.window(), settings.similarity(), usual.decay(), usual.budget()),
                settings.oldest());
    }

    private static HistoryIndex open(Path folder, Supplier<Collection<Entity>> entities, Grouping grouping) {
        try {
            HistoryIndex index = HistoryIndex.open(folder, entities, grouping);
            index.thrownAway()
                    .ifPresent(cause -> log.atWarn()
                            .addKeyValue("folder", folder)
                            .addKeyValue("cause", cause)
                            .log("the index of articles cannot be used and is built anew"));
            return index;
        } catch (IOException e) {
            throw new StartupProblem("the index of articles in " + folder + " cannot be opened: " + e.getMessage()
                    + "; does another console of the same data folder run?");
        }
    }

    HistoryIndex index() {
        return index;
    }

    void start() {
        follower.start();
        every(REFRESH, index::refresh);
        every(COMMIT, index::commit);
        every(PRUNE, this::prune);
    }

    private void every(Duration delay, Tending work) {
        long millis = delay.toMillis();
        var unused = timer.scheduleWithFixedDelay(() -> tend(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Where to go on; an index of another topic, or one that is ahead of the topic, begins anew. */
    private Map<TopicPartition, Long> start(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        String topicId = context.kafka().topicId(Topic.ARTICLES);
        Map<Integer, Long> next = index.next(topicId);
        boolean fits = next.entrySet().stream().allMatch(each -> each.getValue() <= end(ends, each.getKey()));
        if (next.isEmpty() || !fits) {
            log.atInfo()
                    .addKeyValue("topic", context.kafka().topic(Topic.ARTICLES))
                    .log("the index of articles is built");
            tend(() -> index.begin(topicId));
            return beginnings;
        }
        Map<TopicPartition, Long> starts = new HashMap<>();
        beginnings.forEach((partition, beginning) ->
                starts.put(partition, Math.max(beginning, next.getOrDefault(partition.partition(), beginning))));
        return starts;
    }

    private static long end(Map<TopicPartition, Long> ends, int partition) {
        return ends.entrySet().stream()
                .filter(each -> each.getKey().partition() == partition)
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(-1);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                index.put(Json.read(record.value(), Article.class));
            }
        } catch (BadRecord e) {
            log.atDebug()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("an article that cannot be read is left out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index.reached(record.partition(), record.offset() + 1);
        if (++sincePrune == PRUNE_ARTICLES) {
            sincePrune = 0;
            tend(this::prune);
        }
    }

    private void prune() throws IOException {
        Settings.Retention retention = context.settings().retention();
        index.prune(context.clock().instant().minus(retention.articles()), retention.history());
    }

    private interface Tending {
        void run() throws IOException;
    }

    private void tend(Tending work) {
        try {
            work.run();
        } catch (IOException | AlreadyClosedException e) {
            if (trouble.status() != Health.Status.DOWN) {
                trouble = Health.down("the index of articles cannot be written: " + e);
                log.atError().setCause(e).log("the index of articles cannot be written");
            }
        }
    }

    /** By partition, how far it is; empty until it reads. */
    Map<TopicPartition, Long> reached() {
        return follower.positions();
    }

    /** UP while it is filled: it answers with what it has. */
    Health check() {
        return follower.check().status() == Health.Status.DOWN ? follower.check() : trouble;
    }

    @Override
    public void close() {
        follower.close();
        timer.shutdownNow();
        try {
            index.commit();
            index.close();
        } catch (IOException | AlreadyClosedException e) {
            log.atWarn().addKeyValue("cause", e.toString()).log("the index of articles was not closed");
        }
    }
}
