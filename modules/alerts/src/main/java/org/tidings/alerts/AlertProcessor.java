package org.tidings.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.alerts.story.StoryRules;
import org.tidings.model.Alert;
import org.tidings.model.BadRecord;
import org.tidings.model.Cause;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

/** Matches in; alerts, their traces and dead letters out. */
final class AlertProcessor implements Processor<byte[], byte[], byte[], Outgoing> {
    private static final Logger log = LoggerFactory.getLogger(AlertProcessor.class);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration TOLD = Duration.ofDays(30);
    private static final int STORIES_IN_MEMORY = 50_000;

    private final StoryRules rules;
    private final Duration oldest;
    private final Function<Topic, String> topics;
    private final OwnTopics ownTopics;
    private final InstantSource clock;
    private final AlertMeters meters;
    private final Books books = new Books(STORIES_IN_MEMORY);
    private @Nullable Task task;
    private Instant newest = Instant.EPOCH;

    AlertProcessor(
            StoryRules rules,
            Duration oldest,
            Function<Topic, String> topics,
            OwnTopics ownTopics,
            InstantSource clock,
            AlertMeters meters) {
        this.rules = rules;
        this.oldest = oldest;
        this.topics = topics;
        this.ownTopics = ownTopics;
        this.clock = clock;
        this.meters = meters;
    }

    /** What belongs to the task at hand; made anew when the task is revived. */
    private record Task(
            ProcessorContext<byte[], Outgoing> context, Kept kept, Teller teller, KnownWatchlists watchlists) {}

    private record Muted(MutedStories stories, KnownWatchlists watchlists) implements Teller.Mutes {
        @Override
        public @Nullable Instant story(String id) {
            return stories.until(id);
        }

        @Override
        public @Nullable Instant watchlist(String id) {
            return watchlists.mutedUntil(id);
        }
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        books.clear();
        Kept kept = new Kept(context);
        KnownWatchlists watchlists = new KnownWatchlists(context);
        Teller teller = new Teller(rules, oldest, kept, books, new Muted(new MutedStories(context), watchlists));
        task = new Task(context, kept, teller, watchlists);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, now -> forget(kept));
    }

    private void forget(Kept kept) {
        kept.forget(newest.minus(rules.window()), newest.minus(TOLD));
        books.clear();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now == null) {
            throw new IllegalStateException("not initialised");
        }
        try {
            decide(now, Json.read(record.value(), Match.class));
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("a match that cannot be read");
            deadLetter(now, record, now.context().recordMetadata().orElseThrow(), e.getMessage());
        }
    }

    private void decide(Task task, Match match) {
        Instant at = clock.instant();
        newest = match.article().firstSeen().isAfter(newest) ? match.article().firstSeen() : newest;
        switch (task.teller().decide(match, at)) {
            case Verdict.Tell tell -> {
                publish(task, tell.alert());
                trace(task, match, tell.outcome(), tell.alert().id(), null, at);
                meters.told(tell.alert());
            }
            case Verdict.Silent silent -> {
                trace(task, match, silent.outcome(), silent.ref(), silent.reason(), at);
                meters.silent(silent.outcome());
            }
        }
    }

    private void publish(Task task, Alert alert) {
        Record<byte[], byte[]> record = new Record<>(
                Records.key(alert.watchlist().id()),
                Json.bytes(alert),
                alert.at().toEpochMilli(),
                CloudEvent.headers(alert));
        forward(task, topics.apply(Topic.ALERTS), record);
        Watchlist.Alerting alerting =
                task.watchlists().alerting(alert.watchlist().id());
        boolean told = alert.cause() != Cause.BACKFILL && alerting.kinds().contains(alert.kind());
        if (alerting.topic() != null && told) {
            publishToOwn(task, alerting.topic(), record);
        }
    }

    private void publishToOwn(Task task, String topic, Record<byte[], byte[]> record) {
        Optional<String> problem = ownTopics.problem(topic);
        if (problem.isPresent()) {
            log.atWarn().addKeyValue("topic", topic).log("a watchlist's own topic cannot be written");
            deadLetter(task, record, new Unwritten(topic), problem.get());
        } else {
            forward(task, topic, record);
        }
    }

    /** The origin of an alert that could not be written is where it was to go: a replay sends it there. */
    private record Unwritten(String topic) implements RecordMetadata {
        @Override
        public int partition() {
            return -1;
        }

        @Override
        public long offset() {
            return -1;
        }
    }

    private void deadLetter(Task task, Record<byte[], byte[]> record, RecordMetadata from, @Nullable String cause) {
        meters.deadLetter();
        Record<byte[], byte[]> letter = DeadLetters.of(record, from, Names.ALERTS, String.valueOf(cause));
        forward(task, topics.apply(Topic.DEAD_LETTERS), letter);
    }

    private void trace(
            Task task, Match match, Trace.Outcome outcome, @Nullable String ref, @Nullable String reason, Instant at) {
        String article = match.article().id();
        String subject = article + ":" + match.article().contentHash() + ":" + match.watchlist();
        Trace trace = new Trace(article, outcome, subject, ref, reason, at);
        forward(task, topics.apply(Topic.TRACE), Records.forward(article, trace, at));
    }

    private static void forward(Task task, String topic, Record<byte[], byte[]> record) {
        byte[] value = record.value();
        task.context().forward(record.withValue(new Outgoing(topic, value)));
    }
}
