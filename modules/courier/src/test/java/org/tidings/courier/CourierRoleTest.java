package org.tidings.courier;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Channel;
import org.tidings.model.Delivery;
import org.tidings.model.Json;
import org.tidings.model.Notice;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;
import org.tidings.testkit.History;

class CourierRoleTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration DEADLINE = Duration.ofMillis(700);

    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    /** Channels are the test's own, so that nothing left behind by another is sent to it. */
    private static int tests;

    private final String channel = "desk" + ++tests;
    private final Receiver receiver = new Receiver();
    private final List<CourierRole> roles = new ArrayList<>();

    @TempDir
    Path folder;

    private Path secret = Path.of("unset");

    @BeforeEach
    void begin() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), SECRET);
        configure(channel, false);
    }

    @AfterEach
    void end() {
        receiver.close();
        roles.forEach(CourierRole::close);
        configure(channel, null);
    }

    @Test
    void deliversThroughFailuresThrottlesAndHangs() {
        receiver.behave((path, id, attempt) -> attempt > 1 ? 200 : fault(id));
        List<String> sent = send(channel, 24);
        start(5);

        awaitAccepted(sent);
        History.of(sent, receiver.accepted()).assertExactlyOnce();
        receiver.calls().forEach(CourierRoleTest::assertSigned);
        awaitStatus(sent, Delivery.Status.DELIVERED);
        Delivery one = deliveries().get(channel + "/" + sent.getFirst());
        assertNotNull(one);
        assertEquals(null, one.notice());
    }

    /** A third fail, one is throttled, one hangs. */
    private static int fault(String id) {
        int first = Character.digit(id.charAt(0), 16);
        return first % 3 == 0 ? 500 : first == 1 ? 429 : first == 2 ? Receiver.HANG : 200;
    }

    @Test
    void goesOnAfterARestartWithNothingMissing() {
        receiver.behave((path, id, attempt) -> 500);
        List<String> sent = send(channel, 12);
        CourierRole first = start(400);
        Await.until("an attempt of each", () -> seen().containsAll(sent));
        first.close();
        receiver.behave((path, id, attempt) -> 200);
        start(400);

        awaitAccepted(sent);
        History.of(sent, receiver.accepted()).assertExactlyOnce();
    }

    @Test
    void holdsNobodyUpForADeadEndpoint() {
        String dead = channel + "-dead";
        configure(dead, false);
        receiver.behave((path, id, attempt) -> path.equals(dead) ? Receiver.HANG : 200);
        send(dead, 5);
        List<String> sent = send(channel, 30);
        start(5);

        awaitAccepted(sent);
        assertTrue(receiver.calls().stream()
                        .filter(call -> call.channel().equals(dead))
                        .count()
                < 30);
        configure(dead, null);
    }

    @Test
    void setsAsideWhatIsNotTakenInTheEnd() {
        receiver.behave((path, id, attempt) -> 500);
        List<String> sent = send(channel, 2);
        start(2);

        awaitStatus(sent, Delivery.Status.DEAD);
        assertEquals(6, receiver.calls().size());
        assertEquals(new HashSet<>(sent), deadLetters());
        Delivery dead = deliveries().get(channel + "/" + sent.getFirst());
        assertNotNull(dead);
        assertEquals(3, dead.attempts());
        assertEquals(500, dead.lastStatus());
    }

    @Test
    void sendsNothingMoreToAnEndpointThatIsGone() {
        receiver.behave((path, id, attempt) -> 410);
        List<String> sent = send(channel, 3);
        start(5);

        awaitStatus(sent, Delivery.Status.DEAD);
        assertEquals(1, receiver.calls().size());
    }

    @Test
    void waitsForASecretThatIsMissing() throws IOException {
        Files.delete(secret);
        List<String> sent = send(channel, 1);
        start(5);

        String key = channel + "/" + sent.getFirst();
        Await.until("a cause", () -> {
            Delivery delivery = deliveries().get(key);
            return delivery != null && delivery.lastAnswer() != null;
        });
        Delivery waiting = deliveries().get(key);
        assertNotNull(waiting);
        assertEquals(Delivery.Status.PENDING, waiting.status());
        assertEquals(0, waiting.attempts());
        assertTrue(String.valueOf(waiting.lastAnswer()).contains(secret.toString()));
        assertEquals(List.of(), receiver.calls());
    }

    @Test
    void waitsWhileTheChannelIsPaused() {
        configure(channel, true);
        List<String> sent = send(channel, 2);
        start(5);
        awaitStatus(sent, Delivery.Status.PENDING);
        assertEquals(List.of(), receiver.calls());
        configure(channel, false);

        awaitAccepted(sent);
    }

    @Test
    void sendsAgainWhatSomebodyPutBack() {
        receiver.behave((path, id, attempt) -> 410);
        List<String> sent = send(channel, 1);
        start(5);
        awaitStatus(sent, Delivery.Status.DEAD);
        receiver.behave((path, id, attempt) -> 200);
        configure(channel, false);
        Delivery dead = deliveries().get(channel + "/" + sent.getFirst());
        assertNotNull(dead);
        Delivery again = new Delivery(
                dead.id(),
                dead.channel(),
                dead.alert(),
                dead.watchlist(),
                dead.title(),
                Delivery.Status.PENDING,
                dead.notice(),
                0,
                Instant.now(),
                null,
                null,
                Instant.now());
        int partition = partition(channel);
        broker.send(List.of(
                Records.of(broker.kafka().topic(Topic.DELIVERIES), partition, again.key(), again, Instant.now())));

        awaitAccepted(sent);
    }

    private CourierRole start(int retries) {
        Settings settings = broker.settings();
        Settings.Http http = settings.http();
        Settings adjusted = settings.withHttp(new Settings.Http(
                        http.userAgent(),
                        http.contact(),
                        http.allowPrivateNetworks(),
                        Map.of("hook.example", receiver.address()),
                        http.gap()))
                .withCourier(new Settings.Courier(Collections.nCopies(retries, Duration.ofMillis(50))));
        CourierRole role = new CourierRole(broker.context(InstantSource.system(), adjusted), DEADLINE);
        roles.add(role);
        role.start();
        return role;
    }

    private void configure(String id, @Nullable Boolean paused) {
        Channel item = new Channel(
                id,
                Channel.Type.WEBHOOK,
                "http://hook.example/" + id,
                new SecretRef(secret.toString(), null),
                Boolean.TRUE.equals(paused),
                Origin.FILE);
        broker.send(Topic.CONFIG, item.key(), paused == null ? null : item, Instant.now());
    }

    private List<String> send(String to, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Notice notice = Alerts.notice(to, "page" + i, Instant.now());
            ids.add(notice.id());
            broker.send(Topic.NOTICES, to, notice, Instant.now());
        }
        return ids;
    }

    private void awaitAccepted(List<String> sent) {
        Await.until("all accepted", Duration.ofSeconds(40), () -> new HashSet<>(receiver.accepted()).containsAll(sent));
    }

    private void awaitStatus(List<String> sent, Delivery.Status status) {
        Await.until("all " + status, Duration.ofSeconds(40), () -> {
            Map<String, Delivery> now = deliveries();
            return sent.stream().allMatch(id -> {
                Delivery delivery = now.get(channel + "/" + id);
                return delivery != null && delivery.status() == status;
            });
        });
    }

    private Set<String> seen() {
        Set<String> ids = new HashSet<>();
        receiver.calls().forEach(call -> ids.add(call.id()));
        return ids;
    }

    private static Map<String, Delivery> deliveries() {
        return broker.topics().table(Topic.DELIVERIES, Delivery.class);
    }

    private int partition(String id) {
        return broker.topics().records(Topic.NOTICES).stream()
                .filter(record -> Records.key(record.key()).equals(id))
                .findFirst()
                .orElseThrow()
                .partition();
    }

    private Set<String> deadLetters() {
        Set<String> ids = new HashSet<>();
        broker.topics().records(Topic.DEAD_LETTERS).stream()
                .filter(record -> Records.key(record.key()).equals(channel))
                .forEach(record -> {
                    assertNotNull(record.headers().lastHeader(DeadLetters.CAUSE));
                    ids.add(Json.read(record.value(), Notice.class).id());
                });
        return ids;
    }

    private static void assertSigned(Receiver.Call call) {
        HttpHeaders headers = HttpHeaders.of(call.headers(), (name, value) -> true);
        assertDoesNotThrow(() -> new Webhook(SECRET).verify(call.body(), headers));
        assertFalse(call.body().contains(SECRET));
    }
}
