package org.tidings.runtime.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One partition number of all topics of an {@link OwnedLoop}, from its assignment to its release. */
final class OwnedPartition {
    private final int number;
    private final List<TopicPartition> tables;
    private final Map<TopicPartition, Watermark> logs;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private @Nullable Map<TopicPartition, Long> ends;
    private boolean loaded;

    OwnedPartition(int number, Collection<String> tables, Collection<String> logs) {
        this.number = number;
        this.tables = tables.stream().map(this::at).toList();
        this.logs = logs.stream().collect(Collectors.toUnmodifiableMap(this::at, topic -> new Watermark()));
    }

    private TopicPartition at(String topic) {
        return new TopicPartition(topic, number);
    }

    int number() {
        return number;
    }

    List<TopicPartition> tables() {
        return tables;
    }

    Collection<TopicPartition> logs() {
        return logs.keySet();
    }

    Watermark mark(String topic) {
        Watermark mark = logs.get(at(topic));
        if (mark == null) {
            throw new IllegalArgumentException("not a log: " + topic);
        }
        return mark;
    }

    Stream<Watermark> marks() {
        return logs.values().stream();
    }

    boolean knowsEnds() {
        return ends != null;
    }

    /** Where its tables end, among others. */
    void ends(Map<TopicPartition, Long> ends) {
        this.ends = tables.stream().collect(Collectors.toMap(each -> each, each -> ends.getOrDefault(each, 0L)));
    }

    boolean reached(ToLongFunction<TopicPartition> position) {
        return ends != null
                && ends.entrySet().stream()
                        .allMatch(end -> end.getValue() == 0 || position.applyAsLong(end.getKey()) >= end.getValue());
    }

    void loaded() {
        loaded = true;
    }

    boolean isLoaded() {
        return loaded;
    }

    boolean isDrained() {
        return marks().allMatch(mark -> mark.open() == 0);
    }

    void committed(TopicPartition log, long offset) {
        committed.merge(log, offset, Math::max);
    }

    /** What may be committed and is not. */
    Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        logs.forEach((log, mark) -> mark.committable().ifPresent(offset -> {
            if (offset != committed.getOrDefault(log, -1L)) {
                due.put(log, new OffsetAndMetadata(offset));
            }
        }));
        return due;
    }

    int abandon() {
        return marks().mapToInt(Watermark::abandon).sum();
    }
}
