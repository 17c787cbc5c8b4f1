package org.tidings.console.copy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Mentions;

/**
 * Who is in the news: in how many articles each entity was, by the hour of the last thirty days, and the newest articles
 * with whom they name. Both are bounded; what was mentioned longest ago goes first. Safe for any thread.
 */
public final class NewsBook {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int USUAL_DAYS = 28;

    private final int articles;
    private final int entities;
    private final LinkedHashMap<String, Mentions> byArticle = new LinkedHashMap<>();
    private final LinkedHashMap<String, HourCounts> counts = new LinkedHashMap<>();
    private long oldest = Long.MAX_VALUE;

    /**
     * In how many articles an entity was.
     *
     * @param day in the last 24 hours
     * @param week in the last 7 days
     * @param usual a day, over the 28 days before the last 24 hours, or as far back as anything is known; null = nothing is
     */
    public record Count(
            String entity, int day, int week, @Nullable Double usual) {}

    /** Another entity, and how many of the articles name both. */
    public record Beside(String entity, int articles) {}

    public NewsBook(int articles, int entities) {
        this.articles = articles;
        this.entities = entities;
    }

    /** Takes in who is in an article; of one that is known already it replaces what was said before. */
    public synchronized void add(Mentions mentions) {
        Mentions before = byArticle.remove(mentions.article());
        if (before != null) {
            count(before, -1);
        }
        byArticle.put(mentions.article(), mentions);
        count(mentions, 1);
        while (byArticle.size() > articles) {
            byArticle.pollFirstEntry();
        }
        while (counts.size() > entities) {
            counts.pollFirstEntry();
        }
    }

    private void count(Mentions mentions, int by) {
        long hour = HourCounts.hour(mentions.firstSeen());
        oldest = Math.min(oldest, hour);
        for (Mentions.Mention mention : mentions.entities()) {
            HourCounts known = counts.remove(mention.id());
            HourCounts hours = known == null ? new HourCounts() : known;
            hours.add(hour, by);
            counts.put(mention.id(), hours);
        }
    }

    /** Everybody who was in an article of the last thirty days, in no order. */
    public synchronized List<Count> counts(Instant now) {
        return counts.keySet().stream().map(id -> counted(id, now)).toList();
    }

    public synchronized Count count(String entity, Instant now) {
        return counted(entity, now);
    }

    private Count counted(String entity, Instant now) {
        HourCounts hours = counts.get(entity);
        long next = HourCounts.hour(now) + 1;
        long usualFrom = Math.max(oldest, next - DAY - USUAL_DAYS * DAY);
        double days = (next - DAY - usualFrom) / (double) DAY;
        if (hours == null) {
            return new Count(entity, 0, 0, days > 0 ? 0.0 : null);
        }
        Double usual = days > 0 ? hours.sum(usualFrom, next - DAY) / Math.max(1, days) : null;
        return new Count(entity, hours.sum(next - DAY, next), hours.sum(next - WEEK, next), usual);
    }

    /** The articles of each of the last days, today's last, as days are in a zone. */
    public synchronized List<Integer> days(String entity, Instant now, ZoneId zone, int days) {
        HourCounts hours = counts.get(entity);
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Integer> list = new ArrayList<>(days);
        for (int back = days - 1; back >= 0; back--) {
            long from = HourCounts.hour(today.minusDays(back).atStartOfDay(zone).toInstant());
            long to = HourCounts.hour(
                    today.minusDays(back - 1L).atStartOfDay(zone).toInstant());
            list.add(hours == null ? 0 : hours.sum(from, to));
        }
        return list;
    }

    /** The newest held articles that name an entity, at most so many. */
    public synchronized List<Mentions> newest(String entity, int limit) {
        return byArticle.values().stream()
                .filter(mentions -> names(mentions, entity))
                .sorted(Comparator.comparing(Mentions::firstSeen).reversed())
                .limit(limit)
                .toList();
    }

    /** The newest article of each of these entities that one is held of. */
    public synchronized Map<String, Mentions> newestOf(Collection<String> wanted) {
        Set<String> asked = Set.copyOf(wanted);
        Map<String, Mentions> found = new HashMap<>();
        for (Mentions mentions : byArticle.values()) {
            for (Mentions.Mention mention : mentions.entities()) {
                if (asked.contains(mention.id())) {
                    found.merge(mention.id(), mentions, NewsBook::newer);
                }
            }
        }
        return found;
    }

    private static Mentions newer(Mentions one, Mentions other) {
        return other.firstSeen().isBefore(one.firstSeen()) ? one : other;
    }

    /** Who else is in the held articles that name an entity, the most frequent first. */
    public synchronized List<Beside> beside(String entity, int limit) {
        Map<String, Integer> together = new HashMap<>();
        for (Mentions mentions : byArticle.values()) {
            if (names(mentions, entity)) {
                mentions.entities().forEach(other -> together.merge(other.id(), 1, Integer::sum));
            }
        }
        together.remove(entity);
        return together.entrySet().stream()
                .map(entry -> new Beside(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Beside::articles).reversed().thenComparing(Beside::entity))
                .limit(limit)
                .toList();
    }

    /** Who is in an article, while it is held. */
    public synchronized Optional<Mentions> of(String article) {
        return Optional.ofNullable(byArticle.get(article));
    }

    /** How many articles are held. */
    public synchronized int size() {
        return byArticle.size();
    }

    private static boolean names(Mentions mentions, String entity) {
        for (Mentions.Mention mention : mentions.entities()) {
            if (mention.id().equals(entity)) {
                return true;
            }
        }
        return false;
    }
}
