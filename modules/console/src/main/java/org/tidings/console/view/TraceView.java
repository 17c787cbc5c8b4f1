package org.tidings.console.view;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Article;
import org.tidings.model.Ids;
import org.tidings.model.Trace;

/**
 * The way of one article.
 *
 * @param nearest an address on the same host that has been seen; null = none
 */
public record TraceView(
        String asked,
        String id,
        @Nullable String title,
        List<Step> steps,
        @Nullable String nearest) {

    public record Step(
            String time,
            String wholeTime,
            String stage,
            String outcome,
            String reason,
            @Nullable String alert) {}

    /** @param asked an address or an article id */
    public static TraceView of(Copies copies, String asked, Times times) {
        String id = id(copies, asked);
        List<Trace> way = copies.traces().way(id);
        return new TraceView(
                asked,
                id,
                copies.articles().find(id).map(Article::title).map(Marks::tame).orElse(null),
                way.stream().map(trace -> step(trace, times)).toList(),
                way.isEmpty() ? nearest(copies, asked) : null);
    }

    /** The article's id for an address or an id. */
    public static String id(Copies copies, String asked) {
        String stripped = asked.strip();
        if (stripped.matches("[0-9a-f]{32}")) {
            return stripped;
        }
        String id = Ids.article(stripped);
        return copies.traces().way(id).isEmpty()
                ? copies.articles().idOf(stripped).orElse(id)
                : id;
    }

    private static Step step(Trace trace, Times times) {
        return new Step(
                times.exact(trace.at()),
                times.whole(trace.at()),
                trace.outcome().stage().word(),
                trace.outcome().word().replace('-', ' '),
                reason(trace),
                trace.outcome() == Trace.Outcome.ALERTED ? trace.ref() : null);
    }

    private static String reason(Trace trace) {
        if (trace.reason() != null) {
            return trace.reason();
        }
        return trace.outcome() == Trace.Outcome.MATCHED && trace.ref() != null ? trace.ref() : "";
    }

    private static @Nullable String nearest(Copies copies, String asked) {
        String host = org.tidings.model.Urls.host(asked.strip());
        Optional<Article> near = copies.articles().newest(5_000).stream()
                .filter(article -> article.url() != null && article.site().equals(host))
                .max(java.util.Comparator.comparingInt(article -> common(String.valueOf(article.url()), asked)));
        return near.map(Article::url).orElse(null);
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
