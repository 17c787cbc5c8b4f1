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
        String search,
        SourceAlertsView alerts) {

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

    private static final SourceWords.Host NO_OTHERS = new SourceWords.Host(1, 0);

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
     * @param push by which hub it is pushed, in words; null = by none
     */
    public record Detail(
            Row row,
            String url,
            String sentence,
            @Nullable String lastPoll,
            String rhythm,
            @Nullable String push,
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
        return new SourcesView(
                all.size(),
                tabs(all, state),
                state,
                shown,
                detail(copies, open, times),
                search,
                SourceAlertsView.of(copies, times));
    }

    /** How many cannot be read: they fail, are blocked or gone. */
    public static int failing(Copies copies) {
        return (int) copies.feeds().all().stream()
                .map(feed -> SourceWords.state(
                        feed, copies.statuses().find(feed.id()).orElse(null)))
                .filter(SourceWords::cannotBeRead)
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

    private static Row row(Feed feed, @Nullable FeedStatus status, boolean open, Times times) {
        State state = SourceWords.state(feed, status);
        return new Row(
                feed.id(),
                state.word(),
                name(state),
                title(feed, status),
                feed.host(),
                status == null || status.lastNew() == null ? "never" : times.ago(status.lastNew()),
                words(feed, status, NO_OTHERS, times).lastFetch(),
                SourceWords.cannotBeRead(state) || state == State.THROTTLED,
                feed.paused() || status == null ? "" : times.in(status.nextPoll()),
                status == null || status.entriesPerWeek() <= 0 ? "" : Numbers.perDay(status.entriesPerWeek()),
                open);
    }

    private static String title(Feed feed, @Nullable FeedStatus status) {
        String title = feed.title() != null ? feed.title() : status == null ? null : status.title();
        return title == null || title.isBlank() ? feed.host() : Marks.tame(title);
    }

    private static SourceWords words(Feed feed, @Nullable FeedStatus status, SourceWords.Host host, Times times) {
        return new SourceWords(feed, status, host, times);
    }

    private static @Nullable Detail detail(Copies copies, @Nullable String open, Times times) {
        if (open == null) {
            return null;
        }
        return copies.feeds()
                .find(open)
                .map(feed -> detail(
                        feed,
                        copies.statuses().find(open).orElse(null),
                        SourceWords.Host.of(feed.host(), copies),
                        copies.subscriptions()
                                .ofFeed(open)
                                .map(subscription -> PushWords.of(subscription, times))
                                .orElse(null),
                        times))
                .orElse(null);
    }

    private static Detail detail(
            Feed feed, @Nullable FeedStatus status, SourceWords.Host host, @Nullable String push, Times times) {
        Row row = row(feed, status, true, times);
        return new Detail(
                row,
                feed.url(),
                words(feed, status, host, times).sentence(),
                status == null || status.lastPoll() == null ? null : times.exact(status.lastPoll()),
                rhythm(feed, status),
                push,
                feed.tags(),
                feed.paused(),
                feed.origin() == Origin.FILE);
    }

    private static String rhythm(Feed feed, @Nullable FeedStatus status) {
        if (status == null) {
            return feed.every() == null ? "not known yet" : "at least every " + Times.words(feed.every());
        }
        String polled = "polled every " + Times.words(status.interval());
        return status.entriesPerWeek() <= 0
                ? polled
                : Numbers.perDay(status.entriesPerWeek()) + " entries a day, " + polled;
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
