package org.tidings.app;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.app.NamesCsv.Row;
import org.tidings.filter.match.Quoted;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Problems;

/**
 * A list of names as watchlists. As one: the names are aliases of entities, which the gazetteer finds in one pass however
 * many they are, and the watchlist asks for any of the entities; what hits is shown by its name. As many: a watchlist a row.
 *
 * @param doubts what somebody should look at, in words
 */
public record NamedWatchlists(List<ConfigItem> items, List<String> doubts) {
    /** Of one entity, so that its record stays small enough for Kafka. */
    private static final int NAMES = 2_000;

    private static final int SHORT = 4;

    public NamedWatchlists {
        items = List.copyOf(items);
        doubts = List.copyOf(doubts);
    }

    /**
     * One watchlist of all names and aliases.
     *
     * @param base with the id, name and filing that it is to have
     */
    public static NamedWatchlists one(Watchlist base, List<Row> rows) {
        List<String> doubts = new ArrayList<>();
        List<String> names = names(rows, doubts);
        List<ConfigItem> items = new ArrayList<>();
        int parts = Math.max(1, (names.size() + NAMES - 1) / NAMES);
        for (int i = 0; i < parts; i++) {
            List<Entity.Alias> aliases = names.subList(i * NAMES, Math.min(names.size(), (i + 1) * NAMES)).stream()
                    .map(Entity.Alias::of)
                    .toList();
            String id = entity(base.id(), i);
            items.add(new Entity(id, aliases.isEmpty() ? id : aliases.getFirst().text(), null, aliases, Origin.CLI));
        }
        String query = IntStream.range(0, parts)
                .mapToObj(i -> "@" + entity(base.id(), i))
                .collect(Collectors.joining(" OR "));
        items.add(Watchlist.of(base.id(), base.name(), query)
                .withLanguages(base.languages())
                .withAlerts(base.alerts())
                .withEnabled(base.enabled())
                .withOrigin(Origin.CLI)
                .withFiling(base.filing(), base.examples())
                .withMutedUntil(base.mutedUntil()));
        return new NamedWatchlists(items, doubts);
    }

    /** The id of the entity that holds a part of the names. */
    public static String entity(String watchlist, int part) {
        return watchlist + "-names-" + (part + 1);
    }

    private static List<String> names(List<Row> rows, List<String> doubts) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Row row : rows) {
            Set<String> all = new LinkedHashSet<>();
            all.add(row.name());
            all.addAll(row.aliases());
            for (String name : all) {
                Integer before = seen.putIfAbsent(NotAName.fold(name), row.number());
                if (before != null && before != row.number()) {
                    doubts.add("row " + row.number() + ": " + name + " stands in row " + before + " already");
                } else if (before == null && Quoted.name(name) == null) {
                    doubts.add("row " + row.number() + ": " + name + " has no letter and is left out");
                } else if (before == null) {
                    names.add(name);
                    doubt(row, name, doubts);
                }
            }
        }
        return names;
    }

    private static void doubt(Row row, String name, List<String> doubts) {
        int letters = (int) name.codePoints().filter(Character::isLetterOrDigit).count();
        boolean spaced = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
        boolean oneWord = !name.strip().contains(" ");
        if (spaced && letters < SHORT) {
            doubts.add("row " + row.number() + ": " + name + " is short, so that it may hit other things");
        } else if (oneWord && spaced && name.equals(name.toLowerCase(Locale.ROOT))) {
            doubts.add("row " + row.number() + ": " + name
                    + " is a word in small letters, so that it may hit other things");
        }
    }

    /**
     * A watchlist a row.
     *
     * @param base whose filing stands in for what a row leaves empty
     * @param entities that queries may name
     * @param problems queries that are wrong, with their rows
     */
    public static NamedWatchlists many(
            Watchlist base, List<Row> rows, Set<String> entities, String file, Problems problems) {
        List<String> doubts = new ArrayList<>();
        Map<String, Row> ids = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        List<ConfigItem> items = new ArrayList<>();
        Set<String> known = Set.copyOf(entities);
        for (Row row : rows) {
            Integer before = row.query() == null ? seen.putIfAbsent(NotAName.fold(row.name()), row.number()) : null;
            if (before != null) {
                doubts.add("row " + row.number() + ": " + row.name() + " stands in row " + before
                        + " already and is left out");
                continue;
            }
            String id = id(row, ids, file, problems);
            String query = query(row);
            if (query == null) {
                problems.add(file, row.number(), "name", row.name() + " has no letter to look for");
            } else if (id != null) {
                ids.put(id, row);
                Watchlist watchlist = watchlist(base, row, id, query);
                check(watchlist, known, file, row, problems);
                items.add(watchlist);
                if (row.query() == null) {
                    doubt(row, row.name(), doubts);
                }
            }
        }
        return new NamedWatchlists(items, doubts);
    }

    private static void check(Watchlist watchlist, Set<String> entities, String file, Row row, Problems problems) {
        WatchlistCheck.check(watchlist, entities).stream()
                .filter(WatchlistCheck.Finding::error)
                .forEach(finding -> problems.add(
                        file, row.number(), finding.key(), finding.problem().describe()));
    }

    private static Watchlist watchlist(Watchlist base, Row row, String id, String query) {
        Set<String> tags = new TreeSet<>(base.filing().tags());
        tags.addAll(row.tags());
        Watchlist.Filing filing = new Watchlist.Filing(
                or(row.group(), base.filing().group()),
                List.copyOf(tags),
                or(row.owner(), base.filing().owner()));
        return Watchlist.of(id, row.name(), query)
                .withLanguages(base.languages())
                .withAlerts(base.alerts())
                .withEnabled(base.enabled())
                .withOrigin(Origin.CLI)
                .withFiling(filing, Watchlist.Examples.NONE);
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String query(Row row) {
        if (row.query() != null) {
            return row.query();
        }
        Function<String, @Nullable String> quoted = Quoted::name;
        List<String> names = new ArrayList<>(List.of(row.name()));
        names.addAll(row.aliases());
        String query =
                names.stream().map(quoted).filter(Objects::nonNull).distinct().collect(Collectors.joining(" OR "));
        return query.isEmpty() ? null : query;
    }

    /** The row's own, or one made of its name; names that would share one are counted. */
    private static @Nullable String id(Row row, Map<String, Row> taken, String file, Problems problems) {
        if (row.id() != null) {
            if (!row.id().matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_-]{0,99}")) {
                problems.add(
                        file,
                        row.number(),
                        "id",
                        "an id has up to 100 letters, digits and dashes: found \"" + row.id() + "\"");
                return null;
            }
            Row other = taken.get(row.id());
            if (other != null) {
                problems.add(file, row.number(), "id", row.id() + " stands in row " + other.number() + " already");
                return null;
            }
            return row.id();
        }
        String base = slug(row.name());
        String id = base;
        for (int n = 2; taken.containsKey(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    /** {@code Zoë & Søn, Ltd.} is {@code zoe-søn-ltd}. */
    static String slug(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
        String bounded = slug.length() > 80 ? slug.substring(0, 80).replaceAll("-$", "") : slug;
        return bounded.isEmpty() ? "watchlist" : bounded;
    }
}
