package org.tidings.console.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Hit;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Clause;
import org.tidings.model.Snippet;

/**
 * What a watchlist would have caught.
 *
 * @param articles how many the history holds in the range
 * @param candidates of them, how many can match and have to be read
 * @param read how many of the candidates were, the newest first; fewer when it was stopped
 * @param grouped whether all hits were put into stories; false when it was stopped at that, the oldest hits first
 * @param before what the version in force catches; null = there is none
 * @param days every day of the range, in order
 * @param sources how many hits each has, most first
 * @param languages the same by primary tag; {@code ?} = unknown
 * @param gained hits of the new version alone; without {@code before}, all hits
 * @param lost hits of the old version alone
 * @param kept hits of both
 * @param good marked hits of the new version that people called good
 * @param bad marked hits of the new version that people called bad
 */
public record Report(
        long articles,
        long candidates,
        long read,
        boolean grouped,
        Side now,
        @Nullable Side before,
        List<Day> days,
        List<Share> sources,
        List<Share> languages,
        Part gained,
        Part lost,
        Part kept,
        int good,
        int bad,
        Duration took) {

    /**
     * @param matched articles
     * @param stories what they form, each an alert
     */
    public record Side(long matched, long stories) {}

    /** @param before hits of the version in force */
    public record Day(LocalDate day, long matched, long before) {}

    public record Share(String name, long matched) {}

    /** @param samples the newest of them */
    public record Part(long count, List<Sample> samples) {
        public Part {
            samples = List.copyOf(samples);
        }
    }

    public record Sample(
            ArticleFacts article,
            List<Clause> clauses,
            @Nullable Snippet snippet,
            double score) {
        public Sample {
            clauses = List.copyOf(clauses);
        }

        static Sample of(Article article, Hit hit) {
            return new Sample(ArticleFacts.of(article), hit.clauses(), hit.snippet(), hit.score());
        }
    }

    public Report {
        days = List.copyOf(days);
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
    }

    public boolean complete() {
        return read == candidates && grouped;
    }

    /** Alerts a day over the range; a story makes one. */
    public double alertsADay(Side side) {
        return days.isEmpty() ? 0 : side.stories() / (double) days.size();
    }

    /** Share of good hits among the marked ones; NaN = none is marked. */
    public double precision() {
        return good / (double) (good + bad);
    }
}
