package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a site calls a cookie, what we send is one short line of printable characters, and nothing throws. */
class CookieTextTest {
    @Property(tries = 500)
    void noLineThrowsOrGetsOutOfHand(@ForAll("lines") List<String> lines) throws Exception {
        WebAddress site = WebAddress.of("http://a.example.com/x");
        Cookies cookies = new Cookies(() -> Instant.EPOCH);
        cookies.keep(site, new Headers(Map.of("Set-Cookie", lines)));
        Optional<String> sent = cookies.header(site);
        assertTrue(sent.map(line -> line.matches("[\\x20-\\x7E]{1,9000}")).orElse(true), sent.toString());
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> parts = Arbitraries.of(
                "a",
                "b",
                "=",
                ";",
                ",",
                " ",
                "\"",
                "\\",
                "\t",
                "\u0000",
                "é",
                "Domain",
                "example.com",
                ".",
                "Path",
                "/");
        Arbitrary<String> more = Arbitraries.of(
                "Max-Age",
                "Expires",
                "Thu, 01 Jan 2099 00:00:00 GMT",
                "99999999999999999999",
                "-",
                "Secure",
                "1",
                "x.y");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.oneOf(parts, more, any)
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("", all))
                .list()
                .ofMaxSize(10);
    }
}
