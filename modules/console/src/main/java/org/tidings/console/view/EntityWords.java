package org.tidings.console.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.NewsBook;
import org.tidings.model.Mentions;
import org.tidings.model.Urls;

/** What the pages on entities say of counts and articles. */
final class EntityWords {
    private static final double LITTLE = 0.05;
    private static final double MORE = 1.5;
    private static final double FEWER = 1 / MORE;

    private EntityWords() {}

    /** {@code 4.1 a day}; nothing where nothing is known. */
    static String usual(NewsBook.Count count) {
        Double usual = count.usual();
        return usual == null || usual < LITTLE ? "" : number(usual) + " a day";
    }

    /** How the last 24 hours compare: {@code 3.2 times}, {@code new}; nothing where they are as usual. */
    static String trend(NewsBook.Count count) {
        Double usual = count.usual();
        if (usual == null || count.day() == 0) {
            return "";
        }
        if (usual < LITTLE) {
            return "new";
        }
        double times = count.day() / usual;
        boolean unusual = count.day() > 2 && (times >= MORE || times <= FEWER);
        return unusual ? number(times) + " times" : "";
    }

    /** How far out of the usual it is, for sorting: in standard deviations of a rare event. */
    static double rise(NewsBook.Count count) {
        double usual = count.usual() == null ? count.day() : count.usual();
        return (count.day() - usual) / Math.sqrt(usual + 1);
    }

    private static String number(double value) {
        return value >= 10 ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    static ArticleLine line(Mentions mentions, Times times) {
        return line(
                mentions.title(),
                mentions.url(),
                mentions.site(),
                mentions.language(),
                times.brief(mentions.firstSeen()),
                times.whole(mentions.firstSeen()));
    }

    static ArticleLine line(
            @Nullable String title,
            @Nullable String url,
            String site,
            @Nullable String language,
            String time,
            String whole) {
        return new ArticleLine(
                title == null || title.isBlank() ? "No title" : Marks.tame(title.strip()),
                language == null ? "" : language,
                url != null && Urls.isWeb(url) ? url : null,
                Marks.tame(site),
                time,
                whole);
    }
}
