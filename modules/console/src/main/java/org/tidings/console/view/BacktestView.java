package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.Report;

/**
 * What a watchlist would have caught.
 *
 * @param watchlist its id; empty = it was never saved, so that its hits cannot be marked
 * @param head of how many articles, and how long it took
 * @param partly how far it came before it was stopped; null = it read all
 * @param compared whether there is a version in force to compare with
 */
public record BacktestView(
        String watchlist,
        String head,
        @Nullable String partly,
        boolean compared,
        List<Figure> figures,
        DayChart chart,
        List<Part> parts,
        List<Share> sources,
        List<Share> languages) {
    private static final int FEW_MARKS = 10;
    private static final int HEIGHT = 180;
    private static final int SHARES = 20;
    private static final double Z = 1.96;

    public record Figure(String value, String words) {}

    /** Hits of one kind, the newest of them shown. */
    public record Part(String id, String name, long count, List<SampleRow> rows) {}

    /** @param width of its bar, of 100 */
    public record Share(String name, long matched, int width) {}

    public static BacktestView of(String watchlist, Report report, Map<String, Boolean> marks, Times times) {
        boolean compared = report.before() != null;
        return new BacktestView(
                watchlist,
                Numbers.count(report.articles(), "article", "articles") + " decided in " + Times.fine(report.took()),
                report.complete()
                        ? null
                        : Numbers.whole(report.read()) + " of " + Numbers.whole(report.candidates()) + " articles read",
                compared,
                figures(report),
                DayChart.of(report.days(), compared, times.today(), HEIGHT),
                parts(report, compared, marks, times),
                shares(report.sources()),
                shares(report.languages()));
    }

    private static List<Figure> figures(Report report) {
        Report.Side now = report.now();
        Report.Side before = report.before();
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure(Numbers.whole(now.matched()), now.matched() == 1 ? "article matches" : "articles match"));
        figures.add(new Figure(
                Numbers.whole(now.stories()),
                now.stories() == 1 ? "story, so 1 alert" : "stories, so " + Numbers.whole(now.stories()) + " alerts"));
        figures.add(new Figure(
                aDay(report, now), "alerts a day" + (before == null ? "" : ", was " + aDay(report, before))));
        figures.add(precision(report.good(), report.good() + report.bad()));
        return figures;
    }

    private static String aDay(Report report, Report.Side side) {
        return String.format(Locale.ROOT, "%.1f", report.alertsADay(side));
    }

    /** With the range in which the true share lies with 95 % (Wilson's interval). */
    private static Figure precision(int good, int marked) {
        if (marked < FEW_MARKS) {
            return new Figure("–", "good: too few marks, " + marked + " of " + FEW_MARKS);
        }
        double share = good / (double) marked;
        double middle = share + Z * Z / (2 * marked);
        double half = Z * Math.sqrt(share * (1 - share) / marked + Z * Z / (4.0 * marked * marked));
        double scale = 1 + Z * Z / marked;
        return new Figure(
                Math.round(100 * share) + " %",
                "good of " + marked + " marked, " + Math.round(100 * (middle - half) / scale) + " to "
                        + Math.round(100 * (middle + half) / scale) + " %");
    }

    private static List<Part> parts(Report report, boolean compared, Map<String, Boolean> marks, Times times) {
        List<Part> parts = new ArrayList<>();
        parts.add(part("gained", compared ? "Gained" : "Matches", report.gained(), marks, times));
        if (compared) {
            parts.add(part("lost", "Lost", report.lost(), marks, times));
            parts.add(part("kept", "Kept", report.kept(), marks, times));
        }
        return parts;
    }

    private static Part part(String id, String name, Report.Part part, Map<String, Boolean> marks, Times times) {
        return new Part(
                id,
                name,
                part.count(),
                part.samples().stream()
                        .map(sample -> SampleRow.of(sample, marks, times))
                        .toList());
    }

    private static List<Share> shares(List<Report.Share> shares) {
        long most = shares.isEmpty() ? 1 : Math.max(1, shares.getFirst().matched());
        return shares.stream()
                .limit(SHARES)
                .map(share -> new Share(
                        share.name().equals("?") ? "unknown" : Marks.tame(share.name()), share.matched(), (int)
                                Math.max(1, 100 * share.matched() / most)))
                .toList();
    }

    /** Which part is open at first: what is new, or what stays when nothing is. */
    public String open() {
        return parts.stream()
                .filter(part -> part.count() > 0)
                .findFirst()
                .map(Part::id)
                .orElse("gained");
    }
}
