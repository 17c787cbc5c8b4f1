package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestServer.redirect;
import static org.tidings.runtime.http.TestServer.reply;
import static org.tidings.runtime.http.TestWeb.addresses;
import static org.tidings.runtime.http.TestWeb.get;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.runtime.http.AddressForms.Form;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;
import org.tidings.runtime.http.Fetched.Refused;
import org.tidings.runtime.http.WebClient.Request;

/** A canary listens on every address of this machine. Whatever is written for one of them, nothing connects. */
class GuardedWebTest {
    /** What the roles ask for, each in its own way. */
    enum Path {
        FEED,
        PAGE,
        ICON,
        SITEMAP,
        ROBOTS,
        WEBHOOK,
        DISCOVERY,
        PROBE;

        Fetched ask(WebClient client, String url) {
            return switch (this) {
                case FEED ->
                    client.fetch(get(url).withHeader("If-None-Match", "\"1\"").withHeader("A-IM", "feed"));
                case PAGE -> client.fetch(get(url).withHeader("Accept", "text/html"));
                case ICON -> client.fetch(get(url).withMaxBytes(100_000));
                case SITEMAP -> client.fetch(get(url).withMaxBytes(100 << 20));
                case ROBOTS -> robots(client, url);
                case WEBHOOK -> client.fetch(Request.post(url, "text/plain", "{}".getBytes(StandardCharsets.UTF_8)));
                case DISCOVERY -> client.fetch(get(url).withHeader("Authorization", "Bearer secret"));
                case PROBE -> client.fetch(Request.head(url));
            };
        }

        /** What cannot be fetched is not forbidden; that the canary stays quiet is what counts. */
        private static Fetched robots(WebClient client, String url) {
            Robots.Answer answer = new Robots(client, "Tidings/0.1", InstantSource.system()).allows(url);
            return new Refused("robots.txt: " + answer);
        }
    }

    private TestServer canary;
    private TestServer friend;
    private final TestWeb web = new TestWeb().allowing("127.0.0.10");
    private WebClient client;

    @BeforeEach
    void open() throws Exception {
        canary = new TestServer(new ServerSocket(0));
        friend = TestServer.on("127.0.0.10");
        for (String name : List.of("localhost", "a.localhost", "friend.example.127.0.0.1")) {
            web.naming(name, "127.0.0.1", "::1");
        }
        web.naming("friend.example", "127.0.0.10");
        client = web.open();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        friend.close();
        canary.close();
        assertEquals(0, canary.connections(), "the canary was reached");
    }

    @Test
    void theCanaryWouldSing() throws Exception {
        try (TestServer other = new TestServer(new ServerSocket(0));
                WebClient open = new TestWeb().allowing("127.0.0.0/8", "::1").open()) {
            other.text("/", "tweet");
            assertInstanceOf(Page.class, open.fetch(get("http://127.0.0.1:" + other.port() + "/")));
            assertInstanceOf(Page.class, open.fetch(get("http://[::1]:" + other.port() + "/")));
            assertEquals(2, other.connections());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFormOfAnAddressReachesTheCanary(Path path) {
        for (Form form : AddressForms.ALL) {
            for (String scheme : List.of("http", "https")) {
                Fetched fetched = path.ask(client, scheme + "://" + form.host() + ":" + canary.port() + "/feed");
                assertRefused(fetched, form);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRedirectReachesTheCanary(Path path) {
        for (Form form : AddressForms.ALL) {
            for (int status : List.of(301, 307)) {
                String to = "http://" + form.host() + ":" + canary.port() + "/";
                friend.answer("/feed", redirect(status, to));
                friend.answer("/robots.txt", redirect(status, to));
                Fetched fetched = path.ask(client, friend.url("/feed"));
                if (path == Path.WEBHOOK) {
                    assertEquals(status, assertInstanceOf(Failed.class, fetched).status(), form.toString());
                } else {
                    assertRefused(fetched, form);
                }
            }
        }
        assertTrue(friend.asked().size() >= 2 * AddressForms.ALL.size());
    }

    /** The name is harmless when it is looked at first, and then, or beside, it is not. */
    @ParameterizedTest
    @EnumSource
    void noNameServerReachesTheCanary(Path path) throws Exception {
        for (Form form : AddressForms.ALL) {
            InetAddress good = InetAddress.getByName("127.0.0.10");
            InetAddress bad = InetAddress.getByName(form.address());
            AtomicInteger lookups = new AtomicInteger();
            web.naming("turns.example", name -> new InetAddress[] {lookups.getAndIncrement() % 2 == 0 ? good : bad});
            web.naming("both.example", name -> new InetAddress[] {good, bad});
            friend.answer("/feed", closing());
            friend.answer("/robots.txt", closing());
            path.ask(client, "http://turns.example:" + friend.port() + "/feed");
            assertRefused(path.ask(client, "http://turns.example:" + canary.port() + "/feed"), form);
            assertRefused(path.ask(client, "http://both.example:" + canary.port() + "/feed"), form);
            assertEquals(2, lookups.get());
        }
    }

    @Test
    void aThousandTurnsOfANameServerNeverReachTheCanary() {
        AtomicInteger lookups = new AtomicInteger();
        web.naming("turns.example", name -> addresses(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.10" : "127.0.0.1"));
        friend.answer("/", closing());
        int reached = 0;
        for (int i = 0; i < 1000; i++) {
            Fetched fetched = client.fetch(get("http://turns.example:" + friend.port() + "/"));
            reached += fetched instanceof Page ? 1 : 0;
            assertTrue(fetched instanceof Page || fetched instanceof Refused, fetched.toString());
        }
        assertEquals(500, reached);
    }

    @Test
    void theListIsLongEnough() {
        int cases = Path.values().length * 3 * AddressForms.ALL.size();
        assertTrue(AddressForms.ALL.size() >= 60 && cases >= 1440, AddressForms.ALL.size() + " forms, " + cases);
        assertEquals(
                AddressForms.ALL.size(),
                AddressForms.ALL.stream().map(Form::host).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "25", "3306", "6379", "9092", "81", "8081"})
    void dialsNoOtherPortsOfThePublicInternet(String port) {
        web.naming("public.example", "93.184.216.34");
        Refused refused = assertInstanceOf(Refused.class, client.fetch(get("http://public.example:" + port + "/")));
        assertEquals("port " + port + " of public.example is not one of 80, 443, 8080, 8443", refused.reason());
        assertInstanceOf(Refused.class, client.fetch(get("http://93.184.216.34:" + port + "/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname", "ftp://friend.example/", "gopher://friend.example/",
                        "jar:http://friend.example!/",
                "data:text/plain,x", "http://user@friend.example/", "javascript:x", "//friend.example/x@127.0.0.1/../"
            })
    void followsNoRedirectOutOfTheWeb(String location) {
        friend.answer("/", redirect(302, location));
        Fetched fetched = client.fetch(get(friend.url("/")));
        assertFalse(fetched instanceof Page, fetched.toString());
        assertEquals(1, friend.asked().size());
    }

    @Test
    void tellsWhyAndWhatToDo() {
        assertEquals(
                new Refused("localhost is at 127.0.0.1, which is not public (http.allow-private-networks can list it)"),
                client.fetch(get("http://localhost/")));
    }

    @Test
    void aMappedNameIsFreeOfTheGuardAndNoOther() throws Exception {
        friend.text("/", "mapped");
        friend.answer("/away", redirect(302, "http://127.0.0.1:" + canary.port() + "/"));
        try (WebClient mapped = new TestWeb()
                .mapping("a.example", friend.url(""))
                .naming("b.example", "127.0.0.10")
                .open()) {
            assertInstanceOf(Page.class, mapped.fetch(get("http://a.example:6379/")));
            assertInstanceOf(Refused.class, mapped.fetch(get("http://b.example/")));
            assertInstanceOf(Refused.class, mapped.fetch(get(friend.url("/"))));
            assertInstanceOf(Refused.class, mapped.fetch(get("http://a.example/away")));
        }
    }

    @Test
    void ignoresTheSystemsProxies() throws Exception {
        List<String> keys = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
        keys.forEach(key -> System.setProperty(key, "127.0.0.1"));
        System.setProperty("http.proxyPort", String.valueOf(canary.port()));
        try (WebClient other = new TestWeb().allowing("127.0.0.10").open()) {
            friend.text("/", "direct");
            assertInstanceOf(Page.class, other.fetch(get(friend.url("/"))));
        } finally {
            keys.forEach(System::clearProperty);
            System.clearProperty("http.proxyPort");
        }
    }

    private static TestServer.Answer closing() {
        return (asked, out) -> {
            reply("200 OK", "x", "Connection: close").write(asked, out);
            out.flush();
            throw new IOException("done");
        };
    }

    private static void assertRefused(Fetched fetched, Form form) {
        Refused refused = assertInstanceOf(Refused.class, fetched, form + " " + fetched);
        assertFalse(refused.reason().startsWith("port"), form + ": " + refused.reason());
    }
}
