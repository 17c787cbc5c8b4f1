package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Hash;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

class PollerRoleTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    private static final Duration OFTEN = Duration.ofMillis(100);

    @SuppressWarnings("NullAway.Init")
    private FeedSite site;

    @SuppressWarnings("NullAway.Init")
    private Feed feed;

    private @Nullable PollerRole role;

    @BeforeEach
    void open(TestInfo test) throws IOException {
        site = new FeedSite();
        String host = "h" + Hash.id(test.getDisplayName()).substring(0, 8) + ".example";
        feed = every(Feed.of("https://" + host + "/rss", Origin.FILE), OFTEN);
        site.publish("Old pier");
        site.publish("Old crane");
    }

    @AfterEach
    void close() {
        put(Topic.FEEDS, null);
        stopPolling();
        site.close();
    }

    @Test
    void theFirstDocumentIsHistoryAndWhatComesLaterIsNews() {
        put(Topic.FEEDS, feed);
        startPolling();
        awaitEntries(2);
        site.publish("New lighthouse");
        awaitEntries(3);

        List<Entry> entries = entries();
        assertEquals(
                List.of("Old pier", "Old crane", "New lighthouse"),
                entries.stream().map(Entry::title).toList());
        assertEquals(
                List.of(true, true, false),
                entries.stream().map(Entry::baseline).toList());
        assertEquals(
                "https://" + feed.host() + "/news/Old-pier", entries.getFirst().url());
        assertEquals("Quay Courier (invented)", entries.getFirst().feedTitle());
        Await.until("the status accounts for three entries", () -> keys() == 3);
        FeedStatus status = status();
        assertNotNull(status);
        assertEquals(State.ON_TIME, status.state());
        assertEquals("Quay Courier (invented)", status.title());
        Await.until("a 304", () -> site.notModified.get() > 0);
    }

    @Test
    void aCrashBetweenEntriesAndStatusRepeatsThemAndLosesNothing() {
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("the first status", () -> keys() == 2);
        stopPolling();
        Set<String> sent = sightings();
        put(Topic.FEED_STATUS, null);
        site.publish("While nobody looked");

        startPolling();
        Await.until("a status of three", () -> keys() == 3);
        assertEquals(3, sightings().size());
        assertTrue(sightings().containsAll(sent), "what is sent twice has the same id");
        assertEquals(5, entries().size());
    }

    @Test
    void whatCameWhileNobodyPolledIsSentAfterARestartAndNothingElse() {
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("the first status", () -> keys() == 2);
        stopPolling();
        site.publish("While nobody looked");

        startPolling();
        Await.until("a status of three", () -> keys() == 3);
        assertEquals(3, entries().size());
        assertEquals(false, entries().getLast().baseline());
    }

    @Test
    void anHtmlPageIsAFailureInWordsAndTheFeedRecovers() {
        site.instead = "<!doctype html><html><body>Log in</body></html>";
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("blocked", () -> is(State.BLOCKED));
        assertTrue(String.valueOf(status()).contains("HTML page"));

        site.instead = "";
        Await.until("on time", () -> is(State.ON_TIME));
        awaitEntries(2);
        assertTrue(entries().stream().allMatch(Entry::baseline), "its first document is history");
    }

    @Test
    void aFeedThatIsGoneIsAskedAgainOnRequestOnly() {
        site.status = 410;
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("gone", () -> is(State.GONE));
        assertEquals(1, site.requests.get());

        site.status = 200;
        put(Topic.FEED_REQUESTS, FeedRequest.pollNow(feed.id(), Instant.now()));
        Await.until("on time", () -> is(State.ON_TIME));
    }

    @Test
    void aHostThatAsksForQuietIsLeftAlone() {
        site.status = 429;
        site.retryAfter = "3600";
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("throttled", () -> is(State.THROTTLED));
        FeedStatus status = status();
        assertNotNull(status);
        assertTrue(status.nextPoll().isAfter(Instant.now().plusSeconds(3000)));
    }

    @Test
    void aHostThatAsksForQuietIsLeftAloneAfterARestartToo() {
        site.status = 429;
        site.retryAfter = "3600";
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("throttled", () -> is(State.THROTTLED));
        stopPolling();
        site.status = 200;
        site.retryAfter = "";
        Feed sameHost = every(Feed.of("https://" + feed.host() + "/other", Origin.FILE), OFTEN);
        Feed another = every(Feed.of("https://not-" + feed.host() + "/rss", Origin.FILE), OFTEN);
        put(sameHost, sameHost);
        put(another, another);

        startPolling();
        Await.until("the other host's feed is read", () -> entriesOf(another) > 0);
        Await.until("it is read again", () -> site.notModified.get() > 3);
        assertEquals(0, entriesOf(sameHost));
        put(sameHost, null);
        put(another, null);
    }

    @Test
    void aPausedFeedIsNotPolledAndSaysSo() {
        Feed paused = feed.withPaused(true);
        put(Topic.FEEDS, paused);
        startPolling();
        Await.until("paused", () -> is(State.PAUSED));
        assertEquals(0, site.requests.get());

        put(Topic.FEEDS, feed);
        Await.until("on time", () -> is(State.ON_TIME));
    }

    @Test
    void aRemovedFeedLeavesNothingBehind() {
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("the first status", () -> keys() == 2);
        put(Topic.FEEDS, null);
        Await.until("no status", () -> status() == null);
    }

    @Test
    void aFeedThatMovedIsPolledAtItsNewAddressAndSendsNothingAgain() {
        feed = Feed.of(feed.url(), Origin.CONSOLE).withEvery(OFTEN).withTags(List.of("harbour"));
        put(Topic.FEEDS, feed);
        startPolling();
        Await.until("the first status", () -> keys() == 2);
        stopPolling();
        String to = "https://new." + feed.host() + "/feed";
        Feed moved = feed.movedTo(to);
        FeedStatus known = status();
        assertNotNull(known);
        Instant longAgo = Instant.now().minus(Duration.ofDays(3));
        put(
                Topic.FEED_STATUS,
                StatusDraft.from(known)
                        .moving(new FeedStatus.Moving(to, 2, longAgo), null)
                        .done());
        site.movedTo = to;

        startPolling();
        Await.until("the new feed alone", () -> feeds().containsKey(moved.id()) && !feeds().containsKey(feed.id()));
        assertEquals(moved, feeds().get(moved.id()));
        Feed before = feed;
        feed = moved;
        Await.until("its status", () -> is(State.ON_TIME) && keys() == 2);
        site.publish("At the new quay");
        awaitEntries(1);
        assertEquals(
                List.of("At the new quay"), entries().stream().map(Entry::title).toList());
        assertEquals(false, entries().getFirst().baseline());
        feed = before;
        Await.until("nothing of the old one", () -> status() == null);
        feed = moved;
    }

    private Map<String, Feed> feeds() {
        return broker.topics().table(Topic.FEEDS, Feed.class);
    }

    private void startPolling() {
        Settings settings = broker.settings();
        Settings.Http http = settings.http();
        Settings mapped = settings.withHttp(new Settings.Http(
                http.userAgent(), null, List.of(), Map.of("*.example", site.address()), Duration.ofMillis(1)));
        RoleContext context = broker.context(InstantSource.system(), mapped);
        role = new PollerRole(context);
        role.start();
    }

    private void stopPolling() {
        if (role != null) {
            role.close();
            role = null;
        }
    }

    private static void put(Feed feed, @Nullable Feed value) {
        int partition = HostPartitions.of(feed.host(), broker.kafka().partitions(Topic.FEEDS));
        String topic = broker.kafka().topic(Topic.FEEDS);
        broker.send(List.of(Records.of(topic, partition, feed.id(), value, Instant.now())));
    }

    private static long entriesOf(Feed feed) {
        return broker.topics().values(Topic.ENTRIES, Entry.class).stream()
                .filter(entry -> entry.feed().equals(feed.id()))
                .count();
    }

    private void put(Topic topic, @Nullable Object value) {
        int partition = HostPartitions.of(feed.host(), broker.kafka().partitions(topic));
        broker.send(List.of(Records.of(broker.kafka().topic(topic), partition, feed.id(), value, Instant.now())));
    }

    private static Feed every(Feed feed, Duration every) {
        return feed.withEvery(every);
    }

    private void awaitEntries(int count) {
        Await.until(count + " entries", () -> entries().size() >= count);
    }

    private List<Entry> entries() {
        return broker.topics().values(Topic.ENTRIES, Entry.class).stream()
                .filter(entry -> entry.feed().equals(feed.id()))
                .sorted(java.util.Comparator.comparing(Entry::firstSeen)
                        .thenComparing(e -> String.valueOf(e.title()), java.util.Comparator.reverseOrder()))
                .toList();
    }

    private Set<String> sightings() {
        return entries().stream().map(Entry::sighting).collect(Collectors.toSet());
    }

    private @Nullable FeedStatus status() {
        return broker.topics().table(Topic.FEED_STATUS, FeedStatus.class).get(feed.id());
    }

    private boolean is(State state) {
        FeedStatus status = status();
        return status != null && status.state() == state;
    }

    private int keys() {
        FeedStatus status = status();
        return status == null ? 0 : status.keys().size() / 2;
    }
}
