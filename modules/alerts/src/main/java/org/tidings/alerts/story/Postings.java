package org.tidings.alerts.story;

import java.util.HashMap;
import java.util.Map;

/** Which live stories hold a term, and how heavily: likeness to a thousand stories without looking at each. */
final class Postings {
    private final Map<Integer, Map<String, Float>> stories = new HashMap<>();

    void add(Story story) {
        Vector centre = story.centre();
        for (int i = 0; i < centre.terms().length; i++) {
            stories.computeIfAbsent(centre.terms()[i], term -> new HashMap<>()).put(story.id(), centre.weights()[i]);
        }
    }

    void remove(Story story) {
        for (int term : story.centre().terms()) {
            stories.computeIfPresent(term, (key, holders) -> {
                holders.remove(story.id());
                return holders.isEmpty() ? null : holders;
            });
        }
    }

    /** How many stories hold the term. */
    int count(int term) {
        return stories.getOrDefault(term, Map.of()).size();
    }

    /** The cosine to each story that shares a term. */
    Map<String, Double> likeness(Vector vector) {
        Map<String, Double> sums = new HashMap<>();
        for (int i = 0; i < vector.terms().length; i++) {
            double weight = vector.weights()[i];
            stories.getOrDefault(vector.terms()[i], Map.of())
                    .forEach((story, held) -> sums.merge(story, weight * held, Double::sum));
        }
        return sums;
    }
}
