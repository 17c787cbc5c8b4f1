package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;
import org.tidings.runtime.http.WebClient.Request;

/** Certificates, good and bad; {@code tls/make.sh} made them. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @ParameterizedTest
    @CsvSource({"good, news.example", "good-rsa, news.example", "wildcard, a.wild.example", "wildcard, b.wild.example"})
    void readsOverGoodOnes(String store, String host) throws Exception {
        try (TestServer server = server(store)) {
            server.text("/", "x");
            Fetched fetched = fetch(server, host, trusting("trust"));
            assertInstanceOf(Page.class, fetched, fetched.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-host, news.example, No subject alternative DNS name matching news.example",
        "good, other.example, No subject alternative DNS name matching other.example",
        "good, sub.news.example, No subject alternative DNS name matching sub.news.example",
        "good, 127.0.0.10, No subject alternative names matching IP address",
        "wildcard, a.b.wild.example, No subject alternative DNS name matching",
        "wildcard, wild.example, No subject alternative DNS name matching",
        "too-wide, news.co.uk, the certificate's name is too wide: *.co.uk",
        "too-wide, news.com, the certificate's name is too wide: *.co.uk",
        "too-wide, news.example, the certificate's name is too wide: *.co.uk",
        "name-in-cn, news.example, the certificate names its site only in the way of old",
        "expired, news.example, the certificate has expired: NotAfter",
        "not-yet, news.example, the certificate is not valid yet: NotBefore",
        "self-signed, news.example, the certificate is by no authority that we trust",
        "by-a-site, news.example, this is not a CA certificate",
        "wrong-use, news.example, Extended key usage does not permit",
        "weak-key, news.example, RSA 768 bit key used",
        "md5, news.example, disabled algorithm: MD5",
        "sha1, news.example, the certificate is signed with SHA-1",
    })
    void refusesBadOnesAndSaysWhy(String store, String host, String why) throws Exception {
        try (TestServer server = server(store)) {
            server.text("/", "x");
            Fetched fetched = fetch(server, host, trusting("trust"));
            Failed failed = assertInstanceOf(Failed.class, fetched, fetched.toString());
            assertTrue(failed.reason().startsWith("TLS: ") && failed.reason().contains(why), failed.reason());
            assertFalse(failed.temporary(), failed.reason());
            assertTrue(server.asked().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"self-signed", "expired", "wrong-host", "weak-key"})
    void putsUpWithABadOneForTheRequestThatAsksForItAlone(String store) throws Exception {
        try (TestServer server = server(store);
                WebClient client = web().open(trusting("trust"))) {
            server.text("/", "x");
            Request request = get("https://news.example:" + server.port() + "/");
            assertInstanceOf(Page.class, client.fetch(request.withAnyCertificate()));
            assertInstanceOf(Failed.class, client.fetch(request), "not over the connection that is open");
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void whereAnUnverifiedHostRedirectsToIsVerified() throws Exception {
        try (TestServer server = server("self-signed");
                WebClient client = web().open(trusting("trust"))) {
            server.answer("/", TestServer.redirect(301, "https://other.example:" + server.port() + "/"));
            Request request = get("https://news.example:" + server.port() + "/").withAnyCertificate();
            assertInstanceOf(Failed.class, client.fetch(request));
            assertEquals(1, server.asked().size());
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

    @ParameterizedTest
    @CsvSource({
        "0x0300, 0xC02B, selected protocol version SSL30",
        "0x0301, 0xC009, selected protocol version TLS10",
        "0x0302, 0xC009, selected protocol version TLS11",
        "0x0303, 0xC007, improper ciphersuite TLS_ECDHE_ECDSA_WITH_RC4",
        "0x0303, 0xC006, improper ciphersuite TLS_ECDHE_ECDSA_WITH_NULL",
        "0x0303, 0xC018, improper ciphersuite TLS_ECDH_anon",
    })
    void refusesWhatIsOutOfDate(String version, String cipher, String why) throws Exception {
        try (RawTls server = new RawTls(RawTls.choosing(Integer.decode(version), Integer.decode(cipher)))) {
            Failed failed = assertInstanceOf(Failed.class, fetch(server.port()));
            assertTrue(failed.reason().startsWith("TLS: ") && failed.reason().contains(why), failed.reason());
        }
    }

    @ParameterizedTest
    @CsvSource({"40, handshake_failure", "70, protocol_version", "80, internal_error", "112, unrecognized_name"})
    void isTurnedAwayWithAReason(int alert, String why) throws Exception {
        try (RawTls server = new RawTls(RawTls.alerting(alert))) {
            Failed failed = assertInstanceOf(Failed.class, fetch(server.port()));
            assertTrue(failed.reason().startsWith("TLS: ") && failed.reason().contains(why), failed.reason());
        }
    }

    @Test
    void aBodyThatIsTornOffIsNoPage() throws Exception {
        assertInstanceOf(Page.class, torn("HTTP/1.1 200 OK\r\n\r\nhalf", true));
        assertInstanceOf(Page.class, torn("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalf", false));
        Failed failed = assertInstanceOf(Failed.class, torn("HTTP/1.1 200 OK\r\n\r\nhalf", false));
        assertEquals("TLS: cut off in the middle: the site closed without saying that it was done", failed.reason());
        assertTrue(failed.temporary());
    }

    private static Fetched torn(String answer, boolean goodbye) throws Exception {
        try (RawTls server = new RawTls(RawTls.answering(context("good"), answer, goodbye))) {
            return fetch(server.port());
        }
    }

    private static Fetched fetch(int port) throws Exception {
        return fetch(port, "news.example", trusting("trust"));
    }

    private static Fetched fetch(TestServer server, String host, SSLContext trust) throws Exception {
        return fetch(server.port(), host, trust);
    }

    private static Fetched fetch(int port, String host, SSLContext trust) throws Exception {
        try (WebClient client = web().open(trust)) {
            return client.fetch(get("https://" + host + ":" + port + "/"));
        }
    }

    private static TestWeb web() {
        return new TestWeb().allowing("127.0.0.10").naming("*", "127.0.0.10");
    }

    private static SSLContext context(String store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static TestServer server(String store) throws Exception {
        ServerSocket listener =
                context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.10"));
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
