package org.tidings.console.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.Reading;
import org.tidings.alerts.story.StoryBook;
import org.tidings.alerts.story.StoryRules;
import org.tidings.filter.match.Hit;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Ids;

/** Adds hits up to a {@link Report}. They come in the order of time, as stories form. Not safe for several threads. */
public final class Tally {
    private static final String UNKNOWN = "?";

    private final Question question;
    private final Map<LocalDate, long[]> days = new TreeMap<>();
    private final Map<String, Long> sources = new HashMap<>();
    private final Map<String, Long> languages = new HashMap<>();
    private final Grouped now = new Grouped();
    private final Grouped before = new Grouped();
    private final Newest gained = new Newest();
    private final Newest lost = new Newest();
    private final Newest kept = new Newest();
    private int good;
    private int bad;

    /** One side's hits, and how many stories they form. */
    private static final class Grouped {
        private final StoryBook book = new StoryBook(StoryRules.DEFAULT);
        private long matched;
        private long stories;

        void add(String watchlist, Article article, Reading reading) {
            matched++;
            StoryBook.Placement placed = book.place(Ids.story(watchlist, article.id()), reading, article.firstSeen());
            stories += placed.opened() ? 1 : 0;
        }

        Report.Side side() {
            return new Report.Side(matched, stories);
        }
    }

    private final class Newest {
        private final ArrayDeque<Report.Sample> samples = new ArrayDeque<>();
        private long count;

        void add(Article article, Hit hit) {
            count++;
            samples.addFirst(new Report.Sample(ArticleFacts.of(article), hit.clauses(), hit.snippet(), hit.score()));
            if (samples.size() > question.samples()) {
                samples.removeLast();
            }
        }

        Report.Part part() {
            return new Report.Part(count, List.copyOf(samples));
        }
    }

    public Tally(Question question) {
        this.question = question;
        LocalDate last = day(question.to().minusMillis(1));
        for (LocalDate day = day(question.from()); !day.isAfter(last); day = day.plusDays(1)) {
            days.put(day, new long[2]);
        }
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, question.zone());
    }

    /**
     * An article that one version or both hit.
     *
     * @param hit of the new version; null = it does not hit
     * @param old of the version in force; null = it does not hit, or there is none
     */
    public void add(Article article, @Nullable Hit hit, @Nullable Hit old) {
        Reading reading = Reading.of(article.title(), article.text(), article.language());
        long[] day = days.computeIfAbsent(day(article.firstSeen()), d -> new long[2]);
        if (hit != null) {
            day[0]++;
            sources.merge(article.site(), 1L, Long::sum);
            languages.merge(article.language() == null ? UNKNOWN : article.language(), 1L, Long::sum);
            now.add(question.watchlist().id(), article, reading);
            mark(article);
        }
        if (old != null) {
            day[1]++;
            before.add(question.watchlist().id(), article, reading);
        }
        if (hit != null) {
            (old == null ? gained : kept).add(article, hit);
        } else if (old != null) {
            lost.add(article, old);
        }
    }

    private void mark(Article article) {
        Boolean mark = question.marks().get(article.id());
        if (mark != null) {
            good += mark ? 1 : 0;
            bad += mark ? 0 : 1;
        }
    }

    /** What was added so far. */
    public Report report(long articles, long candidates, long read, Duration took) {
        List<Report.Day> byDay = new ArrayList<>();
        days.forEach((day, counts) -> byDay.add(new Report.Day(day, counts[0], counts[1])));
        return new Report(
                articles,
                candidates,
                read,
                now.side(),
                question.before() == null ? null : before.side(),
                byDay,
                shares(sources),
                shares(languages),
                gained.part(),
                lost.part(),
                kept.part(),
                good,
                bad,
                took);
    }

    private static List<Report.Share> shares(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Report.Share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Report.Share::matched)
                        .reversed()
                        .thenComparing(Report.Share::name))
                .toList();
    }
}
