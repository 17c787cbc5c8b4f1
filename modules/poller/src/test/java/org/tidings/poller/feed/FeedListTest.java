package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.poller.feed.FeedList.Trust;

class FeedListTest {
    private static final Trust ALL = new Trust(Origin.CLI, true);

    private static FeedList read(String text) {
        return FeedList.read(text.getBytes(StandardCharsets.UTF_8), new Trust(Origin.CLI, false));
    }

    private static List<Feed> feeds(FeedList list) {
        return list.feeds().stream().map(FeedList.Listed::feed).toList();
    }

    private static List<Feed> sorted(List<Feed> feeds) {
        return feeds.stream().sorted(Comparator.comparing(Feed::url)).toList();
    }

    @Test
    void foldersInFoldersBecomeTags() {
        FeedList list = read("""
                <?xml version="1.0"?>
                <opml version="1.0"><head><title>mine</title></head><body>
                <outline text="News"><outline title="Ports &amp; tides">
                  <outline text="Harbour Gazette" type="rss" xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/>
                </outline></outline>
                <outline text="Bare" xmlUrl="https://bare.example/atom"/>
                </body></opml>
                """);
        assertEquals(List.of(), list.refused());
        Feed first = feeds(list).getFirst();
        assertEquals(List.of("News", "Ports & tides"), first.tags());
        assertEquals("Harbour Gazette", first.title());
        assertEquals(List.of(), feeds(list).get(1).tags());
        assertEquals(4, list.feeds().getFirst().line());
    }

    @Test
    void bareAmpersandsOddTypesAndAttributesInAnyCaseAreRead() {
        FeedList list = read("""
                <opml><body>
                <outline text="Salt & Light" XMLURL="https://salt.example/feed?a=1&b=2" type="whatever">
                <outline text='A "quoted" name' xmlurl='http://q.example/rss?x=1&copy=2'/>
                <outline text="By url" type="atom" url="https://u.example/atom.xml"/>
                <outline xmlUrl="feed://f.example/rss"/>
                </body>
                """);
        assertEquals(
                List.of(
                        "https://salt.example/feed?a=1&b=2",
                        "http://q.example/rss?x=1&copy=2",
                        "https://u.example/atom.xml",
                        "http://f.example/rss"),
                feeds(list).stream().map(Feed::url).toList());
        assertEquals("Salt & Light", feeds(list).getFirst().title());
        assertNull(feeds(list).get(3).title());
    }

    @Test
    void everyRefusedLineSaysWhereAndWhy() {
        FeedList list = read("""
                <?xml version="1.0"?>
                <!-- two
                     lines -->
                <opml><body>
                <outline text="Page alone" type="rss" htmlUrl="https://page.example/"/>
                <outline text="Local" xmlUrl="file:///etc/passwd"/>
                <outline text="With a password" xmlUrl="https://me:secret@p.example/rss"/>
                <outline text="Good" xmlUrl="https://good.example/rss"/>
                <outline text="Bad time" xmlUrl="https://time.example/rss" tidings:every="soon"/>
                <outline text="An empty folder"/>
                </body></opml>
                """);
        assertEquals(
                List.of("https://good.example/rss"),
                feeds(list).stream().map(Feed::url).toList());
        assertEquals(
                List.of(5, 6, 7, 9),
                list.refused().stream().map(FeedList.Refused::line).toList());
        assertEquals(
                "line 5: Page alone: has no address of a feed (xmlUrl);"
                        + " look for its feeds: tidings feeds add https://page.example/",
                list.refused().getFirst().toString());
        assertTrue(list.refused().stream().noneMatch(one -> one.toString().contains("secret")));
    }

    @Test
    void aFeedInSeveralFoldersHasTheTagsOfAll() {
        FeedList list = read("""
                <opml><body>
                <outline text="A"><outline xmlUrl="https://one.example/rss"/></outline>
                <outline text="B"><outline xmlUrl="https://one.example/rss" category="/Sea/Trade,calm"/></outline>
                </body></opml>
                """);
        assertEquals(1, list.feeds().size());
        assertEquals(
                List.of("A", "B", "Sea", "Trade", "calm"),
                feeds(list).getFirst().tags());
    }

    @Test
    void otherEncodingsAndMarksAreRead() {
        String text = "<?xml version=\"1.0\" encoding=\"ENC\"?><opml><body>"
                + "<outline text=\"Zürich, wöchentlich\" xmlUrl=\"https://zurich.example/rss\"/></body></opml>";
        for (byte[] body : List.of(
                ("\uFEFF" + text.replace("ENC", "UTF-8")).getBytes(StandardCharsets.UTF_8),
                text.replace("ENC", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1),
                ("\uFEFF" + text.replace("ENC", "UTF-16")).getBytes(StandardCharsets.UTF_16LE))) {
            assertEquals(
                    "Zürich, wöchentlich",
                    feeds(FeedList.read(body, ALL)).getFirst().title());
        }
    }

    @Test
    void aListWithOneAddressALineIsRead() {
        FeedList list = read("# mine\nhttps://a.example/rss\r\n\r\n  https://b.example/atom  \nnot one\n");
        assertEquals(
                List.of("https://a.example/rss", "https://b.example/atom"),
                feeds(list).stream().map(Feed::url).toList());
        assertEquals(
                "line 5: not one: expected an http or https address",
                list.refused().getFirst().toString());
    }

    @Test
    void whatIsNoListIsRefusedAsAWhole() {
        for (String text : List.of("", " \n", "<html><body><p>Sign in</p></body></html>", "<a>".repeat(5_000))) {
            FeedList list = read(text);
            assertEquals(0, list.feeds().size());
            assertEquals(1, list.refused().size());
            assertEquals(0, list.refused().getFirst().line());
        }
    }

    @Test
    void aReferenceToASecretIsTakenFromATrustedFileAlone() {
        Feed feed = Feed.of("https://paid.example/rss", Origin.CLI)
                .withLogin(new Feed.Login("reader", null, new SecretRef("/run/secrets/paid", null)));
        byte[] file = OpmlWriter.of(List.of(feed)).getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(feed), feeds(FeedList.read(file, ALL)));
        assertNull(feeds(FeedList.read(file, new Trust(Origin.API, false)))
                .getFirst()
                .login());
    }

    @Test
    void onlyWhatIsNotKnownIsFreshAndTagsAreAdded() {
        FeedList list = read("https://a.example/rss\nhttps://b.example/rss\n").tagged(List.of("sea"));
        String known = feeds(list).getFirst().id();
        List<Feed> fresh = list.fresh(Set.of(known)::contains);
        assertEquals(
                List.of("https://b.example/rss"), fresh.stream().map(Feed::url).toList());
        assertEquals(List.of("sea"), fresh.getFirst().tags());
    }

    @Property(tries = 300)
    void whatIsExportedIsImportedAsItWas(@ForAll("someFeeds") List<Feed> feeds) {
        String written = OpmlWriter.of(feeds);
        FeedList read = FeedList.read(written.getBytes(StandardCharsets.UTF_8), ALL);
        assertEquals(List.of(), read.refused());
        assertEquals(sorted(feeds), sorted(feeds(read)));
        assertEquals(written, OpmlWriter.of(feeds(read)));
    }

    @Provide
    Arbitrary<List<Feed>> someFeeds() {
        return feed().list().uniqueElements(Feed::id).ofMaxSize(12);
    }

    private static Arbitrary<Feed> feed() {
        Arbitrary<String> url = text().map(
                        tail -> "https://" + Math.abs(tail.hashCode() % 9) + ".example/rss?q=" + tail.strip())
                .filter(address -> ListedAddress.problem(address) == null);
        Arbitrary<Duration> every = Arbitraries.longs()
                .between(1, 100_000_000)
                .map(Duration::ofMillis)
                .injectNull(0.5);
        Arbitrary<Feed.Login> login = Combinators.combine(
                        word(), Arbitraries.integers().between(0, 3))
                .as((name, kind) -> new Feed.Login(
                        kind < 2 ? name : null,
                        kind < 2 ? null : name,
                        kind % 2 == 0 ? new SecretRef(name, null) : new SecretRef(null, name)))
                .injectNull(0.7);
        Arbitrary<Integer> flags = Arbitraries.integers().between(0, 7);
        return Combinators.combine(
                        url,
                        text().injectNull(0.3),
                        text().list().ofMaxSize(4),
                        word().injectNull(0.5),
                        every,
                        flags,
                        login)
                .as((address, title, tags, place, time, flag, logsIn) -> Feed.of(address, Origin.CLI)
                        .withTitle(title)
                        .withTags(tags)
                        .withPlace(place, place)
                        .withEvery(time)
                        .withPaused((flag & 1) > 0)
                        .withRobots((flag & 2) > 0)
                        .withUnverified((flag & 4) > 0)
                        .withLogin(logsIn));
    }

    private static Arbitrary<String> word() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12);
    }

    /** Any text that XML can hold and that is not blank. */
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("&<>\"'/,;#x20 \t\n[]=-!?éñ中文الأفق😀\u200b\u00a0")
                                .ofMinLength(1)
                                .ofMaxLength(20),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
                .map(FeedListTest::xml)
                .filter(text -> !text.isBlank());
    }

    private static String xml(String any) {
        return any.codePoints()
                .filter(c -> Characters.meant(c) == c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void tenThousandFeedsComeBackAsTheyWent() {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            feeds.add(
                    Feed.of("https://site-" + i % 2_000 + ".example/section/" + i + "/feed.xml?a=1&b=" + i, Origin.CLI)
                            .withTitle("Section " + i + " <of> \"the\" day & night")
                            .withTags(List.of("region " + i % 40, "tier " + i % 3))
                            .withPlace("DE", "de")
                            .withEvery(Duration.ofMinutes(5 + i % 50))
                            .withPaused(i % 97 == 0));
        }
        List<Feed> shuffled = new ArrayList<>(feeds);
        Collections.shuffle(shuffled, new Random(1));
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        byte[] file = OpmlWriter.of(shuffled).getBytes(StandardCharsets.UTF_8);
        long written = cpu.getCurrentThreadCpuTime();
        FeedList list = FeedList.read(file, ALL);
        long read = cpu.getCurrentThreadCpuTime();
        System.out.printf(
                "10,000 feeds: %.1f MB, written in %.2f s, read in %.2f s of CPU%n",
                file.length / 1e6, (written - start) / 1e9, (read - written) / 1e9);
        assertNotNull(list);
        assertEquals(List.of(), list.refused());
        assertEquals(sorted(feeds), sorted(feeds(list)));
    }
}
