package org.tidings.console.view;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.poller.feed.FeedList;

/**
 * What importing a file would do.
 *
 * @param token under which the file waits to be applied; null = there is nothing to apply
 * @param fresh the first of those that are new, of {@code freshCount}
 */
public record ImportView(
        @Nullable String token,
        int freshCount,
        List<Row> fresh,
        int known,
        int refusedCount,
        List<FeedList.Refused> refused) {
    private static final int SHOWN = 200;

    /** A feed that would be added. */
    public record Row(String title, String url, List<String> tags) {}

    public static ImportView of(FeedList list, Predicate<String> known, @Nullable String token) {
        List<Feed> fresh = list.fresh(known);
        return new ImportView(
                token,
                fresh.size(),
                fresh.stream().limit(SHOWN).map(ImportView::row).toList(),
                list.feeds().size() - fresh.size(),
                list.refused().size(),
                list.refused().stream().limit(SHOWN).map(ImportView::tamed).toList());
    }

    private static Row row(Feed feed) {
        String title = feed.title() == null ? feed.host() : Marks.tame(feed.title());
        return new Row(title, feed.url(), feed.tags().stream().map(Marks::tame).toList());
    }

    private static FeedList.Refused tamed(FeedList.Refused refused) {
        return new FeedList.Refused(refused.line(), Marks.tame(refused.what()), refused.why());
    }
}
