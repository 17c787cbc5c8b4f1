package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.console.web.Actions.Outcome;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.testkit.BrokerExtension;
import org.tidings.testkit.FakeClock;

class KafkaActionsTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private final FakeClock clock = FakeClock.atNoon();

    private static Watchlist watchlist(String id, String query) {
        return Watchlist.of(id, id, query).withOrigin(Origin.CONSOLE);
    }

    private ConfigWriter.State state() {
        try (ConfigWriter writer = new ConfigWriter(broker.kafka(), clock)) {
            return writer.state();
        }
    }

    private Watchlist found(String id) {
        return assertInstanceOf(Watchlist.class, state().items().get("watchlist/" + id));
    }

    @Test
    void anOldContentComesBackAsTheNextRevision() {
        try (KafkaActions actions = new KafkaActions(broker.kafka(), clock)) {
            actions.save(watchlist("ports", "port"), 0, Origin.CONSOLE);
            long first = state().version();
            actions.save(watchlist("ports", "harbour"), 1, Origin.CONSOLE);
            assertEquals(first + 1, state().version());

            assertInstanceOf(Outcome.Conflict.class, actions.rollback("ports", first, 1, Origin.API));
            assertInstanceOf(Outcome.Missing.class, actions.rollback("ports", first - 1, 2, Origin.API));
            assertEquals(new Outcome.Done(3), actions.rollback("ports", first, 2, Origin.API));
            assertEquals("port", found("ports").query());
            assertEquals(3, found("ports").revision());

            actions.removeWatchlist("ports", Origin.CONSOLE);
            assertEquals(new Outcome.Done(4), actions.rollback("ports", first + 1, -1, Origin.API));
            assertEquals("harbour", found("ports").query());
        }
    }

    @Test
    void whatComesFromAFileIsMutedAndNotRolledBack() {
        Instant until = clock.instant().plusSeconds(3600);
        try (ConfigWriter writer = new ConfigWriter(broker.kafka(), clock);
                KafkaActions actions = new KafkaActions(broker.kafka(), clock)) {
            long version = writer.write("ann", Origin.FILE, ConfigWriter.Changes.put(Watchlist.of("oil", "Oil", "a")));
            writer.write("ann", Origin.FILE, ConfigWriter.Changes.put(Watchlist.of("oil", "Oil", "b")));
            assertInstanceOf(Outcome.ReadOnly.class, actions.rollback("oil", version, -1, Origin.API));
            assertEquals(new Outcome.Done(2), actions.mute("oil", until, Origin.API));
            assertEquals(until, found("oil").mutedUntil());
            assertEquals(Origin.FILE, found("oil").origin());
            assertInstanceOf(Outcome.Missing.class, actions.mute("gas", until, Origin.API));
        }
    }
}
