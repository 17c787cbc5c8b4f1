package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.runtime.http.Robots.Answer.ALLOWED;
import static org.tidings.runtime.http.Robots.Answer.FORBIDDEN;
import static org.tidings.runtime.http.Robots.Answer.UNKNOWN;
import static org.tidings.runtime.http.TestServer.redirect;
import static org.tidings.runtime.http.TestServer.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.runtime.http.Robots.Answer;

@Timeout(30)
class RobotsTest {
    private final TestServer server = TestServer.on("127.0.0.10");
    private Instant now = Instant.EPOCH;
    private WebClient web;
    private Robots robots;

    @BeforeEach
    void open() throws Exception {
        web = new TestWeb().allowing("127.0.0.10").naming("*", "127.0.0.10").open();
        robots = new Robots(web, "Tidings/0.1", () -> now);
    }

    @AfterEach
    void close() throws Exception {
        web.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n\n\n"})
    void readsAnyLineEnds(String end) {
        server.text("/robots.txt", "\uFEFFUser-agent: *" + end + "Disallow: /a" + end);
        assertEquals(FORBIDDEN, robots.allows(server.url("/a")));
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ALLOWED",
        "401, ALLOWED",
        "403, ALLOWED",
        "404, ALLOWED",
        "410, ALLOWED",
        "429, UNKNOWN",
        "500, UNKNOWN",
        "503, UNKNOWN"
    })
    void takesTheAbsenceOfRulesForLeaveAndTroubleForNoAnswer(int status, Answer answer) {
        server.answer("/robots.txt", reply(status + " X", "User-agent: *"));
        assertEquals(answer, robots.allows(server.url("/a")));
    }

    @Test
    void cannotBeAskedIsNoBan() {
        assertEquals(UNKNOWN, robots.allows("http://127.0.0.10:1/a")); // where nobody listens
        assertEquals(FORBIDDEN, robots.allows("mailto:a@b.example"));
    }

    @Test
    void followsFiveRedirects() {
        for (int i = 0; i < 5; i++) {
            server.answer(i == 0 ? "/robots.txt" : "/" + i, redirect(302, "/" + (i + 1)));
        }
        server.text("/5", "User-agent: *\nDisallow: /a");
        assertEquals(FORBIDDEN, robots.allows(server.url("/a")));
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
    }

    @Test
    void readsHalfAMegabyte() {
        String filler = "# filler\n".repeat(490 * 1024 / 9);
        server.text(
                "/robots.txt", filler + "User-agent: *\nDisallow: /a\n" + filler + "Disallow: /b\n" + filler.repeat(4));
        assertEquals(FORBIDDEN, robots.allows(server.url("/a")));
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
    }

    @Test
    void asksOnceADay() {
        server.text("/robots.txt", "User-agent: *\nDisallow: /a");
        robots.allows(server.url("/a"));
        now = now.plus(Duration.ofHours(24)).minusSeconds(1);
        robots.allows(server.url("/b"));
        assertEquals(1, server.asked().size());
        now = now.plusSeconds(1);
        robots.allows(server.url("/b"));
        assertEquals(2, server.asked().size());
    }

    @Test
    void asksAgainSoonAfterTroubleAndKeepsWhatItKnew() {
        server.text("/robots.txt", "User-agent: *\nDisallow: /a");
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
        server.answer("/robots.txt", reply("500 Oops", ""));
        now = now.plus(Duration.ofHours(25));
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
        assertEquals(FORBIDDEN, robots.allows(server.url("/a")));
        assertEquals(2, server.asked().size());
        server.text("/robots.txt", "");
        now = now.plus(Duration.ofMinutes(10));
        assertEquals(ALLOWED, robots.allows(server.url("/a")));
        assertEquals(3, server.asked().size());
    }

    @Test
    void leavesAThrottlingHostAloneAsLongAsItAsks() {
        server.answer("/robots.txt", reply("429 Slow", "", "Retry-After: 7200"));
        assertEquals(UNKNOWN, robots.allows(server.url("/a")));
        now = now.plus(Duration.ofMinutes(119));
        assertEquals(UNKNOWN, robots.allows(server.url("/a")));
        assertEquals(1, server.asked().size());
    }

    @Test
    void sitesAreToldApartByPort() throws Exception {
        server.text("/robots.txt", "User-agent: *\nDisallow: /");
        try (TestServer other = TestServer.on("127.0.0.10")) {
            assertEquals(ALLOWED, robots.allows(other.url("/a")));
            assertEquals(FORBIDDEN, robots.allows(server.url("/a")));
        }
    }

    @Test
    void asksOnceHoweverManyWantToKnow() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        server.answer("/robots.txt", (asked, out) -> {
            assertTrue(answer.await(10, TimeUnit.SECONDS));
            reply("200 OK", "User-agent: *\nDisallow: /a").write(asked, out);
        });
        List<Callable<Answer>> askers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            askers.add(() -> robots.allows(server.url("/a")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            askers.forEach(asker -> answers.add(threads.submit(asker)));
            Awaited.until(() -> !server.asked().isEmpty());
            answer.countDown();
            for (Future<Answer> allowed : answers) {
                assertEquals(FORBIDDEN, allowed.get());
            }
        }
        assertEquals(1, server.asked().size());
    }

    @Test
    void forgetsTheLeastLatelyUsed() {
        server.text("/robots.txt", "User-agent: *\nDisallow: /a\n" + "# filler\n".repeat(55_000));
        String kept = "http://kept.example:" + server.port() + "/b";
        robots.allows(kept);
        for (int i = 0; i < 36; i++) {
            robots.allows("http://host" + i + ".example:" + server.port() + "/b");
            robots.allows(kept);
        }
        assertEquals(37, server.asked().size());
        robots.allows("http://host0.example:" + server.port() + "/b");
        assertEquals(38, server.asked().size());
    }

    @Test
    void namesTheSitemaps() {
        server.text("/robots.txt", "Sitemap: http://a.example/s.xml\nUser-agent: *\nDisallow: /\nSitemap: /t.xml");
        assertEquals(List.of("http://a.example/s.xml", server.url("/t.xml")), robots.sitemaps(server.url("/x")));
    }

    @Test
    void anInterruptIsNoAnswer() throws Exception {
        server.text("/robots.txt", "User-agent: *\nDisallow: /a");
        Thread.currentThread().interrupt();
        assertEquals(UNKNOWN, robots.allows(server.url("/b")));
        assertTrue(Thread.interrupted());
        assertEquals(ALLOWED, robots.allows(server.url("/b")));
    }
}
