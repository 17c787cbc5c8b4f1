package org.tidings.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertBook;
import org.tidings.console.copy.AlertFilter;
import org.tidings.console.copy.Copies;
import org.tidings.model.Alert;
import org.tidings.model.Watchlist;

/**
 * The Live page.
 *
 * @param since the arrival number of the last alert that the list may hold
 * @param waveBefore the index of the first row that had been there before; -1 = there is no wave
 * @param open the alert in the pane
 * @param more where the next rows are; null when these are all
 */
public record LiveView(
        long since,
        List<RowView> rows,
        int waveBefore,
        String waveTime,
        Tide tide,
        Rail rail,
        List<Chip> chips,
        StatusRow status,
        boolean compact,
        @Nullable AlertView open,
        LiveAddress address,
        @Nullable String more,
        Empty empty) {

    public static final int ROWS = 50;

    /**
     * What stands in the rail.
     *
     * @param quiet watchlists that have nothing
     */
    public record Rail(
            int all, List<Choice> watchlists, List<Choice> quiet, List<Choice> kinds, List<Choice> languages) {}

    /** @param href the same view with this choice turned */
    public record Choice(String id, String name, int count, int unread, boolean chosen, String href) {}

    /** An active filter; {@code href} takes it off. */
    public record Chip(String name, String href) {}

    /** What to say when the list is empty. */
    public record Empty(int sources, int watchlists, int alerts) {}

    public static LiveView of(Copies copies, LiveAddress address, @Nullable Alert open, Times times) {
        AlertBook alerts = copies.alerts();
        long arrivals = alerts.arrivals();
        AlertFilter filter = address.filter();
        List<AlertBook.Held> held = alerts.newest(filter, arrivals, address.skip(), ROWS + 1);
        List<RowView> rows = held.stream()
                .limit(ROWS)
                .map(one -> RowView.of(one.alert(), copies, times))
                .toList();
        return new LiveView(
                arrivals,
                rows,
                wave(copies, held),
                waveTime(copies, times),
                tide(copies, filter, times),
                rail(copies, address, arrivals),
                chips(copies, address),
                StatusRow.of(AlertBook.Waiting.NONE, times),
                address.compact(),
                open == null ? null : AlertView.of(open, copies, times),
                address,
                held.size() > ROWS ? address.skipping(address.skip() + ROWS).list() : null,
                new Empty(copies.feeds().size(), copies.watchlists().size(), alerts.size()));
    }

    private static int wave(Copies copies, List<AlertBook.Held> held) {
        Instant waterline = copies.reads().waterline();
        if (waterline == null) {
            return -1;
        }
        for (int i = 0; i < held.size(); i++) {
            if (!held.get(i).alert().at().isAfter(waterline)) {
                return i == 0 ? -1 : i;
            }
        }
        return -1;
    }

    private static String waveTime(Copies copies, Times times) {
        Instant waterline = copies.reads().waterline();
        return waterline == null ? "" : times.brief(waterline);
    }

    private static Tide tide(Copies copies, AlertFilter filter, Times times) {
        return Tide.of(
                copies.alerts().all(filter::takes),
                alert -> copies.reads().isRead(alert.id()),
                copies.reads().waterline(),
                times.now());
    }

    private static Rail rail(Copies copies, LiveAddress address, long arrivals) {
        List<Choice> watchlists = watchlists(copies, address, arrivals);
        return new Rail(
                unread(copies, AlertFilter.ALL, arrivals),
                watchlists.stream()
                        .filter(choice -> choice.count() > 0 || choice.chosen())
                        .toList(),
                watchlists.stream()
                        .filter(choice -> choice.count() == 0 && !choice.chosen())
                        .toList(),
                kinds(copies, address, arrivals),
                languages(copies, address, arrivals));
    }

    private static int unread(Copies copies, AlertFilter filter, long arrivals) {
        return copies.alerts().count(filter, arrivals, alert -> !copies.reads().isRead(alert.id()));
    }

    private static List<Choice> watchlists(Copies copies, LiveAddress address, long arrivals) {
        AlertFilter rest = address.filter().withoutWatchlists();
        Map<String, Integer> counts = copies.alerts()
                .countBy(rest, arrivals, alert -> alert.watchlist().id());
        List<Choice> choices = new ArrayList<>();
        for (Watchlist watchlist : copies.watchlists()) {
            choices.add(watchlist(copies, address, arrivals, watchlist.id(), watchlist.name(), counts));
        }
        counts.keySet().stream()
                .filter(id -> copies.watchlist(id).isEmpty())
                .forEach(id -> choices.add(watchlist(copies, address, arrivals, id, id, counts)));
        choices.sort(Comparator.comparing(choice -> choice.name().toLowerCase(Locale.ROOT)));
        return choices;
    }

    private static Choice watchlist(
            Copies copies, LiveAddress address, long arrivals, String id, String name, Map<String, Integer> counts) {
        AlertFilter only = new AlertFilter(
                Set.of(id),
                address.filter().kinds(),
                address.filter().languages(),
                address.filter().sources());
        return new Choice(
                id,
                name,
                counts.getOrDefault(id, 0),
                unread(copies, only, arrivals),
                address.filter().watchlists().contains(id),
                address.withWatchlist(id).list());
    }

    private static List<Choice> kinds(Copies copies, LiveAddress address, long arrivals) {
        Map<Alert.Kind, Integer> counts =
                copies.alerts().countBy(address.filter().withoutKinds(), arrivals, Alert::kind);
        List<Choice> choices = new ArrayList<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            boolean chosen = address.filter().kinds().contains(kind);
            int count = counts.getOrDefault(kind, 0);
            if (count > 0 || chosen) {
                choices.add(new Choice(
                        kind.word(),
                        kind.word(),
                        count,
                        0,
                        chosen,
                        address.turnKind(kind).list()));
            }
        }
        return choices;
    }

    private static List<Choice> languages(Copies copies, LiveAddress address, long arrivals) {
        Map<String, Integer> counts =
                copies.alerts().countBy(address.filter().withoutLanguages(), arrivals, AlertFilter::language);
        address.filter().languages().forEach(language -> counts.putIfAbsent(language, 0));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> new Choice(
                        entry.getKey(),
                        languageName(entry.getKey()),
                        entry.getValue(),
                        0,
                        address.filter().languages().contains(entry.getKey()),
                        address.turnLanguage(entry.getKey()).list()))
                .toList();
    }

    static String languageName(String tag) {
        return tag.equals(AlertFilter.UNKNOWN_LANGUAGE)
                ? "Unknown"
                : Locale.forLanguageTag(tag).getDisplayLanguage(Locale.UK);
    }

    private static List<Chip> chips(Copies copies, LiveAddress address) {
        List<Chip> chips = new ArrayList<>();
        address.filter()
                .watchlists()
                .forEach(id -> chips.add(new Chip(
                        copies.watchlist(id).map(Watchlist::name).orElse(id),
                        address.withWatchlist(null).list())));
        address.filter().kinds().stream()
                .sorted()
                .forEach(kind ->
                        chips.add(new Chip(kind.word(), address.turnKind(kind).list())));
        address.filter().languages().stream()
                .sorted()
                .forEach(tag -> chips.add(
                        new Chip(languageName(tag), address.turnLanguage(tag).list())));
        return chips;
    }
}
