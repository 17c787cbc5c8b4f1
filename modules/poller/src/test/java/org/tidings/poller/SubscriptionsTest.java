package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedRequest.HubWord;
import org.tidings.model.FeedRequest.Reason;
import org.tidings.model.Hash;
import org.tidings.model.Origin;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.State;
import org.tidings.model.Topic;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;
import org.tidings.testkit.FakeClock;

/** The poller's side of push, with time that tests move. */
class SubscriptionsTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private static final String HUB = "https://hub.example/";
    private final FakeClock clock = FakeClock.atNoon();

    @SuppressWarnings("NullAway.Init")
    private FeedSite site;

    @SuppressWarnings("NullAway.Init")
    private FakeHub hub;

    @SuppressWarnings("NullAway.Init")
    private Feed feed;

    @SuppressWarnings("NullAway.Init")
    private MeterRegistry meters;

    private @Nullable PollerRole role;

    @BeforeEach
    void open(TestInfo test) throws IOException {
        site = new FeedSite();
        hub = new FakeHub();
        String host = "h" + Hash.id(test.getDisplayName()).substring(0, 8) + ".example";
        feed = Feed.of("https://" + host + "/rss", Origin.FILE).withEvery(Duration.ofHours(1));
        site.link = "<" + HUB + ">; rel=hub, <" + topic() + ">; rel=self";
        site.publish("Old pier");
        put(Topic.FEEDS, feed);
        startPolling();
    }

    @AfterEach
    void close() {
        put(Topic.FEEDS, null);
        stopPolling();
        put(Topic.SUBSCRIPTIONS, null);
        hub.close();
        site.close();
    }

    private String topic() {
        return "https://" + feed.host() + "/self";
    }

    @Test
    void aFeedThatNamesAHubIsSubscribedToWithASecretOfItsOwn() {
        Subscription wanted = awaitAsked(1);
        Map<String, String> form = hub.last();
        assertEquals("subscribe", form.get("hub.mode"));
        assertEquals(topic(), form.get("hub.topic"));
        assertEquals("https://news.example/t/websub/" + wanted.token(), form.get("hub.callback"));
        assertEquals(wanted.secret(), form.get("hub.secret"));
        assertEquals("864000", form.get("hub.lease_seconds"));
        assertEquals(43, wanted.token().length());
        assertNotEquals(wanted.token(), wanted.secret());
        assertEquals(State.WANTED, wanted.state());
    }

    @Test
    void aLeaseIsRenewedBeforeItEnds() {
        verify(awaitAsked(1));
        assertEquals(
                clock.instant().plus(Duration.ofDays(10)),
                awaitState(State.ACTIVE).leaseEnd());

        clock.advance(Duration.ofDays(9).plusSeconds(1));
        Subscription again = awaitAsked(2);
        assertEquals(State.ACTIVE, again.state());
        assertTrue(String.valueOf(hub.last().get("hub.callback")).endsWith("/websub/" + again.token()));
        verify(again);
        Instant end = clock.instant().plus(Duration.ofDays(10));
        Await.until("the lease is longer", () -> is(now -> end.equals(now.leaseEnd())));
    }

    @Test
    void aRestartKeepsTheSubscriptionAndAsksForNothing() {
        verify(awaitAsked(1));
        Subscription before = awaitState(State.ACTIVE);
        stopPolling();
        site.publish("While nobody looked");
        startPolling();
        Await.until("it is polled again", () -> {
            clock.advance(Duration.ofMinutes(5));
            return entries() == 2;
        });
        assertEquals(before, subscription());
        assertEquals(1, hub.asked.size());
    }

    @Test
    void aHubThatIsDownIsAskedAgainLater() {
        hub.status = 503;
        site.link = site.link.replace(HUB, HUB + "down");
        site.publish("Its hub is down");
        clock.advance(Duration.ofHours(2));
        Await.until("the other hub is asked", () -> is(now -> now.at().hub().endsWith("down")));
        Await.until("the cause is written", () -> is(now -> now.cause() != null));
        int asked = hub.asked.size();
        hub.status = 202;
        clock.advance(Duration.ofMinutes(11));
        Subscription again = awaitAsked(asked + 1);
        verify(again);
        awaitState(State.ACTIVE);
    }

    @Test
    void aHubThatDeniesIsLeftAloneForADay() {
        Subscription wanted = awaitAsked(1);
        tell(Reason.DENIED, wanted, "not you");
        Subscription denied = awaitState(State.DENIED);
        assertEquals("not you", denied.cause());
        clock.advance(Duration.ofHours(23));
        site.publish("Still polled");
        Await.until("it is polled all the same", () -> entries() == 2);
        assertEquals(1, hub.asked.size());
        clock.advance(Duration.ofHours(2));
        awaitAsked(2);
    }

    @Test
    void aNoticeLeadsToAPollAndToASecondLookWhereTheFirstFindsNothing() {
        verify(awaitAsked(1));
        Subscription active = awaitState(State.ACTIVE);
        int polls = site.requests.get();
        tell(Reason.NOTICE, active, null);
        Await.until("polled at once", () -> site.requests.get() == polls + 1);

        site.publish("The caches know it now");
        Await.until("its next poll is near", () -> {
            clock.advance(Duration.ofSeconds(1));
            return entries() == 2;
        });
        assertTrue(
                clock.instant().isBefore(Instant.parse("2026-11-24T12:30:00Z")),
                clock.instant().toString());
        assertEquals(0, missed());
    }

    @Test
    void whatAPollFindsBeforeTheHubTellsIsCounted() {
        verify(awaitAsked(1));
        awaitState(State.ACTIVE);
        site.publish("Nobody told of it");
        clock.advance(Duration.ofHours(2));
        Await.until("it is found all the same", () -> entries() == 2);
        Await.until("and counted", () -> missed() == 1);
    }

    @Test
    void aFeedThatIsRemovedIsUnsubscribed() {
        verify(awaitAsked(1));
        Subscription active = awaitState(State.ACTIVE);
        put(Topic.FEEDS, null);
        Await.until("unsubscribing", () -> hub.asked.size() == 2);
        assertEquals("unsubscribe", hub.last().get("hub.mode"));
        assertEquals(topic(), hub.last().get("hub.topic"));
        tell(Reason.LEFT, active, null);
        Await.until("nothing is left", () -> found() == null);
    }

    @Test
    void anotherHubTakesThePlaceOfTheFirst() {
        verify(awaitAsked(1));
        Subscription first = awaitState(State.ACTIVE);
        site.link = "<" + HUB + "second>; rel=hub, <" + topic() + ">; rel=self";
        site.publish("We moved to another hub");
        clock.advance(Duration.ofHours(2));
        Await.until("the first is left", () -> hub.asked.size() == 2);
        assertEquals("unsubscribe", hub.last().get("hub.mode"));
        tell(Reason.LEFT, first, null);
        Await.until("the second is asked", () -> hub.asked.size() == 3);
        Subscription second = subscription();
        assertEquals(HUB + "second", second.at().hub());
        assertNotEquals(first.token(), second.token());
    }

    private void startPolling() {
        Settings settings = broker.settings();
        Settings.Http http = settings.http();
        Settings mapped = settings.withHttp(new Settings.Http(
                        http.userAgent(),
                        null,
                        List.of(),
                        Map.of(feed.host(), site.address(), "hub.example", hub.address()),
                        Duration.ofMillis(1)))
                .withConsole(new Settings.Console("127.0.0.1:0", null, "https://news.example/t"));
        RoleContext context = broker.context(clock, mapped);
        meters = context.meters();
        role = new PollerRole(context);
        role.start();
    }

    private void stopPolling() {
        if (role != null) {
            role.close();
            role = null;
        }
    }

    private void put(Topic topic, @Nullable Object value) {
        int partition = HostPartitions.of(feed.host(), broker.kafka().partitions(topic));
        broker.send(List.of(Records.of(broker.kafka().topic(topic), partition, feed.id(), value, Instant.now())));
    }

    private void verify(Subscription asked) {
        tell(Reason.VERIFIED, asked, null);
    }

    /** As the console does when the hub has called. */
    private void tell(Reason reason, Subscription ours, @Nullable String why) {
        Duration lease = reason == Reason.VERIFIED ? Duration.ofDays(10) : null;
        HubWord word = new HubWord(ours.id(), lease, why);
        put(Topic.FEED_REQUESTS, new FeedRequest(feed.id(), reason, clock.instant(), word));
    }

    private Subscription awaitAsked(int times) {
        Await.until("the hub is asked, " + times, () -> hub.asked.size() == times && found() != null);
        return subscription();
    }

    private Subscription awaitState(State state) {
        Await.until(state.word(), () -> is(now -> now.state() == state));
        return subscription();
    }

    private boolean is(Predicate<Subscription> what) {
        Subscription found = found();
        return found != null && what.test(found);
    }

    private Subscription subscription() {
        Subscription found = found();
        assertNotNull(found);
        return found;
    }

    private @Nullable Subscription found() {
        return broker.topics().table(Topic.SUBSCRIPTIONS, Subscription.class).get(feed.id());
    }

    private long entries() {
        return broker.topics().values(Topic.ENTRIES, Entry.class).stream()
                .filter(entry -> entry.feed().equals(feed.id()))
                .count();
    }

    private double missed() {
        return meters.get("tidings.poller.missed").counter().count();
    }
}
