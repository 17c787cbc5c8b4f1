package org.tidings.scraper;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what was decided, its records and its trace; when all are acknowledged it is done. */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Outbox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * All at once, never one from the acknowledgement of another: that comes from the producer's own thread, which would then
     * wait for itself where it does not know the next topic yet.
     */
    void send(List<ProducerRecord<byte[], byte[]>> records, ProducerRecord<byte[], byte[]> trace, Runnable done) {
        AtomicInteger open = new AtomicInteger(records.size() + 1);
        Runnable acknowledged = () -> {
            if (open.decrementAndGet() == 0) {
                done.run();
            }
        };
        records.forEach(record -> send(record, acknowledged));
        send(trace, acknowledged);
    }

    /** What is no outcome, and need not be there for an outcome to be done. */
    void send(ProducerRecord<byte[], byte[]> record) {
        send(record, () -> {});
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells how it ended
    private void send(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
        try {
            producer.send(record, (metadata, problem) -> {
                if (problem == null) {
                    acknowledged.run();
                } else {
                    fail(record.topic(), problem);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            fail(record.topic(), e);
        }
    }

    /** The producer has retried as long as makes sense: what is not acknowledged is not done, and a restart repeats it. */
    private void fail(String topic, Exception problem) {
        if (failure.compareAndSet(null, problem)) {
            log.atError().addKeyValue("topic", topic).setCause(problem).log("an outcome could not be written");
        }
    }

    /** What ended the writing; null while it goes well. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
