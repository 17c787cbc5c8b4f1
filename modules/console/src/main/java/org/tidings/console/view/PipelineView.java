package org.tidings.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.LagBook.Lag;
import org.tidings.console.copy.TraceBook;
import org.tidings.model.Delivery;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Trace.Outcome;
import org.tidings.runtime.Health;

/** The Pipeline page. */
public record PipelineView(
        Frame.Level level,
        String why,
        List<Box> boxes,
        List<Wire> wires,
        List<Out> outs,
        int watchlists,
        int sources,
        int channels,
        List<Group> groups,
        LatencyChart latency,
        List<Equation> balance,
        List<LagRow> lags,
        List<RoleRow> roles) {

    private static final Duration LATE = Duration.ofSeconds(15);

    /** A role in the drawing; x of its left edge. */
    public record Box(int x, String name, String rate, String detail, String state) {}

    /** A topic between two roles; x of its left end. */
    public record Wire(int x, String topic, String rate, String lag, boolean late) {}

    /** What leaves below a box. */
    public record Out(int x, String number, String words) {}

    public record Group(String name, String count, List<OutcomeRow> rows) {}

    public record OutcomeRow(String name, String count, String share, Spark spark, boolean bad) {}

    public record Equation(String text, boolean holds) {}

    public record LagRow(String topic, String role, String records, String behind, boolean late, Spark spark) {}

    public record RoleRow(String name, String state, String detail) {}

    public static PipelineView of(Copies copies, Map<String, Health> roles, Times times) {
        List<Lag> lags = copies.lags().lags();
        Frame.Level level = level(lags, roles);
        Rates rates = new Rates(copies.traces(), times.now());
        return new PipelineView(
                level,
                why(lags),
                boxes(copies, rates, lags, roles, times),
                wires(rates, lags),
                outs(copies, rates),
                copies.watchlists().size(),
                copies.feeds().size(),
                (int) copies.config().all().stream()
                        .filter(org.tidings.model.Channel.class::isInstance)
                        .count(),
                groups(copies, times),
                LatencyChart.of(copies.alerts().all(alert -> true), times),
                balance(copies),
                lags.stream().map(PipelineView::lagRow).toList(),
                roles.entrySet().stream()
                        .map(entry -> new RoleRow(
                                entry.getKey(),
                                entry.getValue().status().name().toLowerCase(Locale.ROOT),
                                entry.getValue().detail() == null
                                        ? ""
                                        : entry.getValue().detail()))
                        .toList());
    }

    /** How the whole is: the worst stage by name, or that all is level. */
    public static Frame.Level level(List<Lag> lags, Map<String, Health> roles) {
        for (Map.Entry<String, Health> role : roles.entrySet()) {
            if (role.getValue().status() == Health.Status.DOWN) {
                return new Frame.Level("failing", capital(role.getKey()) + " is down");
            }
        }
        if (lags.isEmpty()) {
            return new Frame.Level("ok", "Pipeline starting");
        }
        Lag worst = lags.getFirst();
        return worst.behind().compareTo(LATE) > 0
                ? new Frame.Level("late", capital(worst.role()) + " " + Times.words(worst.behind()) + " behind")
                : new Frame.Level("ok", "Pipeline level, lag " + seconds(worst.behind()));
    }

    private static String why(List<Lag> lags) {
        return lags.isEmpty() || lags.getFirst().behind().compareTo(LATE) <= 0
                ? ""
                : Numbers.count(lags.getFirst().records(), "record waits", "records wait") + " on "
                        + lags.getFirst().topic();
    }

    private static List<Box> boxes(Copies copies, Rates rates, List<Lag> lags, Map<String, Health> roles, Times times) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(
                130,
                "Poller",
                Numbers.count(copies.feeds().size(), "source", "sources"),
                "",
                state("poller", lags, roles)));
        boxes.add(box(346, "Intake", rates.stage(Trace.Stage.INTAKE), lags, roles));
        boxes.add(box(562, "Scraper", rates.stage(Trace.Stage.SCRAPE) + rates.stage(Trace.Stage.VISIT), lags, roles));
        boxes.add(box(778, "Filter", rates.stage(Trace.Stage.FILTER), lags, roles));
        boxes.add(box(994, "Alerts", rates.stage(Trace.Stage.ALERT), lags, roles));
        boxes.add(new Box(
                1210,
                "Courier",
                rate(deliveriesAMinute(copies, times)),
                waiting(copies),
                state("courier", lags, roles)));
        return boxes;
    }

    private static Box box(int x, String name, double rate, List<Lag> lags, Map<String, Health> roles) {
        return new Box(x, name, rate(rate), "", state(name.toLowerCase(Locale.ROOT), lags, roles));
    }

    private static String state(String role, List<Lag> lags, Map<String, Health> roles) {
        Health health = roles.get(role);
        if (health != null && health.status() == Health.Status.DOWN) {
            return "failing";
        }
        return lags.stream()
                        .anyMatch(lag -> lag.role().equals(role) && lag.behind().compareTo(LATE) > 0)
                ? "late"
                : "ok";
    }

    private static List<Wire> wires(Rates rates, List<Lag> lags) {
        return List.of(
                wire(258, Topic.ENTRIES, Names.INTAKE, rates.stage(Trace.Stage.INTAKE), lags),
                wire(474, Topic.PAGES, Names.SCRAPER, rates.outcome(Outcome.PAGE), lags),
                wire(
                        690,
                        Topic.ARTICLES,
                        Names.FILTER,
                        rates.outcome(Outcome.ARTICLE) + rates.outcome(Outcome.NEW_CONTENT),
                        lags),
                wire(906, Topic.MATCHES, Names.ALERTS, rates.stage(Trace.Stage.ALERT), lags),
                wire(1122, Topic.ALERTS, Names.NOTIFIER, rates.outcome(Outcome.ALERTED), lags));
    }

    private static Wire wire(int x, Topic topic, String role, double rate, List<Lag> lags) {
        Lag lag = lags.stream()
                .filter(one -> one.topic().equals(topic.word()) && one.role().equals(role))
                .findFirst()
                .orElse(null);
        boolean late = lag != null && lag.behind().compareTo(LATE) > 0;
        return new Wire(x, topic.word(), rate(rate), lag == null ? "" : lagWords(lag), late);
    }

    private static String lagWords(Lag lag) {
        return lag.records() == 0 ? "lag 0" : "lag " + Numbers.brief(lag.records()) + ", " + seconds(lag.behind());
    }

    private static List<Out> outs(Copies copies, Rates rates) {
        return List.of(
                new Out(410, rate(rates.outcome(Outcome.KNOWN)), "known already"),
                new Out(626, Numbers.brief(copies.traces().total(Outcome.DEAD_LETTER)), "dead letters"),
                new Out(842, rate(rates.outcome(Outcome.UNMATCHED)), "match nothing"),
                new Out(1274, Numbers.brief(dead(copies)), "dead letters"));
    }

    private static long dead(Copies copies) {
        return copies.deliveries().all().stream()
                .filter(delivery -> delivery.status() == Delivery.Status.DEAD)
                .count();
    }

    private static String waiting(Copies copies) {
        return copies.deliveries().all().stream()
                        .filter(delivery -> delivery.status() == Delivery.Status.PENDING)
                        .count()
                + " waiting";
    }

    private static double deliveriesAMinute(Copies copies, Times times) {
        Instant since = times.now().minusSeconds(60);
        return copies.deliveries().all().stream()
                .filter(delivery -> delivery.status() == Delivery.Status.DELIVERED
                        && delivery.at().isAfter(since))
                .count();
    }

    private static List<Group> groups(Copies copies, Times times) {
        return List.of(
                group(copies, times, "Entries", Trace.Stage.INTAKE),
                group(copies, times, "Pages", Trace.Stage.SCRAPE),
                group(copies, times, "Later visits", Trace.Stage.VISIT),
                group(copies, times, "Articles", Trace.Stage.FILTER),
                group(copies, times, "Matches", Trace.Stage.ALERT));
    }

    private static Group group(Copies copies, Times times, String name, Trace.Stage stage) {
        List<Outcome> outcomes = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.stage() == stage)
                .toList();
        TraceBook traces = copies.traces();
        long sum = outcomes.stream().mapToLong(traces::total).sum();
        return new Group(
                name,
                Numbers.whole(sum),
                outcomes.stream()
                        .map(outcome -> row(traces, outcome, sum, times))
                        .toList());
    }

    private static OutcomeRow row(TraceBook traces, Outcome outcome, long sum, Times times) {
        long count = traces.total(outcome);
        return new OutcomeRow(
                outcome.word().replace('-', ' '),
                Numbers.whole(count),
                Numbers.share(count, sum),
                Spark.of(traces.lastMinutes(outcome, times.now(), 24)),
                count > 0 && (outcome == Outcome.DEAD_LETTER || outcome == Outcome.GIVEN_UP));
    }

    private static List<Equation> balance(Copies copies) {
        TraceBook traces = copies.traces();
        long entries = copies.lags().records(Topic.ENTRIES.word(), Names.INTAKE);
        return List.of(
                equation(
                        traces,
                        "entries",
                        entries + sum(traces, Outcome.PAGE, Outcome.KNOWN, Outcome.REJECTED),
                        Outcome.PAGE,
                        Outcome.KNOWN,
                        Outcome.REJECTED),
                equation(
                        traces,
                        "pages",
                        traces.total(Outcome.PAGE),
                        Outcome.ARTICLE,
                        Outcome.NOT_NEWS,
                        Outcome.DEAD_LETTER),
                equation(
                        traces,
                        "articles",
                        sum(traces, Outcome.ARTICLE, Outcome.NEW_CONTENT),
                        Outcome.MATCHED,
                        Outcome.UNMATCHED,
                        Outcome.DUPLICATE));
    }

    private static Equation equation(TraceBook traces, String name, long whole, Outcome... parts) {
        StringBuilder text = new StringBuilder(Numbers.whole(whole) + " " + name + " =");
        for (Outcome part : parts) {
            text.append(part == parts[0] ? " " : " + ")
                    .append(Numbers.whole(traces.total(part)))
                    .append(' ')
                    .append(plural(part));
        }
        long open = whole - sum(traces, parts);
        if (open > 0) {
            text.append(" + ").append(Numbers.whole(open)).append(" under way");
        }
        return new Equation(text.toString(), open >= 0);
    }

    private static String plural(Outcome outcome) {
        return switch (outcome) {
            case PAGE -> "pages";
            case KNOWN -> "known already";
            case ARTICLE -> "articles";
            case NOT_NEWS -> "not news";
            case DEAD_LETTER -> "dead letters";
            case DUPLICATE -> "duplicates";
            case REJECTED, NEW_CONTENT, UNCHANGED, GIVEN_UP, MATCHED, UNMATCHED, ALERTED, ATTACHED, SUPPRESSED ->
                outcome.word().replace('-', ' ');
        };
    }

    private static long sum(TraceBook traces, Outcome... outcomes) {
        return Arrays.stream(outcomes).mapToLong(traces::total).sum();
    }

    private static LagRow lagRow(Lag lag) {
        return new LagRow(
                lag.topic(),
                lag.role(),
                Numbers.whole(lag.records()),
                seconds(lag.behind()),
                lag.behind().compareTo(LATE) > 0,
                Spark.of(lag.history()));
    }

    private static String rate(double perMinute) {
        return perMinute >= 10 || perMinute == 0
                ? Numbers.brief(Math.round(perMinute)) + "/min"
                : String.format(Locale.ROOT, "%.1f/min", perMinute);
    }

    private static String seconds(Duration duration) {
        return duration.isZero() ? "0 s" : Times.fine(duration);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Decisions a minute: over the last whole minute and the one under way. */
    private record Rates(TraceBook traces, Instant now) {
        double outcome(Outcome outcome) {
            List<Integer> two = traces.lastMinutes(outcome, now, 2);
            return (two.getFirst() + two.getLast()) / (1 + now.getEpochSecond() % 60 / 60.0);
        }

        double stage(Trace.Stage stage) {
            double sum = 0;
            for (Outcome outcome : Outcome.values()) {
                sum += outcome.stage() == stage ? outcome(outcome) : 0;
            }
            return sum;
        }
    }
}
