package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Hash;
import org.tidings.model.Origin;
import org.tidings.model.SourceAlert;
import org.tidings.model.SourceAlert.Kind;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

/** A host with several feeds dies and comes back, on a real broker. Its feeds are polled so often that waits are short. */
class SourceAlertsTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private static final int FEEDS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private FeedSite site;

    @SuppressWarnings("NullAway.Init")
    private String host;

    private final List<Feed> feeds = new ArrayList<>();
    private @Nullable PollerRole role;

    @BeforeEach
    void open(TestInfo test) throws IOException {
        site = new FeedSite();
        site.publish("Old pier");
        host = "h" + Hash.id(test.getDisplayName()).substring(0, 8) + ".example";
        for (int i = 0; i < FEEDS; i++) {
            Feed feed = Feed.of("https://" + host + "/rss" + i, Origin.FILE).withEvery(Duration.ofMillis(500));
            feeds.add(feed);
            put(feed, feed);
        }
        startPolling();
        awaitState(State.ON_TIME);
    }

    @AfterEach
    void close() {
        feeds.forEach(feed -> put(feed, null));
        stopPolling();
        site.close();
    }

    @Test
    void aHostThatDiesAndComesBackIsToldOfOnceEach() {
        site.status = 500;
        awaitAlerts(1);
        awaitState(State.FAILING);
        site.status = 200;
        awaitAlerts(2);
        awaitState(State.ON_TIME);

        assertEquals(List.of(Kind.FAILING, Kind.RECOVERED), kinds());
        SourceAlert failing = alerts().getFirst();
        assertTrue(failing.whole());
        assertEquals(FEEDS, failing.total());
        assertTrue(String.valueOf(failing.cause()).contains("500"), failing::toString);
        assertEquals(0, alerts().getLast().left());
        assertEquals(FEEDS, alerts().getLast().count());
        Await.until("marked", PATIENCE, () -> statuses().stream().noneMatch(status -> status.told() == Kind.FAILING));
    }

    @Test
    void aRestartAmidAnOutageTellsNothingAgain() {
        site.status = 403;
        awaitAlerts(1);
        awaitState(State.BLOCKED);
        stopPolling();
        startPolling();
        int before = site.requests.get();
        Await.until("asked again", PATIENCE, () -> site.requests.get() > before + FEEDS);
        stopPolling();
        startPolling();
        site.status = 200;
        awaitState(State.ON_TIME);
        awaitAlerts(2);
        assertEquals(List.of(Kind.FAILING, Kind.RECOVERED), kinds());
    }

    private void startPolling() {
        Settings settings = broker.settings();
        Settings.Http http = settings.http();
        Settings mapped = settings.withHttp(new Settings.Http(
                http.userAgent(), null, List.of(), Map.of(host, site.address()), Duration.ofMillis(1)));
        role = new PollerRole(broker.context(InstantSource.system(), mapped));
        role.start();
    }

    private void stopPolling() {
        if (role != null) {
            role.close();
            role = null;
        }
    }

    private void put(Feed feed, @Nullable Object value) {
        int partition = HostPartitions.of(host, broker.kafka().partitions(Topic.FEEDS));
        broker.send(List.of(Records.of(broker.kafka().topic(Topic.FEEDS), partition, feed.id(), value, Instant.now())));
    }

    private void awaitState(State state) {
        Await.until(
                "all " + state.word(),
                PATIENCE,
                () -> statuses().size() == FEEDS && statuses().stream().allMatch(status -> status.state() == state));
    }

    private void awaitAlerts(int count) {
        Await.until(count + " alerts", PATIENCE, () -> alerts().size() >= count);
    }

    private List<FeedStatus> statuses() {
        return broker.topics().table(Topic.FEED_STATUS, FeedStatus.class).values().stream()
                .filter(status -> status.feed().startsWith(host + "/"))
                .toList();
    }

    private List<SourceAlert> alerts() {
        return broker.topics().values(Topic.SOURCE_ALERTS, SourceAlert.class).stream()
                .filter(alert -> alert.host().equals(host))
                .toList();
    }

    private List<Kind> kinds() {
        return alerts().stream().map(SourceAlert::kind).toList();
    }
}
