package org.tidings.bench;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The peer: Rome as a careful program uses it. Its lenient reader of bytes with the HTTP header, the healer on, document
 * types off, and each entry's facts taken from where its format puts them. HTML stays HTML: what it costs to make text
 * of it is not counted against Rome.
 */
final class RomeWithCare {
    /** What is taken of an entry. */
    record Item(
            @Nullable String title,
            @Nullable String link,
            @Nullable String id,
            @Nullable Instant published,
            @Nullable String author,
            @Nullable String summary) {}

    private RomeWithCare() {}

    static List<Item> read(byte[] body, String contentType) {
        SyndFeedInput input = new SyndFeedInput(false, Locale.US);
        input.setXmlHealerOn(true);
        input.setAllowDoctypes(false);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(body), contentType, true, "UTF-8")) {
            return items(input.build(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FeedException e) {
            throw new IllegalStateException("Rome refuses a feed that it should read", e);
        }
    }

    private static List<Item> items(SyndFeed feed) {
        List<Item> items = new ArrayList<>(feed.getEntries().size());
        for (SyndEntry entry : feed.getEntries()) {
            items.add(new Item(
                    entry.getTitle(),
                    entry.getLink(),
                    entry.getUri(),
                    published(entry),
                    entry.getAuthor(),
                    summary(entry)));
        }
        return items;
    }

    private static @Nullable Instant published(SyndEntry entry) {
        Date date = entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String summary(SyndEntry entry) {
        SyndContent description = entry.getDescription();
        if (description == null && !entry.getContents().isEmpty()) {
            description = entry.getContents().getFirst();
        }
        return description == null ? null : description.getValue();
    }
}
