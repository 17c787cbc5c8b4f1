package org.tidings.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Origin;

/**
 * The Sources page: feeds by state, the worst first, a hundred a page.
 *
 * @param all how many fit tag and search, in any state
 * @param fitting how many fit the state too
 * @param everything how many there are at all
 * @param known tags that sources have, the commonest two hundred, in order
 * @param page counted from 1
 */
public record SourcesView(
        SourceFilter filter,
        int all,
        int fitting,
        int everything,
        List<Tab> tabs,
        List<String> known,
        List<Row> rows,
        int page,
        @Nullable Detail open,
        SourceAlertsView alerts) {
    private static final int ROWS = 100;
    private static final int TAGS = 200;
    private static final int ENTRIES = 5;

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

    public record Tab(String state, String name, int count, boolean chosen, String address) {}

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
            boolean fromFile,
            boolean open) {}

    /** A source on its way to a row: what the order needs and no more. */
    private record Entrant(
            String title, Feed feed, @Nullable FeedStatus status) {}

    /** An article that it brought. */
    public record Recent(String title, @Nullable String url, String time) {}

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
            boolean fromFile,
            @Nullable String login,
            boolean unverified,
            List<Recent> entries) {}

    public static SourcesView of(Copies copies, SourceFilter filter, int page, @Nullable String open, Times times) {
        Map<State, List<Entrant>> byState = byState(copies, filter);
        List<List<Entrant>> shown = WORST_FIRST.stream()
                .filter(state -> filter.state() == null || filter.state() == state)
                .map(state -> byState.getOrDefault(state, List.of()))
                .toList();
        int fitting = shown.stream().mapToInt(List::size).sum();
        int last = Math.max(1, (fitting + ROWS - 1) / ROWS);
        int number = Math.clamp(page, 1, last);
        List<Row> rows = page(shown, (number - 1) * ROWS).stream()
                .map(one -> row(one.feed(), one.status(), one.feed().id().equals(open), times))
                .toList();
        return new SourcesView(
                filter,
                byState.values().stream().mapToInt(List::size).sum(),
                fitting,
                copies.feeds().size(),
                tabs(byState, filter),
                tags(copies),
                rows,
                number,
                detail(copies, open, times),
                SourceAlertsView.of(copies, times));
    }

    private static Map<State, List<Entrant>> byState(Copies copies, SourceFilter filter) {
        Map<State, List<Entrant>> byState = new EnumMap<>(State.class);
        for (Feed feed : copies.feeds().all()) {
            FeedStatus status = copies.statuses().find(feed.id()).orElse(null);
            if (filter.fitsButForState(feed, status)) {
                byState.computeIfAbsent(SourceWords.state(feed, status), state -> new ArrayList<>())
                        .add(new Entrant(rawTitle(feed, status), feed, status));
            }
        }
        return byState;
    }

    /** Sorts only the states that the page shows something of. */
    private static List<Entrant> page(List<List<Entrant>> states, int skip) {
        List<Entrant> page = new ArrayList<>(ROWS);
        int left = skip;
        for (List<Entrant> state : states) {
            if (left < state.size() && page.size() < ROWS) {
                state.stream()
                        .sorted(Comparator.comparing(Entrant::title, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(one -> one.feed().url()))
                        .skip(left)
                        .limit(ROWS - page.size())
                        .forEach(page::add);
            }
            left = Math.max(0, left - state.size());
        }
        return page;
    }

    /** The address of the page before or after; null where there is none. */
    public @Nullable String turned(int by) {
        int other = page + by;
        return other < 1 || (other - 1) * ROWS >= fitting ? null : filter.page(other);
    }

    /** {@code 101 to 200 of 1,204} */
    public String range() {
        int first = (page - 1) * ROWS + 1;
        return Numbers.whole(first) + " to " + Numbers.whole(first + rows.size() - 1L) + " of "
                + Numbers.whole(fitting);
    }

    private static List<String> tags(Copies copies) {
        Map<String, Integer> counts = new HashMap<>();
        copies.feeds().all().forEach(feed -> feed.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(TAGS)
                .map(Map.Entry::getKey)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** How many cannot be read: they fail, are blocked or gone. */
    public static int failing(Copies copies) {
        return (int) copies.feeds().all().stream()
                .map(feed -> SourceWords.state(
                        feed, copies.statuses().find(feed.id()).orElse(null)))
                .filter(SourceWords::cannotBeRead)
                .count();
    }

    private static List<Tab> tabs(Map<State, List<Entrant>> byState, SourceFilter filter) {
        List<Tab> tabs = new ArrayList<>();
        for (State state : WORST_FIRST) {
            int count = byState.getOrDefault(state, List.of()).size();
            boolean chosen = state == filter.state();
            if (count > 0 || chosen) {
                tabs.add(new Tab(
                        state.word(),
                        name(state),
                        count,
                        chosen,
                        filter.withState(state).page(1)));
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
                feed.origin() == Origin.FILE,
                open);
    }

    private static String title(Feed feed, @Nullable FeedStatus status) {
        return Marks.tame(rawTitle(feed, status));
    }

    private static String rawTitle(Feed feed, @Nullable FeedStatus status) {
        String title = feed.title() != null ? feed.title() : status == null ? null : status.title();
        return title == null || title.isBlank() ? feed.host() : title;
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
                        entries(copies, open, times),
                        times))
                .orElse(null);
    }

    private static List<Recent> entries(Copies copies, String feed, Times times) {
        return copies.articles().newest(Integer.MAX_VALUE).stream()
                .filter(article -> article.feeds().contains(feed))
                .limit(ENTRIES)
                .map(article -> new Recent(
                        article.title() == null || article.title().isBlank() ? "No title" : Marks.tame(article.title()),
                        article.url(),
                        times.brief(article.firstSeen())))
                .toList();
    }

    private static Detail detail(
            Feed feed,
            @Nullable FeedStatus status,
            SourceWords.Host host,
            @Nullable String push,
            List<Recent> entries,
            Times times) {
        Row row = row(feed, status, true, times);
        return new Detail(
                row,
                feed.url(),
                words(feed, status, host, times).sentence(),
                status == null || status.lastPoll() == null ? null : times.exact(status.lastPoll()),
                rhythm(feed, status),
                push,
                feed.tags().stream().map(Marks::tame).toList(),
                feed.paused(),
                feed.origin() == Origin.FILE,
                login(feed.login()),
                feed.unverified(),
                entries);
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

    /** Which kind there is; never where its secret is. */
    private static @Nullable String login(Feed.@Nullable Login login) {
        if (login == null) {
            return null;
        }
        return login.user() != null ? "as " + login.user() + ", secret set" : login.header() + ", secret set";
    }

    private static String name(State state) {
        String word = state.word().replace('-', ' ');
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
