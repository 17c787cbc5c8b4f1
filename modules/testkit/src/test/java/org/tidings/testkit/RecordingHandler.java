package org.tidings.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.OwnedConsumer;
import org.tidings.runtime.kafka.Records;

/** Writes down what it is given of the keys with its prefix, and what was against the contract. */
final class RecordingHandler implements OwnedConsumer.Handler {
    private final String prefix;
    private final Set<Integer> owned = new TreeSet<>();
    private final Set<Integer> loaded = new TreeSet<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean failing;

    RecordingHandler(String prefix) {
        this.prefix = prefix;
    }

    /** Keeps its records in flight until {@link #finishHeld}. */
    RecordingHandler holding() {
        holding = true;
        return this;
    }

    RecordingHandler failing() {
        failing = true;
        return this;
    }

    @Override
    public synchronized void assigned(Set<Integer> partitions) {
        check(partitions.stream().noneMatch(owned::contains), "assigned twice: " + partitions);
        owned.addAll(partitions);
    }

    @Override
    public synchronized void table(Topic topic, int partition, String key, byte @Nullable [] value) {
        check(topic == Topic.REVISITS && owned.contains(partition), "a row of another: " + partition);
        if (key.startsWith(prefix)) {
            rows.add(key);
        }
    }

    @Override
    public synchronized void loaded(int partition) {
        check(owned.contains(partition) && loaded.add(partition), "loaded twice: " + partition);
    }

    @Override
    public synchronized void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable finished) {
        String key = Records.key(record.key());
        check(loaded.contains(record.partition()), "a record before its tables: " + key);
        if (!key.startsWith(prefix)) {
            finished.run();
        } else if (failing) {
            throw new IllegalStateException("on purpose");
        } else if (holding) {
            held.add(() -> finish(key, finished));
        } else {
            finish(key, finished);
        }
    }

    private void finish(String key, Runnable finished) {
        done.add(key);
        finished.run();
    }

    @Override
    public synchronized void revoked(Set<Integer> partitions) {
        check(owned.containsAll(partitions), "revoked but not assigned: " + partitions);
        owned.removeAll(partitions);
        loaded.removeAll(partitions);
    }

    @Override
    public boolean drained(Set<Integer> partitions) {
        return true;
    }

    private void check(boolean holds, String mistake) {
        if (!holds) {
            mistakes.add(mistake);
        }
    }

    synchronized void finishHeld() {
        List<Runnable> now = List.copyOf(held);
        held.clear();
        now.forEach(Runnable::run);
    }

    synchronized int held() {
        return held.size();
    }

    synchronized Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    synchronized List<String> done() {
        return List.copyOf(done);
    }

    synchronized List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
