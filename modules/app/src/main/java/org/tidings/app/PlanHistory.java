package org.tidings.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.Reading;
import org.tidings.alerts.story.StoryBook;
import org.tidings.alerts.story.StoryRules;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Ids;
import org.tidings.model.Match;
import org.tidings.model.Watchlist;

/**
 * What the watchlists that a plan touches would have told of the last days' articles: the old versions against the new, by
 * the filter's engine and the stories of the alerts role. A watchlist is touched when it matches differently, comes or goes,
 * or names an entity that does. Not safe for several threads.
 */
public final class PlanHistory {
    private static final Pattern ENTITY = Pattern.compile("@([\\p{L}\\p{Nd}_-]+)");
    private static final String OLD = "-";
    private static final String NEW = "+";
    /** What of the hits is held until they can be brought into the order of time. */
    private static final int MOST_HITS = 500_000;

    private static final long MOST_CHARACTERS = 60_000_000;
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final StoryRules rules;
    private final List<String> ids;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<MatchEngine> engines = new ArrayList<>();
    private final Map<String, Held> held = new LinkedHashMap<>();
    private @Nullable Instant first;
    private long articles;
    private long hits;
    private long characters;

    /** An article that somebody's version hits, by the numbers of the watchlists. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(
            String id,
            @Nullable String title,
            String opening,
            @Nullable String language,
            Instant seen,
            int[] old,
            int[] now) {
        Held with(int[] moreOld, int[] moreNow) {
            return new Held(id, title, opening, language, seen, joined(old, moreOld), joined(now, moreNow));
        }

        private static int[] joined(int[] some, int[] more) {
            return IntStream.concat(IntStream.of(some), IntStream.of(more))
                    .distinct()
                    .toArray();
        }
    }

    /**
     * @param articles that a version hits
     * @param alerts one a story
     */
    public record Side(long articles, long alerts) {
        static final Side NONE = new Side(0, 0);
    }

    /** @param gained articles that the new version alone hits; {@code lost}, the old alone */
    public record Effect(Side before, Side after, long gained, long lost) {}

    /**
     * @param effects by watchlist
     * @param articles how many were read
     * @param span which the articles cover
     * @param share of the articles of that time that were read
     */
    public record Expected(Map<String, Effect> effects, long articles, Duration span, double share) {
        /** Alerts a day; over less than an hour of articles nobody can say. */
        public double aDay(Side side) {
            return span.compareTo(SHORTEST) < 0
                    ? Double.NaN
                    : side.alerts() * 86_400_000.0 / span.toMillis() / Math.max(share, 1e-9);
        }
    }

    public PlanHistory(Map<String, ConfigItem> before, Map<String, ConfigItem> after, StoryRules rules) {
        this.rules = rules;
        Map<String, Watchlist> old = Plan.of(Watchlist.class, before);
        Map<String, Watchlist> now = Plan.of(Watchlist.class, after);
        Map<String, Entity> oldEntities = Plan.of(Entity.class, before);
        Map<String, Entity> newEntities = Plan.of(Entity.class, after);
        Set<String> entities = differing(oldEntities, newEntities);
        this.ids = touched(old, now, entities);
        ids.forEach(id -> indexes.put(id, indexes.size()));
        if (entities.isEmpty()) {
            MatchEngine.Changes both = new MatchEngine.Changes();
            fill(both, oldEntities.values(), old, OLD);
            engines.add(engine(fill(both, List.of(), now, NEW)));
        } else {
            engines.add(engine(fill(new MatchEngine.Changes(), oldEntities.values(), old, OLD)));
            engines.add(engine(fill(new MatchEngine.Changes(), newEntities.values(), now, NEW)));
        }
    }

    private static Set<String> differing(Map<String, Entity> old, Map<String, Entity> now) {
        Set<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        ids.removeIf(id -> {
            Entity before = old.get(id);
            Entity after = now.get(id);
            return before != null
                    && after != null
                    && after.withOrigin(before.origin()).equals(before);
        });
        return ids;
    }

    private static List<String> touched(Map<String, Watchlist> old, Map<String, Watchlist> now, Set<String> entities) {
        Set<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        ids.removeIf(id -> {
            Watchlist before = old.get(id);
            Watchlist after = now.get(id);
            return before != null
                    && after != null
                    && before.matchesLike(after)
                    && (entities.isEmpty() || !names(after, entities));
        });
        return List.copyOf(ids);
    }

    private static boolean names(Watchlist watchlist, Set<String> entities) {
        return entities(watchlist).stream().anyMatch(entities::contains);
    }

    /** The ids behind every {@code @}, also where one stands in quotes: then it is looked at in vain. */
    static Set<String> entities(Watchlist watchlist) {
        String written = watchlist.query() != null ? watchlist.query() : String.valueOf(watchlist.any());
        Matcher names = ENTITY.matcher(written);
        return names.results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private MatchEngine.Changes fill(
            MatchEngine.Changes changes, Collection<Entity> entities, Map<String, Watchlist> all, String side) {
        entities.forEach(changes::put);
        for (String id : ids) {
            Watchlist watchlist = all.get(id);
            CompiledWatchlist compiled = watchlist == null || !watchlist.enabled() ? null : compiled(watchlist, side);
            if (compiled != null) {
                changes.put(compiled);
            }
        }
        return changes;
    }

    /** Both versions stand in one engine, each under an id of its own. */
    private static @Nullable CompiledWatchlist compiled(Watchlist watchlist, String side) {
        return CompiledWatchlist.of(watchlist.withId(side + watchlist.id()), Scope.OPEN);
    }

    private static MatchEngine engine(MatchEngine.Changes changes) {
        MatchEngine engine = new MatchEngine();
        engine.apply(changes);
        return engine;
    }

    /** Whether any watchlist is touched. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Takes an article in; false = no more hits can be held. */
    public boolean add(Article article) {
        articles++;
        first = first == null || article.firstSeen().isBefore(first) ? article.firstSeen() : first;
        List<String> fired = new ArrayList<>();
        MatchText text = MatchText.of(article);
        engines.forEach(engine -> engine.firing(text).forEach(watchlist -> fired.add(watchlist.id())));
        if (!fired.isEmpty()) {
            hold(article, numbers(fired, OLD), numbers(fired, NEW));
            hits += fired.size();
        }
        return hits < MOST_HITS && characters < MOST_CHARACTERS;
    }

    private int[] numbers(List<String> fired, String side) {
        return fired.stream()
                .filter(id -> id.startsWith(side))
                .mapToInt(id -> Objects.requireNonNull(indexes.get(id.substring(side.length()))))
                .toArray();
    }

    /** The contents of one article are one hit. */
    private void hold(Article article, int[] old, int[] now) {
        Held known = held.get(article.id());
        if (known == null) {
            String text = article.text();
            String opening = text.substring(0, Math.min(text.length(), Match.OPENING));
            characters += opening.length();
            known = new Held(article.id(), article.title(), opening, article.language(), article.firstSeen(), old, now);
            held.put(article.id(), known);
        } else {
            held.put(article.id(), known.with(old, now));
        }
    }

    private static final class Counting {
        private final StoryBook old;
        private final StoryBook now;
        private long oldArticles;
        private long oldAlerts;
        private long newArticles;
        private long newAlerts;
        private long kept;

        Counting(StoryRules rules) {
            old = new StoryBook(rules);
            now = new StoryBook(rules);
        }

        void old(String watchlist, Held article, Reading reading) {
            oldArticles++;
            oldAlerts += opens(old, watchlist, article, reading);
        }

        void now(String watchlist, Held article, Reading reading) {
            newArticles++;
            newAlerts += opens(now, watchlist, article, reading);
        }

        private static int opens(StoryBook book, String watchlist, Held article, Reading reading) {
            String story = Ids.story(watchlist, article.id());
            return book.place(story, reading, article.seen()).opened() ? 1 : 0;
        }

        Effect effect() {
            return new Effect(
                    new Side(oldArticles, oldAlerts),
                    new Side(newArticles, newAlerts),
                    newArticles - kept,
                    oldArticles - kept);
        }
    }

    /**
     * What was added up.
     *
     * @param until of the articles; the span begins with the first of them
     * @param share of the articles of that time that were read
     */
    public Expected expected(Instant until, double share) {
        Map<Integer, Counting> counted = new HashMap<>();
        held.values().stream()
                .sorted(Comparator.comparing(Held::seen).thenComparing(Held::id))
                .forEach(article -> count(counted, article));
        Map<String, Effect> effects = new TreeMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Counting counting = counted.get(i);
            effects.put(ids.get(i), counting == null ? new Effect(Side.NONE, Side.NONE, 0, 0) : counting.effect());
        }
        Duration span = first == null || first.isAfter(until) ? Duration.ZERO : Duration.between(first, until);
        return new Expected(effects, articles, span, share);
    }

    private void count(Map<Integer, Counting> counted, Held article) {
        Reading reading = Reading.of(article.title(), article.opening(), article.language());
        Set<Integer> old = IntStream.of(article.old()).boxed().collect(Collectors.toSet());
        for (int index : article.old()) {
            counting(counted, index).old(ids.get(index), article, reading);
        }
        for (int index : article.now()) {
            Counting counting = counting(counted, index);
            counting.now(ids.get(index), article, reading);
            counting.kept += old.contains(index) ? 1 : 0;
        }
    }

    private Counting counting(Map<Integer, Counting> counted, int index) {
        return counted.computeIfAbsent(index, i -> new Counting(rules));
    }
}
