package org.tidings.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.ConfigChange;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;

class ConfigWriterTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private final FakeClock clock = FakeClock.atNoon();
    private final ConfigWriter writer = new ConfigWriter(broker.kafka(), clock);

    @BeforeEach
    void empty() {
        writer.update(
                "test",
                Origin.CLI,
                state -> new Changes(
                        List.of(),
                        state.items().keySet(),
                        List.of(),
                        state.feeds().keySet()));
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void readsBackWhatItWrote() {
        Watchlist oil = Watchlist.of("oil", "Oil", "crude");
        Feed feed = Feed.of("https://wire.example/rss", Origin.FILE);
        writer.write("test", Origin.FILE, new Changes(List.of(oil), Set.of(), List.of(feed), Set.of()));
        assertEquals(Map.of(oil.key(), oil.withRevision(1, clock.instant())), writer.read());
        assertEquals(Map.of(feed.id(), feed), writer.feeds());
        try (ConfigWriter other = new ConfigWriter(broker.kafka(), clock)) {
            assertEquals(writer.read(), other.read());
        }
    }

    @Test
    void putsEntitiesFirstAndEndsEachBatch() {
        Watchlist oil = Watchlist.of("oil", "Oil", "@opec");
        Entity opec = new Entity("opec", "OPEC", null, List.of(), Origin.FILE);
        int before = configKeys().size();
        writer.write("test", Origin.FILE, Changes.put(oil, opec));
        List<String> keys = configKeys();
        assertEquals(List.of(opec.key(), oil.key(), ConfigItem.BATCH_END), keys.subList(before, keys.size()));
    }

    @Test
    void writesNothingThatAlreadyStandsThere() {
        Watchlist oil = Watchlist.of("oil", "Oil", "crude");
        Feed feed = Feed.of("https://wire.example/rss", Origin.FILE);
        writer.write("test", Origin.FILE, new Changes(List.of(oil), Set.of(), List.of(feed), Set.of()));
        int before = configKeys().size();
        int changes = broker.topics().records(Topic.CONFIG_LOG).size();
        writer.write("test", Origin.FILE, new Changes(List.of(oil), Set.of("entity/none"), List.of(feed), Set.of("x")));
        assertEquals(before, configKeys().size());
        assertEquals(changes, broker.topics().records(Topic.CONFIG_LOG).size());
    }

    @Test
    void countsARevisionWhenTheQueryChanges() {
        writer.write("test", Origin.FILE, Changes.put(Watchlist.of("oil", "Oil", "crude")));
        writer.write("test", Origin.FILE, Changes.put(Watchlist.of("oil", "Crude oil", "crude")));
        assertEquals(1, watchlist("oil").revision());
        writer.write("test", Origin.FILE, Changes.put(Watchlist.of("oil", "Crude oil", "crude OR brent")));
        assertEquals(2, watchlist("oil").revision());
    }

    private Watchlist watchlist(String id) {
        return (Watchlist) assertNotNullItem(writer.read().get("watchlist/" + id));
    }

    private static ConfigItem assertNotNullItem(@Nullable ConfigItem item) {
        assertNotNull(item);
        return item;
    }

    @Test
    void logsWhoChangedWhat() {
        Watchlist oil = Watchlist.of("oil", "Oil", "crude");
        writer.write("ann", Origin.CONSOLE, Changes.put(oil));
        writer.write("bob", Origin.CLI, Changes.remove(oil.key()));
        List<ConfigChange> log = broker.topics().values(Topic.CONFIG_LOG, ConfigChange.class);
        ConfigChange made = log.get(log.size() - 2);
        ConfigChange removed = log.getLast();
        assertEquals("ann", made.who());
        assertNull(made.before());
        assertTrue(String.valueOf(made.after()).contains("\"crude\""));
        assertEquals("bob", removed.who());
        assertEquals(Origin.CLI, removed.origin());
        assertNull(removed.after());
        assertEquals(clock.instant(), removed.at());
    }

    @Test
    void putsAFeedOnThePartitionOfItsHost() {
        List<Feed> feeds = IntStream.range(0, 20)
                .mapToObj(i -> Feed.of("https://host" + i + ".example/rss", Origin.FILE))
                .toList();
        writer.write("test", Origin.FILE, Changes.feeds(feeds));
        writer.write("test", Origin.FILE, new Changes(List.of(), Set.of(), List.of(), ids(feeds)));
        for (ConsumerRecord<byte[], byte[]> record : broker.topics().records(Topic.FEEDS)) {
            String host = Records.key(record.key()).replaceFirst("/.*", "");
            assertEquals(HostPartitions.of(host, 4), record.partition());
        }
        assertEquals(Map.of(), writer.feeds());
    }

    private static Set<String> ids(List<Feed> feeds) {
        return feeds.stream().map(Feed::id).collect(Collectors.toSet());
    }

    @Test
    void losesNoUpdateOfAnotherWriter() {
        writer.write("test", Origin.CLI, Changes.put(counter(0)));
        try (ConfigWriter other = new ConfigWriter(broker.kafka(), clock)) {
            for (int i = 0; i < 3; i++) {
                writer.update("one", Origin.CLI, state -> Changes.put(next(state)));
                other.update("two", Origin.CLI, state -> Changes.put(next(state)));
            }
        }
        assertEquals("6", watchlist("counter").name());
    }

    private static Watchlist counter(int value) {
        return Watchlist.of("counter", Integer.toString(value), "x");
    }

    private static Watchlist next(ConfigWriter.State state) {
        ConfigItem before = assertNotNullItem(state.items().get("watchlist/counter"));
        return counter(Integer.parseInt(((Watchlist) before).name()) + 1);
    }

    @Test
    void decidesAnewWhenAnotherWriterCameBetween() {
        writer.write("test", Origin.CLI, Changes.put(counter(0)));
        AtomicInteger decisions = new AtomicInteger();
        try (ConfigWriter other = new ConfigWriter(broker.kafka(), clock)) {
            writer.update("one", Origin.CLI, state -> {
                // The first decision looks whether there is anything to write; the second is on the way to Kafka.
                if (decisions.incrementAndGet() == 2) {
                    other.update("two", Origin.CLI, between -> Changes.put(next(between)));
                }
                return Changes.put(next(state));
            });
        }
        assertEquals(4, decisions.get());
        assertEquals("2", watchlist("counter").name());
    }

    @Test
    void saysThatItCouldNotWriteWhenItIsFencedEveryTime() {
        writer.write("test", Origin.CLI, Changes.put(counter(0)));
        AtomicInteger decisions = new AtomicInteger();
        try (ConfigWriter other = new ConfigWriter(broker.kafka(), clock)) {
            assertThrows(
                    ConfigWriter.NotWritten.class,
                    () -> writer.update("one", Origin.CLI, state -> {
                        other.update("two", Origin.CLI, between -> Changes.put(next(between)));
                        decisions.incrementAndGet();
                        return Changes.put(counter(-1));
                    }));
        }
        assertEquals(Integer.toString(decisions.get()), watchlist("counter").name());
    }

    /** A reader that looks all the time sees each batch whole. */
    @Test
    void showsABatchWholeOrNotAtAll() {
        List<Integer> seen = new ArrayList<>();
        Thread looking = Thread.ofVirtual().start(() -> {
            while (seen.isEmpty() || seen.getLast() < 3 * 50) {
                seen.add((int) broker.topics().table(Topic.FEEDS, Feed.class).keySet().stream()
                        .filter(id -> id.startsWith("whole"))
                        .count());
            }
        });
        for (int batch = 0; batch < 3; batch++) {
            String host = "https://whole" + batch + "-";
            writer.write(
                    "test",
                    Origin.CLI,
                    Changes.feeds(IntStream.range(0, 50)
                            .mapToObj(i -> Feed.of(host + i + ".example/rss", Origin.CLI))
                            .toList()));
        }
        Await.until("the reader has seen all", () -> !looking.isAlive());
        assertTrue(seen.stream().allMatch(count -> count % 50 == 0), seen.toString());
    }

    private static List<String> configKeys() {
        return broker.topics().records(Topic.CONFIG).stream()
                .map(record -> Records.key(record.key()))
                .toList();
    }
}
