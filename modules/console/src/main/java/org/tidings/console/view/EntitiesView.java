package org.tidings.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.NewsBook;
import org.tidings.model.Entity;
import org.tidings.model.Mentions;

/**
 * Who is in the news.
 *
 * @param entities how many there are
 * @param articles how many articles are held of which is known who is in them
 * @param fitting how many fit, of which {@code rows} are shown
 * @param more where more rows are; null = all are shown
 * @param waiting how many new names wait for a ruling
 */
public record EntitiesView(
        EntitiesAddress address,
        List<Row> rows,
        int entities,
        int articles,
        int fitting,
        @Nullable String more,
        int waiting) {

    /**
     * One of them.
     *
     * @param usual {@code 4.1 a day}
     * @param trend how today compares; empty = as usual
     * @param latest the newest article; null = none is held
     */
    public record Row(
            String id,
            String name,
            int day,
            int week,
            String usual,
            String trend,
            DayBars days,
            @Nullable ArticleLine latest) {}

    private record Found(Entity entity, NewsBook.Count count) {}

    public static EntitiesView of(Copies copies, EntitiesAddress address, Times times) {
        List<Entity> entities = copies.entities();
        List<Found> found = found(copies, entities, address, times);
        found.sort(order(address.sort()));
        List<Found> shown = found.subList(0, Math.min(address.rows(), found.size()));
        Map<String, Mentions> newest = copies.news()
                .newestOf(shown.stream().map(each -> each.entity().id()).toList());
        EntitiesAddress more = found.size() > shown.size() ? address.more() : null;
        return new EntitiesView(
                address,
                shown.stream().map(each -> row(copies, each, newest, times)).toList(),
                entities.size(),
                copies.news().size(),
                found.size(),
                more == null ? null : more.path(),
                NamesView.waiting(copies, times.now()).size());
    }

    /** Who was mentioned in seven days; whoever is searched for also without that. */
    private static List<Found> found(Copies copies, List<Entity> entities, EntitiesAddress address, Times times) {
        Map<String, NewsBook.Count> counts = new HashMap<>();
        copies.news().counts(times.now()).forEach(count -> counts.put(count.entity(), count));
        List<Found> found = new ArrayList<>();
        String search = address.search().toLowerCase(Locale.ROOT);
        for (Entity entity : entities) {
            NewsBook.Count count = counts.get(entity.id());
            boolean inNews = count != null && count.week() > 0;
            if (search.isEmpty() ? inNews : holds(entity, search)) {
                found.add(new Found(entity, count == null ? new NewsBook.Count(entity.id(), 0, 0, null) : count));
            }
        }
        return found;
    }

    private static boolean holds(Entity entity, String search) {
        return holds(entity.name(), search)
                || holds(entity.id(), search)
                || entity.aliases().stream().anyMatch(alias -> holds(alias.text(), search));
    }

    private static boolean holds(String text, String search) {
        return text.toLowerCase(Locale.ROOT).contains(search);
    }

    private static Comparator<Found> order(EntitiesAddress.Sort sort) {
        Comparator<Found> byName =
                Comparator.comparing(each -> each.entity().name().toLowerCase(Locale.ROOT));
        Comparator<Found> byDay = Comparator.comparingInt(each -> -each.count().day());
        Comparator<Found> byWeek = Comparator.comparingInt(each -> -each.count().week());
        return switch (sort) {
            case DAY -> byDay.thenComparing(byWeek).thenComparing(byName);
            case WEEK -> byWeek.thenComparing(byDay).thenComparing(byName);
            case RISING ->
                Comparator.<Found>comparingDouble(each -> -EntityWords.rise(each.count()))
                        .thenComparing(byName);
            case NAME -> byName;
        };
    }

    private static Row row(Copies copies, Found found, Map<String, Mentions> newest, Times times) {
        NewsBook.Count count = found.count();
        Mentions latest = newest.get(count.entity());
        List<Integer> days = copies.news().days(count.entity(), times.now(), times.zone(), DayBars.DAYS);
        return new Row(
                count.entity(),
                Marks.tame(found.entity().name()),
                count.day(),
                count.week(),
                EntityWords.usual(count),
                EntityWords.trend(count),
                DayBars.of(days, count.usual()),
                latest == null ? null : EntityWords.line(latest, times));
    }
}
