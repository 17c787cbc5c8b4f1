package org.tidings.runtime.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.kafka.OwnedConsumer.Handler;

/** The one thread of an {@link OwnedConsumer}: it alone touches the consumer and calls the handler. */
final class OwnedLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(OwnedLoop.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration ROOM = Duration.ofMillis(20);
    private static final Duration ASKING = Duration.ofSeconds(2);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(250);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(200);

    private final KafkaClients kafka;
    private final String group;
    private final Map<String, Topic> tables;
    private final Map<String, Topic> logs;
    private final int maxInFlight;
    private final Handler handler;

    private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> backlog = new ArrayDeque<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile List<Watermark> marks = List.of();
    private volatile Health health = Health.starting("not started");
    private volatile boolean stopping;
    private volatile @Nullable Thread waiting;
    private long lastCommit = System.nanoTime();
    private @Nullable Consumer<byte[], byte[]> open;

    OwnedLoop(
            KafkaClients kafka, String group, List<Topic> tables, List<Topic> logs, int maxInFlight, Handler handler) {
        this.kafka = kafka;
        this.group = group;
        this.tables = byName(kafka, tables);
        this.logs = byName(kafka, logs);
        this.maxInFlight = maxInFlight;
        this.handler = handler;
    }

    private static Map<String, Topic> byName(KafkaClients kafka, List<Topic> topics) {
        return topics.stream().collect(Collectors.toUnmodifiableMap(kafka::topic, topic -> topic));
    }

    /** A failure of the handler, told apart from Kafka's own. */
    private static final class HandlerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandlerFailure(RuntimeException cause) {
            super(cause);
        }
    }

    @Override
    public void run() {
        health = Health.starting("joining its group");
        String id = kafka.id(group);
        try (Consumer<byte[], byte[]> consumer = kafka.groupConsumer(id, id)) {
            open = consumer;
            live();
            consumer.close(CloseOptions.timeout(LEAVE));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void live() {
        try {
            List<String> topics = Stream.concat(tables.keySet().stream(), logs.keySet().stream())
                    .toList();
            consumer().subscribe(topics, this);
            turnUntilStopped();
            release(new TreeSet<>(owned.keySet()), true);
            health = Health.starting("stopped");
        } catch (RuntimeException e) {
            fail(e);
            commitNow(owned.values());
            owned.clear();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        if (open == null) {
            throw new IllegalStateException("not running");
        }
        return open;
    }

    private void turnUntilStopped() {
        while (!stopping) {
            try {
                turn();
            } catch (InterruptException e) {
                stopping = true;
            } catch (RetriableException e) {
                log.atWarn().addKeyValue("group", group).log("Kafka does not answer: {}", e.toString());
                LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
            }
        }
    }

    private void turn() {
        for (ConsumerRecord<byte[], byte[]> record : consumer().poll(patience())) {
            take(record);
        }
        load();
        handOut();
        pace();
        if (System.nanoTime() - lastCommit > COMMIT_EVERY.toNanos()) {
            commit();
        }
        awaitRoom();
    }

    private Duration patience() {
        boolean busy = !backlog.isEmpty() || !owned.values().stream().allMatch(OwnedPartition::knowsEnds);
        return busy ? Duration.ZERO : IDLE;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Topic table = tables.get(record.topic());
        if (table == null) {
            backlog.add(record);
        } else {
            handle(() -> handler.table(table, record.partition(), Records.key(record.key()), record.value()));
        }
    }

    private static void handle(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw new HandlerFailure(e);
        }
    }

    /** Declares the partitions loaded whose tables have been read to the end as it stood after the assignment. */
    private void load() {
        List<OwnedPartition> loading = owned.values().stream()
                .filter(partition -> !partition.isLoaded())
                .toList();
        if (loading.isEmpty()) {
            return;
        }
        askEnds(loading);
        for (OwnedPartition partition : loading) {
            if (partition.reached(this::position)) {
                handle(() -> handler.loaded(partition.number()));
                partition.loaded();
            }
        }
        if (owned.values().stream().allMatch(OwnedPartition::isLoaded)) {
            health = Health.UP;
        }
    }

    /** Asked before the tables are read, since the answer would wait behind a fetch that finds nothing. */
    private void askEnds(List<OwnedPartition> loading) {
        List<OwnedPartition> unknown =
                loading.stream().filter(partition -> !partition.knowsEnds()).toList();
        List<TopicPartition> asked =
                unknown.stream().flatMap(each -> each.tables().stream()).toList();
        Map<TopicPartition, Long> ends = asked.isEmpty() ? Map.of() : consumer().endOffsets(asked, ASKING);
        unknown.forEach(partition -> partition.ends(ends));
    }

    /** Where reading stands, or -1 while the broker has not said. */
    private long position(TopicPartition partition) {
        try {
            return consumer().position(partition, ASKING);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return -1;
        }
    }

    private void handOut() {
        while (!backlog.isEmpty() && inFlight.get() < maxInFlight) {
            ConsumerRecord<byte[], byte[]> record = backlog.remove();
            OwnedPartition partition = owned.get(record.partition());
            Topic topic = logs.get(record.topic());
            if (partition != null && topic != null) {
                handOut(topic, record, partition.mark(record.topic()));
            }
        }
    }

    private void handOut(Topic topic, ConsumerRecord<byte[], byte[]> record, Watermark mark) {
        long offset = record.offset();
        mark.begin(offset, System.nanoTime());
        inFlight.incrementAndGet();
        handle(() -> handler.log(topic, record, () -> done(mark, offset)));
    }

    private void done(Watermark mark, long offset) {
        if (mark.finish(offset)) {
            inFlight.decrementAndGet();
            LockSupport.unpark(waiting);
        }
    }

    /** Reads no further while records wait for room, nor from logs whose tables are not loaded. */
    private void pace() {
        boolean full = !backlog.isEmpty() || inFlight.get() >= maxInFlight;
        Set<TopicPartition> held = new HashSet<>(assigned);
        for (OwnedPartition partition : owned.values()) {
            if (partition.knowsEnds()) {
                held.removeAll(partition.tables());
            }
            if (partition.isLoaded() && !full) {
                held.removeAll(partition.logs());
            }
        }
        Set<TopicPartition> paused = consumer().paused();
        if (!paused.equals(held)) {
            consumer()
                    .resume(paused.stream().filter(each -> !held.contains(each)).toList());
            consumer().pause(held);
        }
    }

    private void awaitRoom() {
        if (!backlog.isEmpty()) {
            await(() -> inFlight.get() < maxInFlight, ROOM);
        }
    }

    private void await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        waiting = Thread.currentThread();
        while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(ROOM.toNanos());
        }
        waiting = null;
    }

    private void commit() {
        lastCommit = System.nanoTime();
        passMarkers(owned.values());
        Map<TopicPartition, OffsetAndMetadata> due = due(owned.values());
        if (!due.isEmpty()) {
            consumer().commitAsync(due, (offsets, failure) -> committed(offsets, failure));
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> due(Collection<OwnedPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        partitions.forEach(partition -> due.putAll(partition.due()));
        return due;
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            offsets.forEach((at, offset) -> {
                OwnedPartition partition = owned.get(at.partition());
                if (partition != null) {
                    partition.committed(at, offset.offset());
                }
            });
        } else {
            log.atDebug().addKeyValue("group", group).log("commit is tried again: {}", failure.toString());
        }
    }

    /** A transaction's markers are no records: what lies behind the last of them counts as read. */
    private void passMarkers(Collection<OwnedPartition> partitions) {
        Set<TopicPartition> waitingForRoom = backlog.stream()
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .collect(Collectors.toSet());
        for (OwnedPartition partition : partitions) {
            if (partition.isLoaded()) {
                partition.logs().stream()
                        .filter(each -> !waitingForRoom.contains(each))
                        .forEach(each -> partition.mark(each.topic()).passed(position(each)));
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
        consumer().pause(partitions);
        Set<Integer> whole = partitions.stream()
                .map(TopicPartition::partition)
                .filter(number -> !owned.containsKey(number) && isWhole(number))
                .collect(Collectors.toCollection(TreeSet::new));
        log.atInfo()
                .addKeyValue("group", group)
                .addKeyValue("partitions", whole)
                .log("assigned");
        handle(() -> handler.assigned(whole));
        whole.forEach(this::own);
        marks();
    }

    /** A number is owned when all its topics are: a protocol may bring them one after the other. */
    private boolean isWhole(int number) {
        return Stream.concat(tables.keySet().stream(), logs.keySet().stream())
                .allMatch(topic -> assigned.contains(new TopicPartition(topic, number)));
    }

    private void own(int number) {
        OwnedPartition partition = new OwnedPartition(number, tables.keySet(), logs.keySet());
        owned.put(number, partition);
        consumer().seekToBeginning(partition.tables());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        assigned.removeAll(partitions);
        release(numbers(partitions), true);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        assigned.removeAll(partitions);
        release(numbers(partitions), false);
    }

    private Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::partition)
                .filter(owned::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives partitions up: what is in flight may finish, if they are still ours, and is committed. */
    private void release(Set<Integer> numbers, boolean stillOurs) {
        if (numbers.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + DRAIN.toNanos();
        List<OwnedPartition> leaving = numbers.stream().map(owned::get).toList();
        if (stillOurs) {
            passMarkers(leaving);
        }
        backlog.removeIf(record -> numbers.contains(record.partition()));
        handle(() -> handler.revoked(numbers));
        if (stillOurs) {
            await(() -> isDrained(leaving, numbers), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            log.atInfo()
                    .addKeyValue("group", group)
                    .addKeyValue("partitions", numbers)
                    .log("released");
            commitNow(leaving);
        }
        owned.keySet().removeAll(numbers);
        leaving.forEach(partition -> inFlight.addAndGet(-partition.abandon()));
        marks();
    }

    private boolean isDrained(List<OwnedPartition> leaving, Set<Integer> numbers) {
        return leaving.stream().allMatch(OwnedPartition::isDrained) || handler.drained(numbers);
    }

    /** What cannot be committed now is handed out again, elsewhere. */
    private void commitNow(Collection<OwnedPartition> leaving) {
        Map<TopicPartition, OffsetAndMetadata> due = due(leaving);
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer().commitSync(due, COMMIT_TIMEOUT);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("group", group).log("not committed, some records will repeat: {}", e.toString());
        }
    }

    private void marks() {
        marks = owned.values().stream().flatMap(OwnedPartition::marks).toList();
    }

    private void fail(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof HandlerFailure || cause instanceof KafkaException)) {
            cause = cause.getCause();
        }
        health = Health.down(group + ": " + cause);
        log.atError().addKeyValue("group", group).setCause(failure).log("the consumer died");
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(waiting);
    }

    Health health() {
        return health;
    }

    int inFlight() {
        return inFlight.get();
    }

    /** How long the oldest of the records has been worked on that hold an offset back. */
    double heldSeconds() {
        long now = System.nanoTime();
        return marks.stream()
                        .flatMapToLong(mark -> mark.heldSince().stream())
                        .map(since -> now - since)
                        .max()
                        .orElse(0)
                / 1e9;
    }
}
