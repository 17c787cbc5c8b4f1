package org.tidings.console.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Mentions;
import org.tidings.model.NotAName;

/**
 * What may be names of nobody known, with the articles and sources that have them. Bounded; what was seen longest ago goes
 * first. Safe for any thread.
 */
public final class NameBook {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int COUNTED = 200;
    private static final int SAMPLES = 3;
    private static final int TRIGGERS = 20;

    private final int capacity;
    private final LinkedHashMap<String, Sighted> byText = new LinkedHashMap<>();

    /**
     * A candidate.
     *
     * @param text as it was written when it was seen first
     * @param articles that have it, counted up to 200
     * @param sources that have it, counted up to 200
     * @param triggers the words beside it, the most frequent first
     * @param samples the newest articles that have it, one a source
     */
    public record Name(
            String text,
            int articles,
            int sources,
            List<String> triggers,
            List<Sample> samples,
            Instant firstSeen,
            Instant lastSeen) {
        public Name {
            triggers = List.copyOf(triggers);
            samples = List.copyOf(samples);
        }
    }

    /** An article that has the name. */
    public record Sample(
            @Nullable String title,
            @Nullable String url,
            String site,
            @Nullable String language,
            Instant at) {}

    private static final Comparator<Sample> NEWEST =
            Comparator.comparing(Sample::at).reversed();

    private static final class Sighted {
        final String text;
        final Set<String> articles = new HashSet<>();
        final Set<String> sites = new HashSet<>();
        final Map<String, Integer> triggers = new HashMap<>();
        final List<Sample> samples = new ArrayList<>();
        Instant first;
        Instant last;

        Sighted(String text, Instant at) {
            this.text = text;
            this.first = at;
            this.last = at;
        }

        void add(Mentions mentions, String trigger) {
            if (articles.size() >= COUNTED || !articles.add(mentions.article())) {
                return;
            }
            sites.add(mentions.site());
            if (triggers.size() < TRIGGERS || triggers.containsKey(trigger)) {
                triggers.merge(trigger, 1, Integer::sum);
            }
            Instant at = mentions.firstSeen();
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            sample(new Sample(mentions.title(), mentions.url(), mentions.site(), mentions.language(), at));
        }

        private void sample(Sample sample) {
            samples.add(sample);
            samples.sort(NEWEST);
            Set<String> sources = new HashSet<>();
            samples.removeIf(each -> !sources.add(each.site()));
            if (samples.size() > SAMPLES) {
                samples.removeLast();
            }
        }

        Name told() {
            List<String> words = triggers.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            return new Name(text, articles.size(), sites.size(), words, List.copyOf(samples), first, last);
        }
    }

    public NameBook(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void add(Mentions mentions) {
        for (Mentions.Candidate candidate : mentions.names()) {
            String key = NotAName.fold(candidate.text());
            Sighted known = byText.remove(key);
            Sighted sighted = known == null ? new Sighted(candidate.text(), mentions.firstSeen()) : known;
            sighted.add(mentions, candidate.trigger());
            byText.put(key, sighted);
        }
        while (byText.size() > capacity) {
            byText.pollFirstEntry();
        }
    }

    /** What enough articles of enough sources had in the last thirty days, by sources, then by articles. */
    public synchronized List<Name> names(int articles, int sources, Instant now) {
        Instant since = now.minus(KEPT);
        return byText.values().stream()
                .filter(name -> name.articles.size() >= articles && name.sites.size() >= sources)
                .filter(name -> name.last.isAfter(since))
                .map(Sighted::told)
                .sorted(Comparator.comparingInt(Name::sources)
                        .thenComparingInt(Name::articles)
                        .thenComparing(Name::lastSeen)
                        .reversed()
                        .thenComparing(Name::text))
                .toList();
    }

    public synchronized Optional<Name> find(String text) {
        return Optional.ofNullable(byText.get(NotAName.fold(text))).map(Sighted::told);
    }

    public synchronized int size() {
        return byText.size();
    }
}
