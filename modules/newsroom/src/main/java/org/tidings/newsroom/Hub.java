package org.tidings.newsroom;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hub (WebSub) for the outlets that name it: takes subscriptions, makes sure at the callback that they are meant, and
 * sends what an outlet publishes, signed. It calls nobody outside of this machine.
 */
final class Hub implements AutoCloseable {
    static final String HOST = "hub.example";
    static final String ADDRESS = "https://" + HOST + "/";

    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SHORTEST_LEASE = 60;
    private static final long LONGEST_LEASE = Duration.ofDays(30).toSeconds();
    private static final int TRIES = 3;

    /**
     * A feed at one time.
     *
     * @param versions of what it holds
     * @param document as served
     */
    record Issue(List<String> versions, Supplier<byte[]> document) {}

    private record Subscriber(Outlet outlet, URI callback, String secret, Instant until) {
        String key() {
            return outlet.host() + " " + callback;
        }
    }

    private final Map<String, Outlet> topics;
    private final Function<Outlet, Issue> issues;
    private final InstantSource clock;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> sent = new HashMap<>();
    private final Map<String, URI> names = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("newsroom-hub").factory());

    Hub(List<Outlet> outlets, Function<Outlet, Issue> issues, InstantSource clock) {
        this.topics = outlets.stream()
                .filter(outlet -> outlet.manners().push() != Outlet.Push.NONE)
                .collect(Collectors.toUnmodifiableMap(outlet -> outlet.url(outlet.feed()), Function.identity()));
        this.issues = issues;
        this.clock = clock;
    }

    void start() {
        var unused =
                looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void callBack(String name, URI address) {
        names.put(name, address);
    }

    int size() {
        return subscribers.size();
    }

    /** With the Link header of an outlet that names the hub there. */
    static Answer named(Outlet outlet, Answer answer) {
        return outlet.manners().push() == Outlet.Push.HEADER ? answer.with("Link", links(outlet)) : answer;
    }

    private static String links(Outlet outlet) {
        return "<" + ADDRESS + ">; rel=\"hub\", <" + outlet.url(outlet.feed()) + ">; rel=\"self\"";
    }

    /** A request to subscribe or unsubscribe. Whether it is meant is asked afterwards. */
    Answer answer(Ask ask) {
        Map<String, String> form = fields(ask.form());
        String mode = form.getOrDefault("hub.mode", "");
        URI callback = callback(form.getOrDefault("hub.callback", ""));
        String topic = form.getOrDefault("hub.topic", "");
        if (callback == null || topic.isEmpty() || !(mode.equals("subscribe") || mode.equals("unsubscribe"))) {
            return Answer.text(400, "text/plain", "hub.mode, hub.topic and a hub.callback on this machine are needed");
        }
        Thread.startVirtualThread(() -> verify(mode, topic, callback, form));
        return Answer.empty(202);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Null when it is no address, or not one of this machine. */
    private @Nullable URI callback(String address) {
        try {
            URI callback = URI.create(address);
            String host = String.valueOf(callback.getHost());
            URI named = names.get(host);
            if (named != null) {
                return named.resolve(callback.getRawPath());
            }
            return host.equals("127.0.0.1") || host.equals("localhost") ? callback : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void verify(String mode, String topic, URI callback, Map<String, String> form) {
        Outlet outlet = topics.get(topic);
        if (outlet == null) {
            var unused = get(callback, Map.of("hub.mode", "denied", "hub.topic", topic, "hub.reason", "no such topic"));
            return;
        }
        long lease = lease(form.get("hub.lease_seconds"));
        String challenge = UUID.randomUUID().toString();
        Map<String, String> question =
                new HashMap<>(Map.of("hub.mode", mode, "hub.topic", topic, "hub.challenge", challenge));
        question.put("hub.lease_seconds", String.valueOf(lease));
        if (challenge.equals(get(callback, question))) {
            String secret = form.getOrDefault("hub.secret", "");
            settle(
                    mode,
                    new Subscriber(outlet, callback, secret, clock.instant().plusSeconds(lease)));
        }
    }

    private static long lease(@Nullable String asked) {
        long seconds = asked != null && asked.matches("\\d{1,9}") ? Long.parseLong(asked) : LONGEST_LEASE;
        return Math.clamp(seconds, SHORTEST_LEASE, LONGEST_LEASE);
    }

    private void settle(String mode, Subscriber subscriber) {
        if (mode.equals("subscribe")) {
            subscribers.put(subscriber.key(), subscriber);
        } else {
            subscribers.remove(subscriber.key());
        }
    }

    /** What was answered; null when that was no yes. */
    private @Nullable String get(URI callback, Map<String, String> question) {
        String query = question.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String joint = callback.getRawQuery() == null ? "?" : "&";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(callback + joint + query))
                .timeout(PATIENCE)
                .build());
        return answer != null && answer.statusCode() / 100 == 2 ? answer.body() : null;
    }

    private @Nullable HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            log.atDebug().log("a subscriber does not answer: {}", e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Looks whether something came out at the outlets that somebody is subscribed to. */
    private void look() {
        try {
            Instant now = clock.instant();
            subscribers.values().removeIf(subscriber -> subscriber.until().isBefore(now));
            subscribers.values().stream().map(Subscriber::outlet).distinct().forEach(this::look);
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("the hub could not look for news");
        }
    }

    private void look(Outlet outlet) {
        Issue issue = issues.apply(outlet);
        List<String> before = sent.put(outlet.host(), issue.versions());
        if (before != null && !before.equals(issue.versions())) {
            byte[] document = issue.document().get();
            subscribers.values().stream()
                    .filter(subscriber -> subscriber.outlet().equals(outlet))
                    .forEach(subscriber -> Thread.startVirtualThread(() -> send(subscriber, document)));
        }
    }

    private void send(Subscriber subscriber, byte[] document) {
        HttpRequest request = HttpRequest.newBuilder(subscriber.callback())
                .timeout(PATIENCE)
                .header("Content-Type", FeedWriter.type(subscriber.outlet().format()))
                .header("Link", links(subscriber.outlet()))
                .header("X-Hub-Signature", "sha256=" + signature(document, subscriber.secret()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                .build();
        for (int tried = 0; tried < TRIES; tried++) {
            HttpResponse<String> answer = send(request);
            if (answer != null && answer.statusCode() == 410) {
                subscribers.remove(subscriber.key());
            }
            if (answer != null && (answer.statusCode() / 100 == 2 || answer.statusCode() == 410)) {
                return;
            }
        }
    }

    private static String signature(byte[] document, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    (secret.isEmpty() ? "none" : secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(document)).toLowerCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        client.shutdownNow();
    }
}
