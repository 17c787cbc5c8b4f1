package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.TestServer.redirect;
import static org.tidings.runtime.http.TestServer.reply;
import static org.tidings.runtime.http.TestWeb.get;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.runtime.http.Fetched.Failed;
import org.tidings.runtime.http.Fetched.Page;
import org.tidings.runtime.http.Fetched.Refused;
import org.tidings.runtime.http.TestServer.Answer;
import org.tidings.runtime.http.WebClient.Request;

/** Walls that want a cookie shown, and those that want more than that. Every name leads to the one server. */
class CookiesTest {
    private final TestServer server = TestServer.on("127.0.0.10");
    private WebClient client;

    @BeforeEach
    void open() throws Exception {
        client = new TestWeb().allowing("127.0.0.10").naming("*", "127.0.0.10").open();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void passesAConsentWallOfItsOwnDomain() {
        server.answer("/story", behind("ok=yes", redirect(302, at("consent.news.example.com", "/ask"))));
        server.answer("/ask", setting(at("news.example.com", "/story"), "ok=yes; Domain=news.example.com; Path=/"));
        Page page = assertInstanceOf(Page.class, fetch("news.example.com", "/story"));
        assertEquals("the story", new String(page.body(), StandardCharsets.UTF_8));
        assertEquals(2, page.redirects().size());
    }

    @Test
    void passesAPageThatSendsBackToItself() {
        server.answer("/", behind("seen=1", setting("/", "seen=1")));
        assertInstanceOf(Page.class, fetch("a.example.com", "/"));
        assertEquals(2, server.asked().size());
    }

    @Test
    void aCookieThatIsNeverEnoughEndsAtTheFifthRedirect() {
        server.answer(
                "/", (asked, out) -> setting("/", "n=" + server.asked().size()).write(asked, out));
        assertInstanceOf(Refused.class, fetch("a.example.com", "/"));
        assertEquals(6, server.asked().size());
    }

    @ParameterizedTest
    @CsvSource({"401, 2", "403, 2", "406, 2", "409, 2", "428, 2", "404, 1", "429, 1", "500, 1", "503, 1"})
    void insistsOnceWhereItIsTurnedAwayWithACookie(int status, int asked) {
        server.answer("/", behind("seen=1", reply(status + " No", "no", "Set-Cookie: seen=1")));
        assertEquals(asked == 2, fetch("a.example.com", "/") instanceof Page);
        assertEquals(asked, server.asked().size());
    }

    @Test
    void insistsNoMoreThanOnce() {
        server.answer(
                "/",
                (asked, out) -> reply(
                                "403 No",
                                "no",
                                "Set-Cookie: n=" + server.asked().size())
                        .write(asked, out));
        assertEquals(
                403, assertInstanceOf(Failed.class, fetch("a.example.com", "/")).status());
        assertEquals(2, server.asked().size());
    }

    @Test
    void doesNotInsistWithNothingNewToShow() {
        server.answer("/", reply("403 No", "no"));
        server.answer("/bad", reply("403 No", "no", "Set-Cookie: a=b; Domain=other.example.com"));
        fetch("a.example.com", "/");
        fetch("a.example.com", "/bad");
        assertEquals(2, server.asked().size());
    }

    @Test
    void postsOnceWhateverIsSet() {
        server.answer("/", reply("403 No", "no", "Set-Cookie: a=b"));
        client.fetch(Request.post(at("a.example.com", "/"), "text/plain", new byte[] {1}));
        assertEquals(1, server.asked().size());
    }

    @Test
    void keepsNothingForTheNextFetch() {
        server.answer("/", setting("/end", "a=b"));
        server.text("/end", "x");
        fetch("a.example.com", "/");
        assertEquals("a=b", server.last().header("cookie"));
        fetch("a.example.com", "/end");
        assertNull(server.last().header("cookie"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a=b                                            | a.example.com     | /x/y | a=b",
                "a=b                                            | b.a.example.com   | /x/y | -",
                "a=b                                            | example.com       | /x/y | -",
                "a=b                                            | b.example.com     | /x/y | -",
                "a=b                                            | xa.example.com    | /x/y | -",
                "a=b; Domain=example.com                        | b.example.com     | /x/y | a=b",
                "a=b; Domain=.example.com                       | b.example.com     | /x/y | a=b",
                "a=b; domain=EXAMPLE.com                        | b.example.com     | /x/y | a=b",
                "a=b; Domain=example.com                        | badexample.com    | /x/y | -",
                "a=b; Domain=com                                | b.example.com     | /x/y | -",
                "a=b; Domain=com                                | a.example.com     | /x/y | -",
                "a=b; Domain=.                                  | b.example.com     | /x/y | -",
                "a=b; Domain=b.example.com                      | b.example.com     | /x/y | -",
                "a=b; Domain=other.org                          | other.org         | /x/y | -",
                "a=b; Domain=127.0.0.10                         | 127.0.0.10        | /x/y | -",
                "a=b; Path=/x                                   | a.example.com     | /x/y | a=b",
                "a=b; Path=/x                                   | a.example.com     | /xy  | -",
                "a=b; Path=/z                                   | a.example.com     | /x/y | -",
                "a=b; Secure                                    | a.example.com     | /x/y | -",
                "a=b; HttpOnly; SameSite=Strict; Partitioned    | a.example.com     | /x/y | a=b",
                "a=b; Max-Age=60                                | a.example.com     | /x/y | a=b",
                "a=b; Max-Age=0                                 | a.example.com     | /x/y | -",
                "a=b; Max-Age=-1                                | a.example.com     | /x/y | -",
                "a=b; Max-Age=soon                              | a.example.com     | /x/y | a=b",
                "a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT     | a.example.com     | /x/y | -",
                "a=b; Expires=Fri, 31 Dec 9999 23:59:59 GMT     | a.example.com     | /x/y | a=b",
                "a=                                             | a.example.com     | /x/y | a=",
                "a=b=c                                          | a.example.com     | /x/y | a=b=c",
                "a=\"b c\"                                      | a.example.com     | /x/y | a=\"b c\"",
                "=b                                             | a.example.com     | /x/y | -",
                "''                                             | a.example.com     | /x/y | -",
                ";;;                                            | a.example.com     | /x/y | -",
                "a=é                                            | a.example.com     | /x/y | -",
            })
    void sendsACookieWhereItBelongs(String cookie, String host, String path, String sent) {
        server.answer("/", setting(at(host, path), cookie));
        server.text(path, "x");
        fetch("a.example.com", "/");
        assertEquals(path, server.last().path());
        assertEquals(sent, server.last().header("cookie"));
    }

    @Test
    void aControlCharacterIsSentToNobody() {
        server.answer("/", setting("/x", "a=b\u0001c", "g=h\u007Fi", "j=k\u000Bl"));
        server.text("/x", "x");
        fetch("a.example.com", "/");
        assertNull(server.last().header("cookie"));
    }

    @Test
    void replacesAndForgetsWhatTheSiteReplacesAndForgets() {
        server.answer("/1", setting("/2", "a=1", "b=1"));
        server.answer("/2", setting("/3", "a=2", "b=1; Max-Age=0"));
        server.text("/3", "x");
        fetch("a.example.com", "/1");
        assertEquals("a=2", server.last().header("cookie"));
    }

    @Test
    void holdsThirtyCookiesAndEightKilobytesAtMost() {
        List<String> many = new ArrayList<>();
        List<String> long_ = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            many.add("c" + i + "=x");
        }
        for (int i = 0; i < 12; i++) {
            long_.add("l" + i + "=" + "x".repeat(1000));
        }
        server.answer("/many", setting("/x", many.toArray(String[]::new)));
        server.answer("/long", setting("/x", long_.toArray(String[]::new)));
        server.answer("/one", setting("/x", "big=" + "x".repeat(4096), "a=b"));
        server.text("/x", "x");
        assertEquals(30, cookies("/many").split("; ").length);
        assertTrue(cookies("/long").length() <= 8192 && cookies("/long").length() > 7000);
        assertEquals("a=b", cookies("/one"));
    }

    @Test
    void theCallersOwnCookieStaysWithItsOrigin() {
        server.answer("/", setting("/x", "a=b"));
        server.answer("/x", redirect(302, at("b.example.com", "/y")));
        server.text("/y", "x");
        client.fetch(get(at("a.example.com", "/")).withHeader("Cookie", "login=secret"));
        List<String> sent = new ArrayList<>();
        server.asked().forEach(asked -> sent.add(String.valueOf(asked.header("cookie"))));
        assertEquals(List.of("login=secret", "login=secret; a=b", "null"), sent);
    }

    private String cookies(String path) {
        fetch("a.example.com", path);
        return String.valueOf(server.last().header("cookie"));
    }

    private Fetched fetch(String host, String path) {
        return client.fetch(get(at(host, path)));
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + server.port() + path;
    }

    private static Answer behind(String cookie, Answer wall) {
        return (asked, out) -> {
            boolean shown = cookie.equals(asked.header("cookie"));
            (shown ? reply("200 OK", "the story") : wall).write(asked, out);
        };
    }

    private static Answer setting(String location, String... cookies) {
        String lines = "Location: " + location;
        for (String cookie : cookies) {
            lines += "\r\nSet-Cookie: " + cookie;
        }
        return reply("302 Found", "", lines);
    }
}
