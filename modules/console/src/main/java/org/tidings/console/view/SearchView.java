package org.tidings.console.view;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.Report;
import org.tidings.console.view.EditorView.Problem;

/**
 * The articles of the past that a query hits. Everything chosen stands in the address.
 *
 * @param held how many articles the history has
 * @param errors of the query; with any there is no result
 * @param result null = nothing was asked, or with errors
 */
public record SearchView(
        Asked asked,
        long held,
        List<Problem> errors,
        List<Problem> warnings,
        @Nullable Result result) {
    private static final int FACETS = 12;
    private static final int HEIGHT = 84;

    /**
     * What was asked.
     *
     * @param from the first day
     * @param to the last day, whole
     * @param all whether it may take long
     */
    public record Asked(String query, LocalDate from, LocalDate to, boolean all) {

        /** The page with another query. */
        public String with(String other) {
            return page(other).toString();
        }

        /** The same, and it may take its time. */
        public String goOn() {
            return page(query).with("all", "yes").toString();
        }

        /** One more thing asked for; the query is bracketed where it has to be. */
        public String narrowed(String filter) {
            String kept = query.strip();
            boolean simple = !kept.matches("(?s).*\\b(OR|AND)\\b.*") || kept.matches("\\([^()]*\\)");
            return with((simple ? kept : "(" + kept + ")") + " AND " + filter);
        }

        /** The editor with this query. */
        public String asWatchlist() {
            return new PageAddress("/watchlists/new").with("q", query).toString();
        }

        private PageAddress page(String other) {
            return new PageAddress("/search")
                    .with("q", other)
                    .with("from", from.toString())
                    .with("to", to.toString());
        }
    }

    /**
     * What was found.
     *
     * @param facts articles, stories and the range in a line
     * @param took of how many articles, and how long
     * @param unread how far it came before it stopped; null = it read all
     * @param aDay alerts a day that it would make as a watchlist
     * @param without null = there are hits, or no single part is to blame
     */
    public record Result(
            long matched,
            String facts,
            String took,
            @Nullable String unread,
            String aDay,
            DayChart chart,
            List<Facet> sources,
            List<Facet> languages,
            List<SampleRow> rows,
            @Nullable Without without) {}

    public record Facet(String name, long count, String address) {}

    /** Without which part of the query there would be hits. */
    public record Without(String part, long matched, String address) {}

    public static SearchView problems(Asked asked, long held, List<Problem> errors, List<Problem> warnings) {
        return new SearchView(asked, held, errors, warnings, null);
    }

    public static SearchView of(
            Asked asked, long held, List<Problem> warnings, Report report, @Nullable Without without, Times times) {
        String facts = Numbers.count(report.now().stories(), "story", "stories") + ", " + range(asked, times);
        Result result = new Result(
                report.now().matched(),
                facts,
                "of " + Numbers.whole(report.articles()) + " articles, decided in " + Times.fine(report.took()),
                report.complete()
                        ? null
                        : "It stopped after " + Times.fine(report.took()) + " and had read "
                                + Numbers.whole(report.read()) + " of " + Numbers.whole(report.candidates())
                                + " articles.",
                String.format(Locale.ROOT, "%.1f", report.alertsADay(report.now())),
                DayChart.of(report.days(), false, times.today(), HEIGHT),
                facets(report.sources(), name -> "source:" + name, asked, name -> name),
                facets(report.languages(), name -> "lang:" + name, asked, SearchView::language),
                report.gained().samples().stream()
                        .map(sample -> SampleRow.of(sample, Map.of(), times))
                        .toList(),
                without);
        return new SearchView(asked, held, List.of(), warnings, result);
    }

    private interface Words {
        String of(String name);
    }

    private static List<Facet> facets(List<Report.Share> shares, Words filter, Asked asked, Words shown) {
        return shares.stream()
                .filter(share -> !share.name().equals("?"))
                .limit(FACETS)
                .map(share -> new Facet(
                        Marks.tame(shown.of(share.name())), share.matched(), asked.narrowed(filter.of(share.name()))))
                .toList();
    }

    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.UK);
    }

    private static String range(Asked asked, Times times) {
        ZoneId zone = times.zone();
        String last = times.day(asked.to().atStartOfDay(zone).toInstant());
        return asked.from().equals(asked.to())
                ? last
                : times.day(asked.from().atStartOfDay(zone).toInstant()) + " to " + last;
    }
}
