package org.tidings.poller.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Hash;
import org.tidings.model.Urls;

/**
 * What is remembered of an item: 32 bits each of its guid, its address, its title with the day, and its content; 0 = it has
 * none that tells it from others. Two numbers an item on {@code feed-status}. An item counts as known only when one of
 * the first three and the content agree, 64 bits together.
 */
record Fingerprint(int guid, int link, int title, int content) {
    /** What comes and goes in guids that are addresses; what else differs in a guid may be the difference. */
    private static final Pattern FLIPS = Pattern.compile("(?i)^\\s*https?://(www\\.)?");

    static Fingerprint of(FeedItem item) {
        return new Fingerprint(
                item.guid() == null ? 0 : bits("guid", folded(item.guid())),
                item.url() == null ? 0 : bits("link", Urls.normalise(item.url())),
                bits("title", titleAndDay(item)),
                bits("content", orEmpty(item.title()), orEmpty(item.text())));
    }

    /** A guid without the scheme and the {@code www} that sites change under it. */
    static String folded(String guid) {
        return FLIPS.matcher(guid).replaceFirst("").strip();
    }

    /** Its title, or its text where it has none, and the day it is dated. */
    static String titleAndDay(FeedItem item) {
        String title = item.title() == null || item.title().isBlank() ? orEmpty(item.text()) : item.title();
        return title.strip() + "\n" + day(item);
    }

    private static String day(FeedItem item) {
        Instant at = item.published();
        return at == null
                ? orEmpty(item.publishedRaw())
                : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static int bits(String... parts) {
        int bits = (int) Hash.key64(parts);
        return bits == 0 ? 1 : bits;
    }

    /** A guid or an address that several items of a document share identifies none of them. */
    Fingerprint without(boolean sharedGuid, boolean sharedLink) {
        return new Fingerprint(sharedGuid ? 0 : guid, sharedLink ? 0 : link, title, content);
    }

    static List<Long> packed(List<Fingerprint> prints) {
        List<Long> numbers = new ArrayList<>(2 * prints.size());
        for (Fingerprint print : prints) {
            numbers.add(((long) print.guid << 32) | (print.link & 0xffffffffL));
            numbers.add(((long) print.title << 32) | (print.content & 0xffffffffL));
        }
        return numbers;
    }

    static List<Fingerprint> unpacked(List<Long> numbers) {
        List<Fingerprint> prints = new ArrayList<>(numbers.size() / 2);
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            long one = numbers.get(i);
            long two = numbers.get(i + 1);
            prints.add(new Fingerprint((int) (one >> 32), (int) one, (int) (two >> 32), (int) two));
        }
        return prints;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
