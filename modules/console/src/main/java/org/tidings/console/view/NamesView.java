package org.tidings.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.NameBook;
import org.tidings.model.Entity;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;

/**
 * The new names that wait for somebody's ruling.
 *
 * @param own the entities that can be given another alias here, at most {@link #OWN}
 * @param ruled what was ruled to be no name
 */
public record NamesView(List<Row> rows, int waiting, List<Own> own, List<String> ruled) {
    /** A name is worth a person's time once several articles of several sources have it: one writer's whim is neither. */
    public static final int ARTICLES = 3;

    public static final int SOURCES = 2;
    private static final int ROWS = 100;
    private static final int OWN = 500;
    private static final int TRIGGERS = 5;

    /** @param triggers the words beside it */
    public record Row(
            String text,
            int articles,
            int sources,
            String triggers,
            List<ArticleLine> samples,
            String first,
            String last) {}

    public record Own(String id, String name) {}

    public static NamesView of(Copies copies, Times times) {
        List<NameBook.Name> waiting = waiting(copies, times.now());
        return new NamesView(
                waiting.stream().limit(ROWS).map(name -> row(name, times)).toList(),
                waiting.size(),
                copies.entities().stream()
                        .filter(entity -> entity.origin() != Origin.FILE)
                        .map(entity -> new Own(entity.id(), Marks.tame(entity.name())))
                        .sorted(Comparator.comparing(Own::name))
                        .limit(OWN)
                        .toList(),
                copies.notNames().stream().map(NotAName::text).sorted().toList());
    }

    /** What enough articles have, is nobody's name or alias by now, and was not ruled out. */
    public static List<NameBook.Name> waiting(Copies copies, Instant now) {
        List<NameBook.Name> names = copies.names().names(ARTICLES, SOURCES, now);
        if (names.isEmpty()) {
            return names;
        }
        Set<String> settled = new HashSet<>();
        copies.notNames().forEach(ruling -> settled.add(ruling.id()));
        for (Entity entity : copies.entities()) {
            settled.add(NotAName.fold(entity.name()));
            entity.aliases().forEach(alias -> settled.add(NotAName.fold(alias.text())));
        }
        return names.stream()
                .filter(name -> !settled.contains(NotAName.fold(name.text())))
                .toList();
    }

    private static Row row(NameBook.Name name, Times times) {
        return new Row(
                Marks.tame(name.text()),
                name.articles(),
                name.sources(),
                String.join(", ", name.triggers().stream().limit(TRIGGERS).toList()),
                EntityFormView.samples(name, times),
                times.brief(name.firstSeen()),
                times.brief(name.lastSeen()));
    }
}
