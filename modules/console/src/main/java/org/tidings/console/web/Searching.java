package org.tidings.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.History;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;
import org.tidings.console.view.SearchView;
import org.tidings.filter.match.Expr;
import org.tidings.filter.match.Query;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.Watchlist;

/** Asks the history with a query that nobody saved. One search serves the page and REST. */
final class Searching {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final int PARTS = 8;
    private static final int DAYS = 30;

    private final History history;

    Searching(History history) {
        this.history = history;
    }

    long held() {
        return history.articles();
    }

    /** An article by its id: one that the console holds in memory, else the history's. */
    @Nullable
    Article find(String id, Copies copies) {
        return copies.articles().find(id).or(() -> history.find(id)).orElse(null);
    }

    /** The query as a watchlist. */
    static Watchlist watchlist(String query) {
        return Watchlist.of("search", "Search", query);
    }

    /** What stands in the address; days that are none, or the wrong way round, are put right. */
    static SearchView.Asked asked(
            @Nullable String query, @Nullable String from, @Nullable String to, boolean all, LocalDate today) {
        LocalDate last = Objects.requireNonNullElse(day(to), today);
        LocalDate first = Objects.requireNonNullElse(day(from), last.minusDays(DAYS - 1L));
        boolean turned = first.isAfter(last);
        LocalDate begin = turned ? last : first;
        LocalDate end = turned ? first : last;
        LocalDate earliest = end.minusDays(365);
        return new SearchView.Asked(
                query == null ? "" : query.replace("\r\n", "\n"),
                begin.isBefore(earliest) ? earliest : begin,
                end,
                all);
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        try {
            return written == null || written.isBlank() ? null : LocalDate.parse(written.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Stops after a while and reports what it found by then. */
    Report ask(SearchView.Asked asked, ZoneId zone, int samples) {
        return ask(asked, zone, samples, asked.all() ? PATIENT : SOON);
    }

    Report ask(SearchView.Asked asked, ZoneId zone, int samples, Duration time) {
        return history.ask(question(asked, asked.query(), zone, samples), within(time));
    }

    private static Question question(SearchView.Asked asked, String query, ZoneId zone, int samples) {
        Instant from = asked.from().atStartOfDay(zone).toInstant();
        Instant to = asked.to().plusDays(1).atStartOfDay(zone).toInstant();
        return new Question(watchlist(query), null, from, to, zone, Map.of(), samples);
    }

    static History.Progress within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return (read, candidates) -> System.nanoTime() - end < 0;
    }

    /** The one part of an AND without which most articles would be found; null = no single one is to blame. */
    SearchView.@Nullable Without without(SearchView.Asked asked, ZoneId zone) {
        if (!(Query.parse(asked.query(), Scope.OPEN).expr() instanceof Expr.And and)
                || and.parts().size() > PARTS) {
            return null;
        }
        SearchView.Without best = null;
        History.Progress soon = within(SOON);
        for (Expr part : and.parts()) {
            String rest = rest(and, part, asked.query());
            if (Query.parse(rest, Scope.OPEN).ok()) {
                long matched =
                        history.ask(question(asked, rest, zone, 0), soon).now().matched();
                if (matched > (best == null ? 0 : best.matched())) {
                    String written = asked.query().substring(part.from(), part.to());
                    best = new SearchView.Without(written, matched, asked.with(rest));
                }
            }
        }
        return best;
    }

    private static String rest(Expr.And and, Expr without, String query) {
        List<String> parts = new ArrayList<>();
        for (Expr part : and.parts()) {
            if (!part.equals(without)) {
                String written = query.substring(part.from(), part.to());
                parts.add(part instanceof Expr.Or && !written.startsWith("(") ? "(" + written + ")" : written);
            }
        }
        return String.join(" AND ", parts);
    }
}
