package org.tidings.poller;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.NotWritten;
import org.tidings.runtime.kafka.KafkaClients;

/**
 * Moves feeds to the address they redirect to: the old one is removed and the new one put in one transaction. Moves are
 * rare, so that the writer is opened for each and no other writer is fenced for long.
 */
final class Mover {
    private static final Logger log = LoggerFactory.getLogger(Mover.class);

    private final KafkaClients kafka;
    private final Publisher publisher;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Mover(KafkaClients kafka, Publisher publisher, InstantSource clock) {
        this.kafka = kafka;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Returns at once. What does not succeed is tried again after the feed's next poll. */
    void move(Feed feed, FeedStatus status, String to) {
        Thread.startVirtualThread(() -> {
            oneAtATime.lock();
            try (ConfigWriter writer = new ConfigWriter(kafka, clock)) {
                move(writer, feed, status, to);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (KafkaException | NotWritten e) {
                log.atWarn().addKeyValue("feed", feed.id()).log("not moved yet: " + e.getMessage());
            } finally {
                oneAtATime.unlock();
            }
        });
    }

    /** What is known of the feed goes before it, so that its new owner neither sends again nor takes all for history. */
    private void move(ConfigWriter writer, Feed feed, FeedStatus status, String to) throws InterruptedException {
        Feed moved = feed.movedTo(to);
        if (!writer.feeds().containsKey(moved.id())) {
            FeedStatus inherited =
                    StatusDraft.from(status).movedTo(moved, clock.instant()).done();
            publisher.status(inherited, to, clock.instant());
        }
        writer.update("poller", feed.origin(), state -> changes(state, feed, to));
        log.atInfo()
                .addKeyValue("feed", feed.id())
                .addKeyValue("to", moved.id())
                .log("feed moved");
    }

    /** Nothing when it was changed or removed meanwhile; where a feed is at that address already, the two become one. */
    static Changes changes(ConfigWriter.State state, Feed feed, String to) {
        if (!feed.equals(state.feeds().get(feed.id()))) {
            return Changes.NONE;
        }
        Feed moved = feed.movedTo(to);
        List<Feed> put = state.feeds().containsKey(moved.id()) ? List.of() : List.of(moved);
        return new Changes(List.of(), Set.of(), put, Set.of(feed.id()));
    }
}
