package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Entry;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Names;
import org.tidings.model.Page;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

/** Lets each article in once, and each change of it; forgets what has not been seen for long, a slice at a time. */
final class Intake implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final int SWEEP = 10_000;

    private final Duration forgetAfter;
    private final IntakeMeters meters;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<byte[], byte[]> seen;
    private byte @Nullable [] swept;

    Intake(Duration forgetAfter, IntakeMeters meters) {
        this.forgetAfter = forgetAfter;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.seen = context.getStateStore(IntakeTopology.STORE);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            decide(entry(record));
        } catch (BadRecord e) {
            meters.deadLetter();
            ProcessorContext<byte[], byte[]> to = context();
            to.recordMetadata()
                    .ifPresent(from -> to.forward(
                            DeadLetters.of(record, from, Names.INTAKE, String.valueOf(e.getMessage())),
                            IntakeTopology.DEAD_LETTERS));
        }
    }

    private static Entry entry(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new BadRecord("an entry without a value", null);
        }
        Entry entry = Json.read(record.value(), Entry.class);
        if (!entry.article().equals(Records.key(record.key()))) {
            throw new BadRecord("its key is not the id of its article", null);
        }
        return entry;
    }

    private void decide(Entry entry) {
        byte[] key = Records.key(entry.article());
        byte[] known = store().get(key);
        Decision decision = Decision.of(entry, known == null ? null : Seen.read(known));
        meters.decided(decision);
        switch (decision) {
            case Decision.NewPage page -> {
                store().put(key, page.seen().bytes());
                page(entry, page);
            }
            case Decision.Known old -> {
                store().put(key, old.seen().bytes());
                trace(entry, Trace.Outcome.KNOWN, null, old.reason());
            }
            case Decision.Rejected rejected -> trace(entry, Trace.Outcome.REJECTED, null, rejected.reason());
        }
    }

    private void page(Entry entry, Decision.NewPage decision) {
        String id = Ids.page(entry.article(), decision.cause().word(), entry.contentHash());
        Entry shown = decision.baseline() == entry.baseline() ? entry : withBaseline(entry, decision.baseline());
        Page page = new Page(id, shown, decision.seen().feeds(), decision.cause(), now());
        context().forward(Records.forward(entry.article(), page, entry.firstSeen()), IntakeTopology.PAGES);
        trace(entry, Trace.Outcome.PAGE, id, null);
    }

    /** An edit of what is only history is history too. */
    private static Entry withBaseline(Entry e, boolean baseline) {
        return new Entry(
                e.sighting(),
                e.article(),
                e.feed(),
                e.feedTitle(),
                e.url(),
                e.guid(),
                e.title(),
                e.publishedRaw(),
                e.published(),
                e.summary(),
                e.authors(),
                e.categories(),
                e.language(),
                e.tags(),
                e.country(),
                baseline,
                e.contentHash(),
                e.firstSeen());
    }

    private void trace(Entry entry, Trace.Outcome outcome, @Nullable String ref, @Nullable String reason) {
        Trace trace = new Trace(entry.article(), outcome, entry.sighting(), ref, reason, now());
        context().forward(Records.forward(entry.article(), trace, trace.at()), IntakeTopology.TRACE);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    /** A slice of the store; the next goes on where this ends. */
    private void forget(long now) {
        Instant before = Instant.ofEpochMilli(now).minus(forgetAfter);
        int count = 0;
        byte[] last = null;
        try (KeyValueIterator<byte[], byte[]> slice = store().range(swept, null)) {
            while (slice.hasNext() && count++ < SWEEP) {
                KeyValue<byte[], byte[]> next = slice.next();
                last = next.key;
                if (isForgotten(next.value, before)) {
                    store().delete(next.key);
                }
            }
            swept = slice.hasNext() && last != null ? last : null;
        }
    }

    /** What cannot be read is of no use. */
    private static boolean isForgotten(byte[] value, Instant before) {
        try {
            return Seen.read(value).last().isBefore(before);
        } catch (BadRecord e) {
            return true;
        }
    }

    private ProcessorContext<byte[], byte[]> context() {
        if (context == null) {
            throw new IllegalStateException("not initialised");
        }
        return context;
    }

    private KeyValueStore<byte[], byte[]> store() {
        if (seen == null) {
            throw new IllegalStateException("not initialised");
        }
        return seen;
    }
}
