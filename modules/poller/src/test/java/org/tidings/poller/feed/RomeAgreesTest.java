package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What Rome writes is read back as it was meant, in each format that it writes. */
class RomeAgreesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Property(tries = 100)
    void readsWhatRomeWrites(
            @ForAll("formats") String format, @ForAll @Size(min = 1, max = 5) List<@From("titles") String> titles)
            throws FeedException {
        String written = new SyndFeedOutput().outputString(feed(format, titles));
        FeedDocument read = assertInstanceOf(
                FeedDocument.class,
                FeedReader.read(written.getBytes(StandardCharsets.UTF_8), null, "https://quay.example/", NOW));

        assertEquals(titles, read.items().stream().map(FeedItem::title).toList());
        for (int i = 0; i < titles.size(); i++) {
            assertEquals("https://quay.example/" + i, read.items().get(i).url());
            assertEquals(NOW.minusSeconds(i), read.items().get(i).published());
        }
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("rss_2.0", "rss_1.0", "atom_1.0", "atom_0.3");
    }

    @Provide
    Arbitrary<String> titles() {
        return Arbitraries.strings()
                .withChars("abcdeÄéжم港 '\"-:")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> ("T" + text).strip().replaceAll(" +", " "));
    }

    private static SyndFeed feed(String format, List<String> titles) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setTitle("Quay Courier");
        feed.setLink("https://quay.example/");
        feed.setUri("https://quay.example/");
        feed.setDescription("Invented");
        List<SyndEntry> entries = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            entries.add(entry(titles.get(i), i));
        }
        feed.setEntries(entries);
        return feed;
    }

    private static SyndEntry entry(String title, int number) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setTitle(title);
        entry.setLink("https://quay.example/" + number);
        entry.setUri("https://quay.example/" + number);
        entry.setPublishedDate(Date.from(NOW.minusSeconds(number)));
        SyndContent description = new SyndContentImpl();
        description.setValue("About it");
        entry.setDescription(description);
        return entry;
    }
}
