package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestWeb.get;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;

/** Certificates, good and bad; {@code tls/make.sh} made them. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @ParameterizedTest
    @CsvSource({"good, news.example", "wildcard, news.example", "wildcard, other.example"})
    void readsOverGoodOnes(String store, String host) throws Exception {
        try (TestServer server = server(store)) {
            server.text("/", "x");
            assertInstanceOf(Page.class, fetch(server, host, trusting("trust")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-host, news.example",
        "good, other.example",
        "good, sub.news.example",
        "wildcard, a.b.example",
        "wildcard, example",
        "good, 127.0.0.10",
        "expired, news.example",
        "not-yet, news.example",
        "self-signed, news.example",
        "weak-key, news.example",
        "wrong-use, news.example",
        "by-a-site, news.example",
    })
    void refusesBadOnesAndSaysWhy(String store, String host) throws Exception {
        try (TestServer server = server(store)) {
            server.text("/", "x");
            Fetched fetched = fetch(server, host, trusting("trust"));
            Failed failed = assertInstanceOf(Failed.class, fetched, fetched.toString());
            assertTrue(failed.reason().startsWith("TLS: ") && failed.reason().length() > 20, failed.reason());
            assertFalse(failed.temporary(), failed.reason());
            assertTrue(server.asked().isEmpty());
        }
    }

    @Test
    void refusesAnAuthorityThatNobodyKnows() throws Exception {
        try (TestServer server = server("good")) {
            assertInstanceOf(Failed.class, fetch(server, "news.example", SSLContext.getDefault()));
            assertTrue(server.asked().isEmpty());
        }
    }

    @Test
    void aServerWithoutTlsIsAFailure() throws Exception {
        try (TestServer server = TestServer.on("127.0.0.10")) {
            Fetched fetched = fetch(server, "news.example", trusting("trust"));
            assertTrue(assertInstanceOf(Failed.class, fetched).temporary(), fetched.toString());
        }
    }

    private static Fetched fetch(TestServer server, String host, SSLContext trust) throws Exception {
        try (WebClient client =
                new TestWeb().allowing("127.0.0.10").naming("*", "127.0.0.10").open(trust)) {
            return client.fetch(get("https://" + host + ":" + server.port() + "/"));
        }
    }

    private static TestServer server(String store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.10"));
        return new TestServer(listener);
    }

    private static SSLContext trusting(String store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(store));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(String store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = TlsTest.class.getResourceAsStream("/tls/" + store + ".p12")) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
