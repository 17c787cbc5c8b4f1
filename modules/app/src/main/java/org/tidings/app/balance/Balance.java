package org.tidings.app.balance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.model.Trace;

/**
 * Every record in one outcome: {@code entries = pages + known + rejected}, {@code pages = articles + not-news + dead
 * letters}, {@code articles = matched + unmatched + duplicates}; later visits apart. It counts distinct ids, so that what a
 * crash repeated counts once.
 */
public record Balance(Equation entries, Equation pages, Equation articles, Equation visits) {

    @JsonProperty
    public boolean holds() {
        return entries.holds() && pages.holds() && articles.holds() && visits.holds();
    }

    /** How many ended in an outcome, over all stages. */
    public long of(Trace.Outcome outcome) {
        return List.of(entries, pages, articles, visits).stream()
                .mapToLong(equation -> equation.outcomes().getOrDefault(outcome, 0L))
                .sum();
    }

    /** Takes down the ids on the topics, in any order, and then draws the balance. */
    public static final class Ledger {
        private final Set<String> sightings = new HashSet<>();
        private final Set<String> pages = new HashSet<>();
        private final Set<String> attempts = new HashSet<>();
        private final Map<Trace.Stage, Map<String, Trace>> traced = new EnumMap<>(Trace.Stage.class);

        public void entry(String sighting) {
            sightings.add(sighting);
        }

        public void page(String id) {
            pages.add(id);
        }

        public void article(String attempt) {
            attempts.add(attempt);
        }

        /** Where a crash made a subject be decided twice, the stronger outcome stands. */
        public void trace(Trace trace) {
            traced.computeIfAbsent(trace.outcome().stage(), stage -> new HashMap<>())
                    .merge(trace.subject(), trace, (a, b) -> a.outcome().compareTo(b.outcome()) <= 0 ? a : b);
        }

        public Balance balance() {
            Map<String, Trace.Outcome> visits = outcomes(Trace.Stage.VISIT);
            Set<String> ofPages = new HashSet<>(attempts);
            ofPages.removeAll(visits.keySet());
            Set<String> ofVisits = new HashSet<>(attempts);
            ofVisits.retainAll(visits.keySet());
            return new Balance(
                    Equation.of(sightings, outcomes(Trace.Stage.INTAKE))
                            .plusStrays(difference(results(Trace.Outcome.PAGE), pages)),
                    Equation.of(pages, outcomes(Trace.Stage.SCRAPE))
                            .plusStrays(difference(subjects(Trace.Outcome.ARTICLE), ofPages)),
                    Equation.of(attempts, outcomes(Trace.Stage.FILTER)),
                    Equation.of(visits.keySet(), visits)
                            .plusStrays(difference(subjects(Trace.Outcome.NEW_CONTENT), ofVisits)));
        }

        private Map<String, Trace.Outcome> outcomes(Trace.Stage stage) {
            return traced.getOrDefault(stage, Map.of()).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().outcome()));
        }

        private Set<String> subjects(Trace.Outcome outcome) {
            return of(outcome).stream().map(Trace::subject).collect(Collectors.toSet());
        }

        private Set<String> results(Trace.Outcome outcome) {
            return of(outcome).stream()
                    .map(trace -> String.valueOf(trace.ref()))
                    .collect(Collectors.toSet());
        }

        private List<Trace> of(Trace.Outcome outcome) {
            List<Trace> out = new ArrayList<>();
            for (Trace trace : traced.getOrDefault(outcome.stage(), Map.of()).values()) {
                if (trace.outcome() == outcome) {
                    out.add(trace);
                }
            }
            return out;
        }

        private static long difference(Set<String> a, Set<String> b) {
            return a.stream().filter(id -> !b.contains(id)).count()
                    + b.stream().filter(id -> !a.contains(id)).count();
        }
    }
}
