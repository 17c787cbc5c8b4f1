package org.tidings.console.view;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Ids;
import org.tidings.model.Urls;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;

/**
 * What a poll of a feed would bring now.
 *
 * @param sentence how many are new, and what becomes of them
 */
public record BringsView(String id, @Nullable String title, String url, String sentence, List<Row> rows) {
    private static final int MOST = 100;

    public BringsView {
        rows = List.copyOf(rows);
    }

    /**
     * One entry.
     *
     * @param known null = new; else since when it is known, in words
     * @param date null where the feed gives none that can be believed
     */
    public record Row(
            String title,
            @Nullable String link,
            String host,
            @Nullable Instant date,
            String shownDate,
            @Nullable String known) {}

    public static BringsView of(Copies copies, Feed feed, String url, FeedDocument document, Times times) {
        FeedStatus status = copies.statuses().find(feed.id()).orElse(null);
        Set<FeedItem> fresh = fresh(document, status);
        List<Row> rows = document.items().stream()
                .limit(MOST)
                .map(item -> row(item, fresh.contains(item), copies, times))
                .toList();
        return new BringsView(
                feed.id(), document.title(), url, sentence(document.items().size(), rows, status), rows);
    }

    private static Set<FeedItem> fresh(FeedDocument document, @Nullable FeedStatus status) {
        return new HashSet<>(
                status == null
                        ? document.items()
                        : EntryKeys.difference(document.items(), status.keys(), status.identity(), false)
                                .fresh());
    }

    private static Row row(FeedItem item, boolean fresh, Copies copies, Times times) {
        String title = item.title() == null || item.title().isBlank() ? "No title" : Marks.tame(item.title());
        String link = item.url() != null && Urls.isWeb(item.url()) ? item.url() : null;
        boolean elsewhere = link != null && isKnown(copies, Ids.article(link));
        return new Row(
                title,
                link,
                link == null ? "no address" : Urls.host(link),
                item.published(),
                item.published() == null ? "no date" : times.brief(item.published()),
                !fresh ? "known" : elsewhere ? "known from another source" : null);
    }

    private static boolean isKnown(Copies copies, String article) {
        return copies.articles().find(article).isPresent()
                || !copies.traces().way(article).isEmpty();
    }

    private static String sentence(int all, List<Row> rows, @Nullable FeedStatus status) {
        long fresh = rows.stream().filter(row -> row.known() == null).count();
        String counts = Numbers.count(all, "entry", "entries") + ", " + fresh + " of them new"
                + (all > rows.size() ? " among the first " + rows.size() : "") + ".";
        return status == null || status.bodyHash() == null
                ? counts + " At the first poll they become history and make no alert."
                : counts;
    }
}
