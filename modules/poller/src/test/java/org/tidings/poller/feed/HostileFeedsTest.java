package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents made to hurt: each ends soon as a named outcome, bounded, with no file read and no address called. */
class HostileFeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BASE = "https://quay.example/feeds/news.xml";
    private static final String SECRET = "tidings-secret-2847";
    private static final long MOST_CPU_NANOS = 2_000_000_000L;
    private static final int MOST_ITEMS = 5_000;
    private static final int MOST_TEXT = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<String, Long> CPU_NANOS = new LinkedHashMap<>();

    @TempDir
    private static Path folder;

    private static Path secret;
    private static ServerSocket canary;
    private static final List<Object> CALLS = new CopyOnWriteArrayList<>();

    /** A document with a name. */
    record Payload(String name, ByteBuffer body, @Nullable String contentType) {
        Payload(String name, byte[] body, @Nullable String contentType) {
            this(name, ByteBuffer.wrap(body), contentType);
        }

        Payload(String name, String text) {
            this(name, text.getBytes(StandardCharsets.UTF_8), null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void setTraps() throws IOException {
        secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(HostileFeedsTest::listen);
    }

    private static void listen() {
        while (!canary.isClosed()) {
            try {
                CALLS.add(canary.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterAll
    static void sayWhatWasWorst() throws IOException {
        canary.close();
        assertEquals(List.of(), CALLS, "no document may make anybody call an address");
        CPU_NANOS.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(worst -> System.out.printf(
                        "hostile feeds: %d payloads, the worst took %d ms of CPU (%s)%n",
                        CPU_NANOS.size(), worst.getValue() / 1_000_000, worst.getKey()));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void endsSoonAsANamedOutcome(Payload payload) {
        long start = THREADS.getCurrentThreadCpuTime();
        Reading reading = FeedReader.read(payload.body().array(), payload.contentType(), BASE, NOW);
        long spent = THREADS.getCurrentThreadCpuTime() - start;
        CPU_NANOS.put(payload.name(), spent);
        assertTrue(spent < MOST_CPU_NANOS, () -> spent / 1_000_000 + " ms of CPU");
        assertBounded(reading);
    }

    @Test
    void deepNestingIsRefusedByName() {
        assertHostile("<rss><channel><item><description>" + "<b>".repeat(60_000));
        assertHostile("<feed><entry><content type='xhtml'>" + "<div>".repeat(60_000) + "</div>".repeat(60_000));
    }

    @Test
    void multiplyingEntitiesAreRefusedByName() {
        assertHostile(laughs());
        assertHostile(quadratic());
    }

    @Test
    void oversizedDocumentsAreRefusedByName() {
        assertHostile("<rss>" + "x".repeat(50_000_000));
    }

    @Test
    void nestingThatIsMerelyLeftOpenIsRead() {
        String breaks =
                "<rss><channel><item><title>T</title><description>" + "<br>a".repeat(300) + "</item></channel></rss>";
        FeedDocument feed = (FeedDocument) FeedReader.read(breaks.getBytes(StandardCharsets.UTF_8), null, BASE, NOW);
        assertEquals("T", feed.items().getFirst().title());
    }

    /** Any part of a feed repeated, cut out, swapped or overwritten: no mutation throws, and none gets past a bound. */
    @Property(tries = 1500)
    void mutatedFeedsStayWithinTheirBounds(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] body = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            body = mutated(body, random);
        }
        assertBounded(FeedReader.read(body, random.nextBoolean() ? null : "text/xml; charset=utf-16", BASE, NOW));
    }

    private static byte[] mutated(byte[] body, Random random) {
        if (body.length < 2 || body.length > 200_000) {
            return body;
        }
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(Math.min(200, body.length - from));
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String part = text.substring(from, to);
        String changed = switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + part.repeat(random.nextInt(50)) + text.substring(from);
            case 2 -> text.substring(to) + part + text.substring(0, from);
            case 3 -> text.substring(0, from) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(to);
            default -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from + 1);
        };
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertHostile(String text) {
        Reading reading = FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, BASE, NOW);
        assertTrue(reading instanceof NotAFeed none && none.kind() == NotAFeed.Kind.HOSTILE, reading::toString);
    }

    private static void assertBounded(Reading reading) {
        if (reading instanceof FeedDocument feed) {
            assertTrue(feed.items().size() <= MOST_ITEMS);
            assertTrue(feed.children().size() <= MOST_ITEMS);
            feed.items().forEach(HostileFeedsTest::assertBounded);
        }
    }

    private static void assertBounded(FeedItem item) {
        Stream<@Nullable String> texts = Stream.of(item.title(), item.summary(), item.content(), item.publishedRaw());
        assertTrue(texts.allMatch(text -> text == null || text.length() <= MOST_TEXT));
        Stream<@Nullable String> names = Stream.of(item.guid(), item.url(), item.language());
        assertTrue(names.allMatch(name -> name == null || name.length() <= 8_192));
        assertTrue(item.authors().size() <= 100 && item.categories().size() <= 100);
        assertFalse(item.toString().contains(SECRET), "a file was read");
    }

    private static final List<String> SEEDS = List.of(
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY e 'x'>]><rss xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                    + "<channel><title>T &e;</title><item xml:base='../x'><title>A<b>c</b>&#146;</title><link>q?a=1&b=2</link>"
                    + "<dc:date>2026-11-02T08:15:30Z</dc:date><description><![CDATA[<p class=\"x\">y</p>]]></description></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>T</title><author><name>A</name><email>a@b.example</email></author>"
                    + "<entry><id>urn:1</id><link rel='alternate' href='/a?b=1&amp;c=2'/><updated>2026-11-02T08:15:30Z</updated>"
                    + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x <b>y</b></div></content></entry></feed>",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":1,\"url\":\"/a\",\"content_html\":\"<p>x</p>\","
                    + "\"date_published\":\"2026-11-02T08:15:30Z\",\"authors\":[{\"name\":\"A\"}],\"tags\":[\"t\"]}]}",
            "<urlset><url><loc>https://quay.example/1</loc><news:news><news:publication_date>2026-11-02</news:publication_date>"
                    + "<news:title>T</news:title><news:keywords>a, b</news:keywords></news:news></url></urlset>");

    private static final List<String> TOKENS = List.of(
            "<",
            ">",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE x [",
            "&#0;",
            "&#x110000;",
            "&lt;",
            "\"",
            "'",
            "</item>",
            "<item>",
            "xmlns:a='",
            "\0",
            "\u00ff\u00fe",
            "<script>",
            "{",
            "[",
            "\\u0000",
            "1e999999999");

    private static List<Payload> payloads() {
        List<Payload> all = new ArrayList<>();
        deep(all);
        entities(all);
        unfinished(all);
        many(all);
        encodings(all);
        json(all);
        return all;
    }

    private static void deep(List<Payload> all) {
        all.add(new Payload("60,000 nested elements", item("<description>" + "<b>".repeat(60_000))));
        all.add(new Payload("60,000 nested elements of one letter's difference", item(nestedNames(60_000))));
        all.add(new Payload(
                "60,000 nested elements in CDATA", item("<description><![CDATA[" + "<b>".repeat(60_000) + "]]>")));
        all.add(new Payload("60,000 nested elements escaped", item("<description>" + "&lt;b&gt;".repeat(60_000))));
        all.add(new Payload(
                "60,000 comments in one another",
                item("<description>" + "<!--".repeat(60_000) + "-->".repeat(60_000))));
        all.add(new Payload("60,000 escaped comments", item("<title>" + "&lt;!--".repeat(60_000))));
        all.add(new Payload("a million end tags for nothing", "<rss>" + "<a>".repeat(250) + "</b>".repeat(1_000_000)));
        all.add(new Payload(
                "items in items", "<rss><channel>" + "<item>".repeat(200) + "<title>x</title>".repeat(100_000)));
        all.add(new Payload(
                "prefixes declared again and again", "<rss>" + scopes(200) + "<a xmlns:x='y'/>".repeat(200_000)));
    }

    private static void entities(List<Payload> all) {
        String file = secret.toUri().toString();
        String address = "http://" + canary.getInetAddress().getHostAddress() + ":" + canary.getLocalPort() + "/x";
        all.add(new Payload("billion laughs", laughs()));
        all.add(new Payload("quadratic blow-up", quadratic()));
        all.add(new Payload(
                "a hundred thousand document types", "<!DOCTYPE a [<!ENTITY b 'c'>]>".repeat(100_000) + "<rss/>"));
        all.add(new Payload("document types without an end", "<!DOCTYPE a".repeat(500_000)));
        all.add(new Payload("document types with a distant end", "<!DOCTYPE a>".repeat(500_000)));
        for (String target : List.of(file, address, "file:///etc/passwd", "jar:" + file + "!/x", "netdoc:" + file)) {
            all.add(new Payload("entity " + target, external("<!ENTITY x SYSTEM '" + target + "'>")));
            all.add(new Payload("parameter entity " + target, external("<!ENTITY % x SYSTEM '" + target + "'> %x;")));
            all.add(new Payload(
                    "external subset " + target,
                    "<!DOCTYPE rss SYSTEM '" + target + "'>" + item("<title>&x;</title>")));
            all.add(new Payload(
                    "XInclude " + target,
                    item("<title><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='" + target
                            + "'/></title>")));
        }
        all.add(new Payload(
                "stylesheet", "<?xml-stylesheet type='text/xsl' href='" + address + "'?>" + item("<title>t</title>")));
        all.add(new Payload(
                "schema",
                "<rss xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a " + address + "'/>"));
    }

    private static void unfinished(List<Payload> all) {
        all.add(new Payload("a comment without an end", item("<title>a</title><!-- " + "x".repeat(5_000_000))));
        all.add(new Payload("CDATA without an end", item("<description><![CDATA[" + "<p>".repeat(1_000_000))));
        all.add(new Payload("an instruction without an end", "<?xml ".repeat(1_000_000)));
        all.add(new Payload("a tag without an end", "<rss><item " + "a='b' ".repeat(1_000_000)));
        all.add(new Payload("quotes without an end", item("<a x=\"".repeat(400_000))));
        all.add(new Payload("angle brackets alone", "<".repeat(5_000_000)));
        all.add(new Payload("ampersands alone", item("<title>" + "&".repeat(5_000_000))));
        all.add(new Payload(
                "references without an end",
                item("<title>" + "&abcdefghijklmnopqrstuvwxyzabcdefghijk".repeat(200_000))));
        all.add(new Payload("scripts left open", item("<title>" + "&lt;script&gt;&lt;p ".repeat(100_000))));
        all.add(new Payload("pictures left open", item("<title>" + "&lt;svg&gt;&lt;/p&gt;".repeat(100_000))));
        all.add(new Payload("a stream cut at the client's cap", stream(10 << 20)));
    }

    private static void many(List<Payload> all) {
        all.add(new Payload(
                "a million attributes", "<rss><item" + " a='b'".repeat(1_000_000) + "><title>t</title></item></rss>"));
        all.add(new Payload("a million prefixes", "<rss" + prefixes(500_000) + "><item><title>t</title></item></rss>"));
        all.add(new Payload("a million items", "<rss><channel>" + "<item><a/></item>".repeat(1_000_000)));
        all.add(new Payload("two million elements", "<rss>" + "<a/>".repeat(2_000_000)));
        all.add(new Payload(
                "a million sitemaps", "<sitemapindex>" + "<sitemap><loc>a</loc></sitemap>".repeat(500_000)));
        all.add(new Payload("a title of 10 MB", item("<title>" + "Ä b ".repeat(2_500_000) + "</title>")));
        all.add(new Payload(
                "a guid and a link of 5 MB",
                item("<guid>" + "g".repeat(5_000_000) + "</guid><link>" + "l".repeat(5_000_000) + "</link>")));
        all.add(new Payload("a hundred thousand authors", item("<author><name>a</name></author>".repeat(100_000))));
        all.add(new Payload("a hundred thousand categories", item("<category>%d</category>".repeat(100_000))));
        all.add(new Payload(
                "a hundred thousand dates", item("<pubDate>Mon, 02 Foo 2026 08:15 %%%</pubDate>".repeat(100_000))));
        all.add(new Payload(
                "a base of bases",
                "<rss>" + "<a xml:base='x/../y/./'>".repeat(250) + "<item><link>../../z</link></item>"));
        all.add(new Payload("a reference of dots", item("<link>" + "../".repeat(2_000_000) + "</link>")));
        all.add(new Payload("50 MB", "<rss>" + "x".repeat(50_000_000)));
    }

    private static void encodings(List<Payload> all) {
        String plain = "<?xml version='1.0' encoding='utf-16'?>"
                + item("<title>Äpfel</title>").repeat(1_000);
        all.add(new Payload("UTF-8 that calls itself UTF-16", plain));
        all.add(new Payload(
                "UTF-16 that calls itself UTF-8",
                plain.getBytes(StandardCharsets.UTF_16LE),
                "text/xml; charset=utf-8"));
        all.add(new Payload("UTF-32 with half a character", cut(plain.getBytes(Charset.forName("UTF-32BE"))), null));
        all.add(new Payload("a mark of UTF-16 before UTF-8", marked(plain), null));
        all.add(new Payload("zeros", new byte[10_000_000], null));
        all.add(new Payload("a feed of zeros", item("<title>" + "\0".repeat(5_000_000))));
        all.add(new Payload("random bytes", random(10_000_000), "text/xml; charset=utf-32"));
        all.add(new Payload("bytes that no charset has", filled((byte) 0xFF), "text/xml; charset=x-unheard-of"));
    }

    private static void json(List<Payload> all) {
        all.add(new Payload("100,000 brackets", "{\"items\":" + "[".repeat(100_000)));
        all.add(new Payload("100,000 objects in one another", "{\"items\":[" + "{\"a\":".repeat(100_000)));
        all.add(new Payload("a number of a million digits", jsonItem("\"id\":" + "9".repeat(1_000_000))));
        all.add(new Payload("a number beyond all numbers", jsonItem("\"id\":1e999999999,\"title\":-1e-999999999")));
        all.add(new Payload("a string of 10 MB", jsonItem("\"title\":\"" + "x".repeat(10_000_000) + "\"")));
        all.add(new Payload("a name of 1 MB", jsonItem("\"" + "n".repeat(1_000_000) + "\":1")));
        all.add(new Payload("a field a million times", jsonItem("\"id\":1" + ",\"id\":2".repeat(1_000_000))));
        all.add(new Payload("a million JSON items", "{\"items\":[" + "{},".repeat(1_000_000) + "{}]}"));
        all.add(new Payload("a million tags", jsonItem("\"id\":1,\"tags\":[\"a\"" + ",\"b\"".repeat(1_000_000) + "]")));
        all.add(new Payload("a million authors", jsonItem("\"id\":1,\"authors\":[1" + numbers(300_000) + "]")));
        all.add(new Payload("JSON cut short", "{\"items\":[{\"id\":\"1\",\"title\":\"x"));
        all.add(new Payload("a comment without an end in JSON", "{/*" + "*".repeat(5_000_000)));
    }

    private static String item(String inside) {
        return "<rss><channel><item>" + inside + "</item></channel></rss>";
    }

    private static String external(String declaration) {
        return "<!DOCTYPE rss [" + declaration + "]>" + item("<title>&x;</title><description>&x;</description>");
    }

    private static String jsonItem(String inside) {
        return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{" + inside + "}]}";
    }

    private static String laughs() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            doctype.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return doctype + "]>" + item("<title>&l9;</title>");
    }

    private static String quadratic() {
        return "<!DOCTYPE rss [<!ENTITY a '" + "a".repeat(100) + "'>]>"
                + item("<description>" + "&a;".repeat(1_000_000));
    }

    private static String nestedNames(int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            out.append("<b").append(i).append('>');
        }
        return out.toString();
    }

    private static String scopes(int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            out.append("<channel xmlns:p").append(i).append("='urn:x'>");
        }
        return out.toString();
    }

    private static String prefixes(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(" xmlns:p").append(i).append("='u'");
        }
        return out.toString();
    }

    private static String numbers(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(",\"a").append(i).append('"');
        }
        return out.toString();
    }

    private static String stream(int length) {
        String one =
                "<item><title>Again and again</title><link>https://quay.example/1</link><description>x</description></item>";
        return ("<rss><channel>" + one.repeat(length / one.length() + 1)).substring(0, length);
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static byte[] marked(String text) {
        return ("\u00ff\u00fe" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        bytes[0] = '<';
        return bytes;
    }

    private static byte[] filled(byte with) {
        byte[] bytes = new byte[5_000_000];
        Arrays.fill(bytes, with);
        return bytes;
    }
}
