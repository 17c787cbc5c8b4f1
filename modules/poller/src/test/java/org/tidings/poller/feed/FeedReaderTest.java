package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.poller.feed.FeedDocument.Format;

class FeedReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BASE = "https://quay.example/feeds/news.xml";

    @Test
    void readsRss() {
        FeedDocument feed = feed(
                "<rss version='2.0'><channel><title>Quay Courier</title><link>https://quay.example/</link>"
                        + "<language>en-GB</language><ttl>30</ttl><item><title>Pier &amp;amp; crane</title><link>/a</link>"
                        + "<guid isPermaLink='false'>7</guid><pubDate>Mon, 02 Nov 2026 08:15:30 GMT</pubDate>"
                        + "<author>desk@quay.example (Ada Example)</author><category>Port</category>"
                        + "<description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</description></item></channel></rss>");
        FeedItem item = feed.items().getFirst();
        assertEquals(Format.RSS, feed.format());
        assertEquals("Quay Courier", feed.title());
        assertEquals("en-gb", feed.language());
        assertEquals(Duration.ofMinutes(30), feed.hints().ttl());
        assertEquals("Pier & crane", item.title());
        assertEquals("https://quay.example/a", item.url());
        assertEquals("7", item.guid());
        assertEquals(Instant.parse("2026-11-02T08:15:30Z"), item.published());
        assertEquals(List.of("Ada Example"), item.authors());
        assertEquals(List.of("Port"), item.categories());
        assertEquals("One two", item.summary());
    }

    @Test
    void readsAtomWithInheritedBaseLanguageAndAuthor() {
        FeedDocument feed = feed(
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://other.example/x/' xml:lang='fr'>"
                        + "<title type='html'>A &amp;lt;b&amp;gt;</title><author><name>La Rédaction</name></author>"
                        + "<link rel='hub' href='https://hub.example/'/><link rel='self' href='/atom'/>"
                        + "<entry xml:base='y/'><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Un <i>quai</i></div></title>"
                        + "<link rel='enclosure' href='a.mp3'/><link href='page'/><id>urn:1</id>"
                        + "<updated>2026-11-02T08:15:30Z</updated><content type='html'>&lt;p&gt;Texte&lt;/p&gt;</content></entry></feed>");
        FeedItem item = feed.items().getFirst();
        assertEquals("https://other.example/x/y/page", item.url());
        assertEquals("Un quai", item.title());
        assertEquals("fr", item.language());
        assertEquals(List.of("La Rédaction"), item.authors());
        assertEquals("Texte", item.text());
        assertEquals(Instant.parse("2026-11-02T08:15:30Z"), item.published());
        assertEquals("https://hub.example/", feed.hub());
        assertEquals("https://other.example/atom", feed.self());
    }

    @Test
    void readsRdfWithItemsBesideItsChannel() {
        FeedDocument feed = feed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'><channel><title>R</title></channel>"
                + "<item rdf:about='https://quay.example/1'><title>T</title><link>https://quay.example/1</link>"
                + "<d:creator>Ben Example</d:creator><d:date>2026-11-02</d:date></item></rdf:RDF>");
        FeedItem item = feed.items().getFirst();
        assertEquals("R", feed.title());
        assertEquals("https://quay.example/1", item.guid());
        assertEquals(List.of("Ben Example"), item.authors());
        assertEquals(Instant.parse("2026-11-02T00:00:00Z"), item.published());
    }

    @Test
    void readsJsonFeedWithATrailingComma() {
        FeedDocument feed =
                feed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":12,"
                        + "\"url\":\"/a\",\"title\":\"T\",\"content_html\":\"<p>Hi<script>x()</script></p>\",\"authors\":[{\"name\":\"Cy\"}],"
                        + "\"date_published\":\"2026-11-02T08:15:30Z\",},]}");
        FeedItem item = feed.items().getFirst();
        assertEquals("12", item.guid());
        assertEquals("https://quay.example/a", item.url());
        assertEquals("Hi", item.text());
        assertEquals(List.of("Cy"), item.authors());
    }

    @Test
    void readsNewsSitemapsAndTheirIndexes() {
        FeedDocument map = feed(
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                        + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://quay.example/1</loc><news:news>"
                        + "<news:publication><news:name>Q</news:name><news:language>de</news:language></news:publication>"
                        + "<news:publication_date>2026-11-02</news:publication_date><news:title>T</news:title></news:news></url></urlset>");
        assertEquals("T", map.items().getFirst().title());
        assertEquals("de", map.items().getFirst().language());
        assertNotNull(map.items().getFirst().published());

        FeedDocument index = feed("<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>");
        assertEquals(List.of("https://quay.example/news.xml"), index.children());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Café & crane</title><link>https://quay.example/a</link>",
                "<title>Café & crane</title><atom:link href='https://quay.example/a'/>",
                "<title>Café &amp; crane</title><guid>https://quay.example/a</guid>",
                "<title>Caf&eacute; &amp; crane</title><link>https://quay.example/a",
                "<Title>Café &amp; <b>crane</b></Title><LINK>https://quay.example/a</LINK>",
                "<dc:title>Caf&#233; \u0008&amp; crane</dc:title><link>\n /a </link>",
                "<title><![CDATA[Café &amp; crane]]></title><description>a<br>b</description><link>//quay.example/a</link>",
                "<media:title>Café &amp; crane</media:title><link href=https://quay.example/a />",
            })
    void repairsWhatIsBroken(String item) {
        FeedItem read = feed("\n<br />Notice: something\n<?xml version='1.0'?><!DOCTYPE rss><rss><channel><item>" + item
                        + "</item></channel></rss> junk")
                .items()
                .getFirst();
        assertEquals("Café & crane", read.title());
        assertEquals("https://quay.example/a", read.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-15"})
    void readsBytesAsTheyAreDeclared(String charset) {
        String text =
                "<?xml version='1.0' encoding='" + charset + "'?><rss><channel><title>Äpfel</title></channel></rss>";
        FeedDocument feed = document(text.getBytes(Charset.forName(charset)), null);
        assertEquals("Äpfel", feed.title());
    }

    @Test
    void theHeadersCharsetCountsUnlessItIsHtmls() {
        byte[] cyrillic = "<rss><channel><title>Порт</title></channel></rss>".getBytes(Charset.forName("windows-1251"));
        assertEquals(
                "Порт", document(cyrillic, "text/xml; charset=windows-1251").title());
        byte[] utf8 = "<rss><channel><title>Порт</title></channel></rss>".getBytes(StandardCharsets.UTF_8);
        assertEquals("Порт", document(utf8, "text/html; charset=iso-8859-1").title());
    }

    @Test
    void bytesThatAreNoUtf8AreWindows1252OneByOne() {
        byte[] half = "<rss><channel><title>é ü</title></channel></rss>".getBytes(StandardCharsets.UTF_8);
        byte[] mixed = new byte[half.length - 1];
        int at = new String(half, StandardCharsets.ISO_8859_1).indexOf("\u00c3\u00bc");
        System.arraycopy(half, 0, mixed, 0, at);
        mixed[at] = (byte) 0xfc;
        System.arraycopy(half, at + 2, mixed, at + 1, half.length - at - 2);
        assertEquals("é ü", document(mixed, null).title());
    }

    @Test
    void nothingActiveIsLeft() {
        String hostile = "Safe<script>alert(1)</script><scr<script>ipt>alert(2)</script><img src=x onerror=alert(3)>"
                + "<a href='javascript:alert(4)'>link</a>&lt;iframe src=x&gt;&amp;lt;style&amp;gt;";
        FeedItem item = feed("<rss><channel><item><title><![CDATA[" + hostile + "]]></title><description><![CDATA["
                        + hostile + "]]></description></item></channel></rss>")
                .items()
                .getFirst();
        String all = (item.title() + " " + item.summary()).toLowerCase(java.util.Locale.ROOT);
        for (String active : List.of("<script", "<iframe", "<style", "onerror", "javascript:")) {
            assertFalse(all.contains(active), all);
        }
        assertTrue(all.startsWith("safe"), all);
    }

    @Test
    void saysWhatADocumentIsInstead() {
        assertEquals(
                NotAFeed.Kind.HTML,
                none("<!doctype html><html><body>Log in</body></html>").kind());
        assertEquals(NotAFeed.Kind.EMPTY, none(" \n").kind());
        assertEquals(NotAFeed.Kind.OTHER, none("<opml><head/></opml>").kind());
        assertEquals(NotAFeed.Kind.OTHER, none("{\"a\":1}").kind());
        assertEquals(NotAFeed.Kind.OTHER, none("{\"items\":").kind());
        assertEquals(NotAFeed.Kind.OTHER, none("just words").kind());
    }

    @Test
    void hostileDocumentsEndSoonAndByName() {
        String laughs = "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]><rss><channel/></rss>";
        assertEquals(NotAFeed.Kind.HOSTILE, none(laughs).kind());
        assertEquals(
                NotAFeed.Kind.HOSTILE,
                none("<rss><channel>" + "<b>".repeat(60_000)).kind());
        soon("<rss><channel><item><description><![CDATA[" + "<b>".repeat(60_000));
        soon("<rss><channel><item>" + "<a x=\"".repeat(200_000));
        soon("<rss>" + "&x".repeat(500_000));
        soon("<rss><channel><item><title>" + "&lt;!--".repeat(200_000));
        soon("<rss><channel><item><title>" + "&lt;script&gt;&lt;p ".repeat(100_000));
        soon("<rss><channel><item><title>" + "&lt;svg&gt;&lt;/p&gt;".repeat(100_000));
        soon("{\"items\":" + "[".repeat(500_000));
        soon("<".repeat(500_000));
    }

    @Test
    void externalEntitiesAreLeftOut() {
        FeedDocument feed = feed("<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'><!ENTITY ok 'fine'>]>"
                + "<rss><channel><title>[&f;] &ok;</title></channel></rss>");
        assertEquals("[&f;] fine", feed.title());
    }

    @Property(tries = 500)
    void neverThrowsOnRandomBytes(@ForAll byte[] bytes) {
        assertNotNull(FeedReader.read(bytes, null, BASE, NOW));
    }

    @Property(tries = 1000)
    void neverThrowsOnMutatedFeeds(@ForAll long seed) {
        String feed =
                "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY e 'x'>]><rss xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                        + "<channel><title>T &e;</title><item xml:base='../x'><title>A<b>c</b>&#146;</title><link>q?a=1&b=2</link>"
                        + "<dc:date>2026-11-02T08:15:30Z</dc:date><description><![CDATA[<p class=\"x\">y</p>]]></description></item></channel></rss>";
        byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = random.nextInt(20); i >= 0; i--) {
            int from = random.nextInt(bytes.length);
            int to = random.nextInt(bytes.length);
            bytes[from] = random.nextBoolean() ? bytes[to] : (byte) random.nextInt(256);
        }
        assertNotNull(FeedReader.read(bytes, null, BASE, NOW));
    }

    private static void soon(String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertNotNull(FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, BASE, NOW)));
    }

    private static FeedDocument feed(String text) {
        return document(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static FeedDocument document(byte[] bytes, @Nullable String contentType) {
        return assertInstanceOf(FeedDocument.class, FeedReader.read(bytes, contentType, BASE, NOW));
    }

    private static NotAFeed none(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return assertInstanceOf(NotAFeed.class, FeedReader.read(bytes, null, BASE, NOW));
    }

    @Test
    void aMissingFactIsNull() {
        FeedItem item = feed("<rss><channel><item><title></title></item></channel></rss>")
                .items()
                .getFirst();
        assertNull(item.title());
        assertNull(item.url());
        assertNull(item.published());
    }
}
