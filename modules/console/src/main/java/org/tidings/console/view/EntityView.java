package org.tidings.console.view;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.NewsBook;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/**
 * One entity and where it is in the news.
 *
 * @param fromFile whether it can be changed in its file alone
 * @param articles the newest that name it
 * @param beside who else is in them
 * @param watchlists those whose queries name it
 */
public record EntityView(
        String id,
        String name,
        @Nullable String wikidata,
        List<Alias> aliases,
        boolean fromFile,
        int day,
        int week,
        String usual,
        String trend,
        DayBars days,
        List<Day> table,
        List<ArticleLine> articles,
        List<Beside> beside,
        List<Named> watchlists) {
    private static final int ARTICLES = 30;
    private static final int BESIDE = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

    /** @param conditions when it counts, in words; empty = always */
    public record Alias(String text, String conditions) {}

    public record Day(String day, int articles) {}

    public record Beside(String id, String name, int articles) {}

    public record Named(String id, String name) {}

    public static EntityView of(Copies copies, Entity entity, Times times) {
        NewsBook.Count count = copies.news().count(entity.id(), times.now());
        List<Integer> days = copies.news().days(entity.id(), times.now(), times.zone(), DayBars.DAYS);
        return new EntityView(
                entity.id(),
                Marks.tame(entity.name()),
                entity.wikidata(),
                entity.aliases().stream().map(EntityView::alias).toList(),
                entity.origin() == Origin.FILE,
                count.day(),
                count.week(),
                EntityWords.usual(count),
                EntityWords.trend(count),
                DayBars.of(days, count.usual()),
                table(days, times),
                copies.news().newest(entity.id(), ARTICLES).stream()
                        .map(mentions -> EntityWords.line(mentions, times))
                        .toList(),
                copies.news().beside(entity.id(), BESIDE).stream()
                        .map(other -> new Beside(other.entity(), name(copies, other.entity()), other.articles()))
                        .toList(),
                naming(copies, entity.id()));
    }

    /** What people call an entity; its id where it is gone. */
    static String name(Copies copies, String id) {
        return copies.entity(id).map(Entity::name).map(Marks::tame).orElse(id);
    }

    private static Alias alias(Entity.Alias alias) {
        List<String> conditions = new ArrayList<>();
        if (alias.letters() != null) {
            conditions.add(
                    switch (alias.letters()) {
                        case EXACT -> "exactly these letters";
                        case FOLD -> "in any case";
                        case CAPITALS -> "exactly these letters, or all in capitals";
                    });
        }
        if (!alias.languages().isEmpty()) {
            conditions.add("in " + String.join(", ", alias.languages()));
        }
        if (!alias.near().isEmpty()) {
            conditions.add("near " + String.join(", ", alias.near()));
        }
        if (!alias.notNear().isEmpty()) {
            conditions.add("not near " + String.join(", ", alias.notNear()));
        }
        if (alias.inside()) {
            conditions.add("inside longer names too");
        }
        return new Alias(Marks.tame(alias.text()), Marks.tame(String.join("; ", conditions)));
    }

    private static List<Day> table(List<Integer> days, Times times) {
        LocalDate today = times.now().atZone(times.zone()).toLocalDate();
        List<Day> table = new ArrayList<>();
        for (int back = 0; back < days.size(); back++) {
            table.add(new Day(DAY.format(today.minusDays(back)), days.get(days.size() - 1 - back)));
        }
        return table;
    }

    /** The watchlists that name an entity, by name. */
    public static List<Named> naming(Copies copies, String entity) {
        Pattern named = Pattern.compile("(?<![\\p{L}\\p{N}_@])@" + Pattern.quote(entity) + "(?![\\w-])");
        return copies.watchlists().stream()
                .filter(watchlist -> queries(watchlist).stream()
                        .anyMatch(query -> named.matcher(query).find()))
                .map(watchlist -> new Named(watchlist.id(), Marks.tame(watchlist.name())))
                .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                .toList();
    }

    private static List<String> queries(Watchlist watchlist) {
        if (watchlist.any() != null) {
            return watchlist.any().terms().stream().map(Watchlist.Term::q).toList();
        }
        return watchlist.query() == null ? List.of() : List.of(watchlist.query());
    }
}
