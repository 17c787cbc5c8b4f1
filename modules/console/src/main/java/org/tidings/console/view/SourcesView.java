package org.tidings.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Origin;

/** The Sources page: feeds by state, the worst first. */
public record SourcesView(
        int all,
        List<Tab> tabs,
        @Nullable String state,
        List<Row> rows,
        @Nullable Detail open,
        String search) {

    private static final List<State> WORST_FIRST = List.of(
            State.FAILING,
            State.BLOCKED,
            State.GONE,
            State.SILENT,
            State.LOSSY,
            State.THROTTLED,
            State.LATE,
            State.MOVED,
            State.FIRST_POLL,
            State.PAUSED,
            State.ON_TIME);

    public record Tab(String state, String name, int count, boolean chosen) {}

    /**
     * @param lastFetch the last answer in words
     * @param trouble whether it is bad news
     */
    public record Row(
            String id,
            String state,
            String stateName,
            String title,
            String host,
            String lastNew,
            String lastFetch,
            boolean trouble,
            String next,
            String perDay,
            boolean open) {}

    /**
     * The feed in the pane.
     *
     * @param sentence what is wrong, or that nothing is
     */
    public record Detail(
            Row row,
            String url,
            String sentence,
            @Nullable String lastPoll,
            String rhythm,
            List<String> tags,
            boolean paused,
            boolean fromFile) {}

    public static SourcesView of(
            Copies copies, @Nullable String state, @Nullable String open, String search, Times times) {
        List<Row> all = copies.feeds().all().stream()
                .map(feed -> row(
                        feed,
                        copies.statuses().find(feed.id()).orElse(null),
                        feed.id().equals(open),
                        times))
                .filter(row -> contains(row, search))
                .sorted(Comparator.comparingInt((Row row) -> WORST_FIRST.indexOf(state(row.state())))
                        .thenComparing(row -> row.title().toLowerCase(Locale.ROOT)))
                .toList();
        List<Row> shown = state == null
                ? all
                : all.stream().filter(row -> row.state().equals(state)).toList();
        return new SourcesView(all.size(), tabs(all, state), state, shown, detail(copies, open, times), search);
    }

    /** How many fail or are gone. */
    public static int failing(Copies copies) {
        return (int) copies.feeds().all().stream()
                .map(feed -> stateOf(feed, copies.statuses().find(feed.id()).orElse(null)))
                .filter(state -> state == State.FAILING || state == State.GONE)
                .count();
    }

    private static boolean contains(Row row, String search) {
        return search.isEmpty()
                || (row.title() + " " + row.id()).toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    private static List<Tab> tabs(List<Row> rows, @Nullable String chosen) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        rows.forEach(row -> counts.merge(state(row.state()), 1, Integer::sum));
        List<Tab> tabs = new ArrayList<>();
        for (State state : WORST_FIRST) {
            int count = counts.getOrDefault(state, 0);
            if (count > 0 || state.word().equals(chosen)) {
                tabs.add(new Tab(state.word(), name(state), count, state.word().equals(chosen)));
            }
        }
        return tabs;
    }

    private static State stateOf(Feed feed, @Nullable FeedStatus status) {
        if (feed.paused()) {
            return State.PAUSED;
        }
        return status == null ? State.FIRST_POLL : status.state();
    }

    private static Row row(Feed feed, @Nullable FeedStatus status, boolean open, Times times) {
        State state = stateOf(feed, status);
        return new Row(
                feed.id(),
                state.word(),
                name(state),
                title(feed, status),
                feed.host(),
                status == null || status.lastNew() == null ? "never" : times.ago(status.lastNew()),
                lastFetch(feed, status),
                state == State.FAILING || state == State.GONE || state == State.THROTTLED,
                feed.paused() || status == null ? "" : times.in(status.nextPoll()),
                status == null || status.entriesPerWeek() <= 0 ? "" : perDay(status.entriesPerWeek()),
                open);
    }

    private static String title(Feed feed, @Nullable FeedStatus status) {
        String title = feed.title() != null ? feed.title() : status == null ? null : status.title();
        return title == null || title.isBlank() ? feed.host() : Marks.tame(title);
    }

    private static String perDay(double perWeek) {
        double day = perWeek / 7;
        return day >= 10 ? Math.round(day) + "" : String.format(Locale.ROOT, "%.1f", day);
    }

    private static String lastFetch(Feed feed, @Nullable FeedStatus status) {
        if (feed.paused()) {
            return "paused";
        }
        if (status == null || status.lastPoll() == null) {
            return "not polled yet";
        }
        if (status.failures() > 0) {
            String tries = status.failures() == 1 ? "" : ", " + status.failures() + " tries";
            return Marks.tame(status.cause() == null ? "failed" : status.cause()) + tries;
        }
        return status.status() == null ? "read" : status.status() + (status.status() == 304 ? ", nothing new" : "");
    }

    private static @Nullable Detail detail(Copies copies, @Nullable String open, Times times) {
        if (open == null) {
            return null;
        }
        return copies.feeds()
                .find(open)
                .map(feed -> detail(feed, copies.statuses().find(open).orElse(null), times))
                .orElse(null);
    }

    private static Detail detail(Feed feed, @Nullable FeedStatus status, Times times) {
        Row row = row(feed, status, true, times);
        return new Detail(
                row,
                feed.url(),
                sentence(feed, status, times),
                status == null || status.lastPoll() == null ? null : times.exact(status.lastPoll()),
                rhythm(feed, status),
                feed.tags(),
                feed.paused(),
                feed.origin() == Origin.FILE);
    }

    private static String sentence(Feed feed, @Nullable FeedStatus status, Times times) {
        return switch (stateOf(feed, status)) {
            case FIRST_POLL -> "It has not been polled yet. What it holds then is kept for search and makes no alert.";
            case ON_TIME -> "Entries come in their rhythm.";
            case LATE -> "The last entry is older than usual for this source.";
            case BLOCKED -> "A page stands where the feed was: " + lastFetch(feed, status) + ".";
            case LOSSY -> "It prints faster than it is polled: entries between two polls may be lost.";
            case MOVED -> "It says that it has moved for good, and is read where it points to.";
            case SILENT -> "It answers well and has printed nothing for far longer than usual.";
            case THROTTLED -> "The host asked us to wait. Next try " + next(status, times) + ".";
            case FAILING -> "It cannot be read: " + lastFetch(feed, status) + ". Next try " + next(status, times) + ".";
            case GONE -> "The host says that this feed is no more. It is not polled again.";
            case PAUSED -> "It is kept and not polled.";
        };
    }

    private static String next(@Nullable FeedStatus status, Times times) {
        return status == null ? "soon" : times.exact(status.nextPoll());
    }

    private static String rhythm(Feed feed, @Nullable FeedStatus status) {
        if (status == null) {
            return feed.every() == null ? "not known yet" : "at least every " + Times.words(feed.every());
        }
        String polled = "polled every " + Times.words(status.interval());
        return status.entriesPerWeek() <= 0 ? polled : perDay(status.entriesPerWeek()) + " entries a day, " + polled;
    }

    private static State state(String word) {
        return WORST_FIRST.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(State.ON_TIME);
    }

    private static String name(State state) {
        String word = state.word().replace('-', ' ');
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
