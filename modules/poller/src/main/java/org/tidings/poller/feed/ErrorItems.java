package org.tidings.poller.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Items that feed generators put where they failed. They are no news, and a poll that brings nothing else has failed. Only
 * a title that is the message as a whole counts, since a headline may well speak of bridges, feeds and errors.
 */
public final class ErrorItems {
    private static final Pattern MESSAGE = Pattern.compile(
            "(?ix) \\s* (?: \\w* \\s* bridge \\s (?: returned \\s error | was \\s unable) \\b .*"
                    + "| (?: rss-?bridge | rsshub | full-text \\s rss) \\b .{0,20} \\b error \\b .*"
                    + "| error \\s (?: fetching | loading | parsing | reading | retrieving | generating)"
                    + " \\s (?: (?: the | this | your) \\s)? (?: rss \\s)? (?: feed | source)s? \\b .*"
                    + "| (?: rss \\s)? feed \\s (?: failed | error | unavailable | not \\s found | generation \\s failed)"
                    + " \\s* (?: [:!.(\\[\\d] .*)?"
                    + "| \\W* unable \\s to \\s retrieve \\s full-text \\s content \\W*) \\s*",
            Pattern.DOTALL);

    private static final Pattern NO_TEXT = Pattern.compile("(?i)\\s*\\[?unable to retrieve full-text content\\]?\\s*");

    private ErrorItems() {}

    /** Whether it is a generator's message and no news. */
    public static boolean isOne(FeedItem item) {
        return item.title() != null && MESSAGE.matcher(item.title()).matches();
    }

    /** The news among the items; text that only says that there is none is left out. */
    public static List<FeedItem> without(List<FeedItem> items) {
        return items.stream()
                .filter(item -> !isOne(item))
                .map(ErrorItems::withoutPlaceholder)
                .toList();
    }

    private static FeedItem withoutPlaceholder(FeedItem item) {
        boolean summary = isPlaceholder(item.summary());
        boolean content = isPlaceholder(item.content());
        return summary || content
                ? item.withTexts(summary ? null : item.summary(), content ? null : item.content())
                : item;
    }

    private static boolean isPlaceholder(@Nullable String text) {
        return text != null && NO_TEXT.matcher(text).matches();
    }
}
