package org.tidings.app.balance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tidings.model.Trace;

/**
 * One line of the balance: so many records, each with one outcome.
 *
 * @param total distinct ids on the topic
 * @param outcomes how many ended how
 * @param open ids without an outcome
 * @param strays outcomes of ids that are not on the topic, or results that no outcome tells of
 */
public record Equation(long total, Map<Trace.Outcome, Long> outcomes, long open, long strays) {

    /** Whether nothing is missing and nothing is too much. */
    @JsonProperty
    public boolean holds() {
        return open == 0 && strays == 0;
    }

    /** Holds the ids of a topic against the outcomes that were traced. */
    static Equation of(Set<String> ids, Map<String, Trace.Outcome> traced) {
        Map<Trace.Outcome, Long> outcomes = new EnumMap<>(Trace.Outcome.class);
        long strays = 0;
        for (Map.Entry<String, Trace.Outcome> outcome : traced.entrySet()) {
            if (ids.contains(outcome.getKey())) {
                outcomes.merge(outcome.getValue(), 1L, Long::sum);
            } else {
                strays++;
            }
        }
        long told = outcomes.values().stream().mapToLong(Long::longValue).sum();
        return new Equation(ids.size(), outcomes, ids.size() - told, strays);
    }

    /** The same, with the results counted that differ from what the outcomes led to. */
    Equation plusStrays(long more) {
        return new Equation(total, outcomes, open, strays + more);
    }
}
