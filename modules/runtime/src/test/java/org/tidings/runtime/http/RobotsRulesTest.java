package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawlercommons.robots.BaseRobotRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.runtime.http.Robots.Answer;

/** How a robots.txt is read, after RFC 9309 and what the large crawlers agree on beyond it. */
class RobotsRulesTest {
    /**
     * A line each: the file with its lines divided by {@code ;}, then a page and + or - for whether it may be read, and
     * so on for further pages.
     */
    private static final String TABLE = """
            # nothing, or nothing that counts
            | /a +
            ;;; | /a +
            nonsense;more of it | /a +
            <html><body>User-agent: *</body></html> | /a +
            User-agent: * | /a +
            User-agent: *;Disallow: | /a + / +
            User-agent: *;Allow: | /a +
            Disallow: / | /a +
            Allow: /;Disallow: / | /a +
            Sitemap: http://a.example/s.xml | /a +

            # all and a part
            User-agent: *;Disallow: / | /a - / - /a/b?c -
            User-agent: *;Disallow: / | /robots.txt +
            User-agent: *;Disallow: /a | /a - /abc - /a/b - /a?b - /b + / +
            User-agent: *;Disallow: /a/ | /a + /a/ - /a/b -
            User-agent: *;Disallow: /a | /A +
            User-agent: *;Disallow: /a.html | /a.html - /a.html?b - /a.htm +
            User-agent: *;Disallow: /a?b | /a?b - /a?bc - /a +
            User-agent: *;Disallow: /a;Disallow: /b | /a - /b - /c +
            User-agent: *;Disallow: a | /a +

            # whom it is for
            User-agent: tidings;Disallow: / | /a -
            User-agent: Tidings;Disallow: / | /a -
            User-agent: TIDINGS;Disallow: / | /a -
            User-agent: TIDINGS/9.9;Disallow: / | /a -
            User-agent: Tidings/0.1 (+https://tidings.example);Disallow: / | /a -
            User-agent: other;Disallow: / | /a +
            User-agent: tid;Disallow: / | /a +
            User-agent: tidingsnews;Disallow: / | /a +
            User-agent: tidings-images;Disallow: / | /a +
            User-agent: *;Disallow: /;User-agent: tidings;Allow: / | /a +
            User-agent: tidings;Allow: /;User-agent: *;Disallow: / | /a +
            User-agent: *;Disallow: /;User-agent: tidings;Disallow: | /a +
            User-agent: tidings;Disallow: /x;User-agent: *;Disallow: / | /a + /x -
            User-agent: other;Disallow: /x;User-agent: *;Disallow: /y | /x + /y -
            User-agent: other;Disallow: /;;User-agent: tidings;Disallow: /x | /a + /x -

            # groups of several, and several of one
            User-agent: tidings;User-agent: other;Disallow: / | /a -
            User-agent: other;User-agent: tidings;Disallow: / | /a -
            User-agent: other;;User-agent: tidings;;Disallow: / | /a -
            User-agent: other;# between;User-agent: tidings;Disallow: / | /a -
            User-agent: *;User-agent: other;Disallow: / | /a -
            User-agent: tidings;Disallow: /a;User-agent: tidings;Disallow: /b | /a - /b - /c +
            User-agent: tidings;Disallow: /a;User-agent: other;Disallow: /x;User-agent: tidings;Disallow: /b | /a - /b - /x +
            User-agent: *;Disallow: /a;User-agent: *;Disallow: /b | /a - /b - /c +
            User-agent: *;Disallow: /a;;Disallow: /b | /a - /b -
            User-agent: other;Disallow: /a;;Disallow: /b | /a + /b +

            # which of two rules wins: the longer one, and of two alike the kinder one
            User-agent: *;Disallow: /;Allow: /a | /a + /ab + /b -
            User-agent: *;Allow: /a;Disallow: / | /a + /b -
            User-agent: *;Allow: /;Disallow: /a/b | /a/b/c - /a +
            User-agent: *;Disallow: /a/b;Allow: / | /a/b/c - /a +
            User-agent: *;Allow: /a/b/c;Disallow: /a/b | /a/b/c + /a/b/d -
            User-agent: *;Disallow: /a/b;Allow: /a/b/c | /a/b/c + /a/b/d -
            User-agent: *;Disallow: /a;Allow: /a | /a +
            User-agent: *;Allow: /a;Disallow: /a | /a +
            User-agent: *;Allow: /folder;Disallow: /folder | /folder/page +
            User-agent: *;Allow: /p;Disallow: / | /page + / -
            User-agent: *;Allow: /page;Disallow: /*.htm | /page.htm -
            User-agent: *;Allow: /page;Disallow: /*.ph | /page.php5 +
            User-agent: *;Allow: /$;Disallow: / | / + /page.htm -
            User-agent: *;Disallow: /x/page.html;Allow: /x/ | /x/page.html - /x/ +
            User-agent: *;Allow: /x/page.html;Disallow: /x/ | /x/page.html + /x/a -
            User-agent: *;Disallow: /a*;Allow: /a/b | /a/b + /a/c -

            # stars and ends
            User-agent: *;Disallow: /* | /a - / -
            User-agent: *;Disallow: * | /a - / -
            User-agent: *;Disallow: /fish | /fish - /fish.html - /fishheads/a - /fish.php?id=1 - /Fish.asp + /catfish + /?id=fish + /desert/fish +
            User-agent: *;Disallow: /fish* | /fish - /fish.html - /fishheads/a - /Fish.asp + /catfish +
            User-agent: *;Disallow: /fish/ | /fish/ - /fish/?id=1 - /fish/a.htm - /fish + /fish.html + /animals/fish/ +
            User-agent: *;Disallow: /*.php | /index.php - /x.php?q - /folder/a.php/b - / + /windows.PHP +
            User-agent: *;Disallow: /*.php$ | /x.php - /folder/x.php - /x.php?q + /x.php5 + /x.php/ +
            User-agent: *;Disallow: /fish*.php | /fish.php - /fishheads/a.php?p - /Fish.PHP +
            User-agent: *;Disallow: /a*b | /axxb - /ab - /axxbc - /a +
            User-agent: *;Disallow: /a**b | /axxb - /ab - /a +
            User-agent: *;Disallow: /a*b*c | /axbxc - /abc - /acb +
            User-agent: *;Disallow: /*/b/ | /a/b/c - //b/ - /b/ +
            User-agent: *;Disallow: /*b | /b - /ab - /a +
            User-agent: *;Disallow: /$ | / - /a +
            User-agent: *;Disallow: /a$ | /a - /ab + /a/ + /a?b +
            User-agent: *;Disallow: /a$b | /a +
            User-agent: *;Disallow: /*$ | /a - / -
            User-agent: *;Disallow: /a*$ | /a - /abc - /b +
            User-agent: *;Disallow: /*? | /a?b - /a? - /a +
            User-agent: *;Disallow: /*?$ | /a? - /a?b +
            User-agent: *;Disallow: /*?*sort= | /a?sort=1 - /a?b=1&sort=2 - /a?b=1 +
            User-agent: *;Disallow: /a.b | /a.b - /axb +
            User-agent: *;Disallow: /a+b | /a+b - /aab +
            User-agent: *;Disallow: /a(b | /a(b - /ab +
            User-agent: *;Disallow: /[ab] | /a +
            User-agent: *;Disallow: /*a*a*a*a*a*a*a*a*a*a*b$ | /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa +

            # one letter, many spellings
            User-agent: *;Disallow: /a%20b | /a%20b -
            User-agent: *;Disallow: /a%3cd | /a%3Cd - /a%3cd -
            User-agent: *;Disallow: /a%3Cd | /a%3cd -
            User-agent: *;Disallow: /%E3%83%84 | /ツ - /%E3%83%84 - /%e3%83%84 -
            User-agent: *;Disallow: /ツ | /%E3%83%84 - /ツ -
            User-agent: *;Disallow: /foo/bar/ツ | /foo/bar/%E3%83%84 - /foo/bar/ +
            User-agent: *;Disallow: /%61 | /a - /ab -
            User-agent: *;Disallow: /a | /%61 -
            User-agent: *;Disallow: /~joe | /%7Ejoe - /~joe -
            User-agent: *;Disallow: /%7Ejoe | /~joe -
            User-agent: *;Disallow: /a%2Fb | /a%2Fb - /a%2fb - /a/b +
            User-agent: *;Disallow: /a/b | /a%2Fb +
            User-agent: *;Disallow: /a%2A | /a* - /ab +
            User-agent: *;Disallow: /a%24 | /a$ - /a +
            User-agent: *;Disallow: /a%zz | /b +

            # how lines are written
            user-AGENT: *;DISallow: /a | /a -
            USER-AGENT: *;DISALLOW: /;ALLOW: /a | /a + /b -
            User-agent:*;Disallow:/a | /a -
            User-agent : *;Disallow : /a | /a -
            \tUser-agent: *;\t Disallow:\t/a \t | /a - /b +
            User-agent: *;Disallow: /a # not this | /a - /b +
            User-agent: *;Disallow: /a#b | /a -
            User-agent: * # all;Disallow: /a | /a -
            # comment;User-agent: *;# comment;Disallow: /a | /a -
            User-agent: *;#Disallow: /a | /a +
            User-agent: *;Disallow: # nothing | /a +
            User-agent: *;Disallow: /a;nonsense;Disallow: /b | /a - /b -
            User-agent: *;Crawl-delay: 5;Disallow: /a | /a -
            User-agent: *;Crawl-delay: never;Disallow: /a | /a -
            User-agent: *;Sitemap: http://a.example/s;Disallow: /a | /a -
            User-agent: *;Host: a.example;Disallow: /a | /a -
            User-agent: *;Noindex: /b;Disallow: /a | /a - /b +
            User-agent: *;Unicorns: /b;Disallow: /a | /a - /b +
            Sitemap: http://a.example/s;User-agent: *;Disallow: /a | /a -
            User-agent: tidings;Sitemap: http://a.example/s;User-agent: other;Disallow: /a | /a -
            User-agent: tidings;Crawl-delay: 1;User-agent: other;Disallow: /a | /a -
            """;

    static Stream<Case> cases() {
        return TABLE.lines().filter(line -> line.contains("|")).flatMap(RobotsRulesTest::cases);
    }

    record Case(String file, String page, Answer answer) {}

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheRules(Case row) throws Exception {
        assertEquals(row.answer(), answer(row.file().getBytes(StandardCharsets.UTF_8), row.page()));
    }

    @Test
    void theTableIsLongEnough() {
        assertTrue(cases().count() >= 120 && cases().distinct().count() == cases().count(), cases().count() + " cases");
    }

    /** Files made of what robots.txt files are made of, and of anything. */
    @Property(tries = 1000)
    void noFileThrowsOrTakesLong(@ForAll("files") byte[] file, @ForAll @StringLength(max = 50) String page) {
        assertTimeout(Duration.ofSeconds(2), () -> answer(file, "/" + page));
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> words = Arbitraries.of(
                        "User-agent:",
                        "Disallow:",
                        "Allow:",
                        "Sitemap:",
                        "Crawl-delay:",
                        "tidings",
                        "*",
                        "$",
                        "/",
                        "a",
                        "%",
                        "%2",
                        "%zz",
                        "%00",
                        "?",
                        "\n",
                        "\r",
                        "\0",
                        "\uFEFF",
                        " ",
                        "\t",
                        "#",
                        ":",
                        "http://",
                        "[",
                        "(",
                        "\\",
                        "-1",
                        "9".repeat(30),
                        "/*a".repeat(200),
                        "é")
                .list()
                .ofMaxSize(60)
                .map(all -> String.join("", all).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(words, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    }

    /** The worst that fits into what is read: stars upon stars, rules upon rules. */
    @Test
    void halfAMegabyteOfStarsTakesNoTime() {
        byte[] stars = ("User-agent: *\nDisallow: /" + "*a".repeat(250_000) + "$").getBytes(StandardCharsets.UTF_8);
        byte[] rules = ("User-agent: *\n" + "Disallow: /*a*b*c$\n".repeat(25_000)).getBytes(StandardCharsets.UTF_8);
        assertTimeout(Duration.ofSeconds(5), () -> answer(stars, "/" + "a".repeat(8_000)));
        assertTimeout(Duration.ofSeconds(5), () -> answer(rules, "/" + "a".repeat(8_000)));
    }

    private static Answer answer(byte[] file, String page) throws Exception {
        BaseRobotRules rules = Robots.rules("http://a.example/robots.txt", file, "tidings");
        return Robots.answer(rules, WebAddress.of("http://a.example" + page));
    }

    private static Stream<Case> cases(String line) {
        int bar = line.lastIndexOf('|');
        String file = line.substring(0, bar).replace(";", "\n");
        List<String> pages = Arrays.asList(line.substring(bar + 1).strip().split(" "));
        return Stream.iterate(0, i -> i < pages.size(), i -> i + 2)
                .map(i ->
                        new Case(file, pages.get(i), pages.get(i + 1).equals("+") ? Answer.ALLOWED : Answer.FORBIDDEN));
    }
}
