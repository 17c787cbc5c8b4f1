package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.poller.feed.FeedDocument.Format;

/** Where each vocabulary puts a fact, and what is no feed at all. */
class FeedVocabulariesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant MEANT = Instant.parse("2026-11-02T08:15:30Z");
    private static final String BASE = "https://quay.example/feeds/news.xml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
                        + "<channel><title>Q</title></channel><item><title>T</title><link>/a</link></item></rdf:RDF>",
                "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>"
                        + "<rss version='0.91'><channel><title>Q</title><item><title>T</title><link>/a</link></item></channel></rss>",
                "<rss version='0.92'><channel><title>Q</title><item><title>T</title><link>/a</link></item></channel></rss>",
                "<rss version='2.0'><channel><title>Q</title></channel><item><title>T</title><link>/a</link></item></rss>",
                "<RSS version='2.0'><Channel><Title>Q</Title><Item><Title>T</Title><Link>/a</Link></Item></Channel></RSS>",
                "<channel><title>Q</title><item><title>T</title><link>/a</link></item></channel>",
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Q</title><entry><title>T</title><link rel='alternate' href='/a'/></entry></feed>",
                "<feed xmlns='https://www.w3.org/2005/Atom'><title>Q</title><entry><title>T</title><link href='/a'/></entry></feed>",
                "<feed><title>Q</title><entry><title>T</title><link href='/a'/></entry></feed>",
                "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'><atom:title>Q</atom:title><atom:entry><atom:title>T</atom:title>"
                        + "<atom:link href='/a'/></atom:entry></atom:feed>",
                "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"Q\",\"items\":[{\"id\":\"1\",\"title\":\"T\",\"url\":\"/a\"}]}",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Q\",\"items\":[{\"id\":1,\"title\":\"T\",\"external_url\":\"/a\"}]}",
            })
    void readsEveryFormatOfFeed(String text) {
        FeedDocument feed = feed(text);
        FeedItem item = feed.items().getFirst();
        assertEquals("Q", feed.title());
        assertEquals("T", item.title());
        assertEquals("https://quay.example/a", item.url());
    }

    @Test
    void readsTheEntryThatStandsAlone() {
        FeedDocument feed = feed("<entry xmlns='http://www.w3.org/2005/Atom'><title>T</title><id>urn:1</id></entry>");
        assertEquals(Format.ATOM, feed.format());
        assertEquals("urn:1", feed.items().getFirst().guid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pubDate>Mon, 02 Nov 2026 08:15:30 GMT</pubDate>",
                "<pubdate>Mon, 2 Nov 2026 08:15:30 +0000</pubdate>",
                "<dc:date>2026-11-02T08:15:30Z</dc:date>",
                "<dcterms:issued>2026-11-02T08:15:30Z</dcterms:issued>",
                "<dcterms:created>2026-11-02T09:15:30+01:00</dcterms:created>",
                "<dcterms:modified>2026-11-02T08:15:30Z</dcterms:modified>",
                "<published>2026-11-02T08:15:30.5Z</published>",
                "<issued>2026-11-02T08:15:30Z</issued>",
                "<updated>2026-11-02T08:15:30Z</updated>",
                "<modified>2026-11-02T08:15:30Z</modified>",
                "<pubDate>soon</pubDate><dc:date>2026-11-02T08:15:30Z</dc:date>",
                "<x:when xmlns:x='urn:x'>1999-01-01</x:when><d:date xmlns:d='http://purl.org/dc/elements/1.1/'>2026-11-02T08:15:30Z</d:date>",
            })
    void findsTheDate(String date) {
        assertEquals(MEANT, item(date).published());
    }

    @Test
    void keepsTheDateAsWrittenWhereItCannotBeBelieved() {
        FeedItem item = item("<pubDate>99 Jun 2009</pubDate>");
        assertNull(item.published());
        assertEquals("99 Jun 2009", item.publishedRaw());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<author>desk@quay.example (Ada Example)</author>|Ada Example",
                "<author>Ada Example &lt;desk@quay.example&gt;</author>|Ada Example",
                "<author>desk@quay.example</author>|desk@quay.example",
                "<author><name>Ada Example</name><email>desk@quay.example</email></author>|Ada Example",
                "<author><email>desk@quay.example</email></author>|desk@quay.example",
                "<dc:creator><![CDATA[Ada Example]]></dc:creator>|Ada Example",
                "<itunes:author>Ada Example</itunes:author>|Ada Example",
                "<title>none of its own</title>|The Feed's Own",
            })
    void findsTheAuthor(String author, String meant) {
        assertEquals(List.of(meant), item(author).authors());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>Pier <b>and</b> crane</title>|Pier and crane",
                "<title type='xhtml'><div>Pier <i>and</i> crane</div></title>|Pier and crane",
                "<title type='html'>Pier &amp;lt;b&amp;gt;and&amp;lt;/b&amp;gt; crane</title>|Pier and crane",
                "<title type='text'>Pier &amp;amp; crane</title>|Pier & crane",
                "<title mode='base64' type='text/html'>UGllciA8Yj5hbmQ8L2I+IGNyYW5l</title>|Pier and crane",
                "<media:title>Pier and crane</media:title>|Pier and crane",
                "<media:group><media:title>Pier and crane</media:title></media:group>|Pier and crane",
                "<dc:title>Pier and crane</dc:title>|Pier and crane",
                "<title>5 &lt; 6 and 7 > 6</title>|5 < 6 and 7 > 6",
                "<title>Pier &amp;ndash; crane &#8211; quay &#150; sea</title>|Pier – crane – quay – sea",
                "<title>AT&T & co; R&amp;D &unknown; &copy 2026</title>|AT&T & co; R&D &unknown; © 2026",
            })
    void findsTheTitle(String title, String meant) {
        assertEquals(meant, item(title).title());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link>a/b?c=1&d=2</link>|https://quay.example/feeds/a/b?c=1&d=2",
                "<link>?c=1</link>|https://quay.example/feeds/news.xml?c=1",
                "<link xml:base='https://other.example/x/'>y</link>|https://other.example/x/y",
                "<atom:link rel='alternate' href='/a'/>|https://quay.example/a",
                "<guid>https://quay.example/a</guid>|https://quay.example/a",
                "<guid isPermaLink='true'>https://quay.example/a</guid>|https://quay.example/a",
                "<link/><guid>https://quay.example/a</guid>|https://quay.example/a",
                "<link href='/a' type='application/json'/><link href='/b' type='text/html'/>|https://quay.example/b",
                "<enclosure url='/a.mp3'/>|https://quay.example/a.mp3",
            })
    void findsTheLink(String link, String meant) {
        assertEquals(meant, item(link).url());
    }

    @Test
    void anIdIsWhatThePublisherCallsOneAndNeverMadeUp() {
        assertNull(item("<link>/a</link>").guid());
        assertNull(
                item("<guid isPermaLink='false'>https://quay.example/a</guid>").url());
        assertEquals("tag:1", item("<id>tag:1</id>").guid());
        assertEquals("7", item("<dc:identifier>7</dc:identifier>").guid());
    }

    @Test
    void summaryAndContentAreApart() {
        FeedItem both = item(
                "<description>Short</description><content:encoded>&lt;p&gt;The long one&lt;/p&gt;</content:encoded>");
        assertEquals("Short", both.summary());
        assertEquals("The long one", both.content());
        assertEquals("Short", both.text());
        FeedItem pictured =
                item("<description>&lt;img src='x'&gt;</description><content:encoded>Told</content:encoded>");
        assertEquals("Told", pictured.text());
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00ef\u00bb\u00bf', ISO-8859-1, UTF-8",
        "'', windows-1251, UTF-8",
        "'', UTF-8, windows-1252",
        "'\u00ff\u00fe', UTF-8, UTF-16LE",
        "'\u00fe\u00ff', UTF-8, UTF-16BE",
    })
    void whatTheBytesAreCountsMoreThanWhatIsSaidOfThem(String mark, String said, String are) {
        String text = "<?xml version='1.0' encoding='" + said + "'?><rss><channel><title>Äpfel</title></channel></rss>";
        byte[] marked = concatenated(mark.getBytes(StandardCharsets.ISO_8859_1), text.getBytes(Charset.forName(are)));
        FeedDocument feed = assertInstanceOf(FeedDocument.class, FeedReader.read(marked, null, BASE, NOW));
        assertEquals("Äpfel", feed.title());
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><head><title>Log in</title></head><body><feed></feed></body></html>",
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><entry><title>A guest book</title></entry></body></html>",
                "<?xml version='1.0'?><map><entry><key>1</key><title>x</title></entry></map>",
                "<tv><programme><title>x</title></programme></tv>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><foaf:Person xmlns:foaf='http://xmlns.com/foaf/0.1/'/></rdf:RDF>",
                "<opml version='2.0'><body><outline text='x' xmlUrl='https://quay.example/'/></body></opml>",
                "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body/></soap:Envelope>",
                "{\"items\":[{\"id\":1,\"price\":2}]}",
                "{\"error\":\"not found\"}",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\"",
                "[1,2,3]",
                "404 Not Found",
                "%PDF-1.7",
                "\u0000\u0001\u0002",
                "<",
                "<!-- nothing -->",
                "   "
            })
    void whatIsNoFeedIsNone(String text) {
        assertNotEquals("", assertInstanceOf(NotAFeed.class, read(text)).reason());
    }

    private static FeedItem item(String inside) {
        return feed("<rss><channel><managingEditor>The Feed's Own</managingEditor><item>" + inside
                        + "</item></channel></rss>")
                .items()
                .getFirst();
    }

    private static FeedDocument feed(String text) {
        return assertInstanceOf(FeedDocument.class, read(text));
    }

    private static Reading read(String text) {
        return FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, BASE, NOW);
    }
}
