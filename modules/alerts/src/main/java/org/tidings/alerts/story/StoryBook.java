package org.tidings.alerts.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live stories of one watchlist. What it decides follows from the stories in it alone, so that a restored book goes
 * on as the lost one would have. Not safe for several threads.
 */
public final class StoryBook {
    /** How many stories an empty book is taken to have: the first few must not make every word look common. */
    private static final double SUPPOSED = 20;

    private final StoryRules rules;
    private final Map<String, Story> stories = new HashMap<>();
    private final Postings postings = new Postings();

    public StoryBook(StoryRules rules) {
        this.rules = rules;
    }

    /**
     * Where an article went.
     *
     * @param story as it is with the article
     * @param opened whether the article is its first
     * @param score likeness to the best story there was, time decay included; 0 = nothing in common
     * @param closed ids of stories that made room
     */
    public record Placement(Story story, boolean opened, double score, List<String> closed) {
        public Placement {
            closed = List.copyOf(closed);
        }
    }

    /** Takes back a story from a store. */
    public void restore(Story story) {
        put(story);
    }

    public Collection<Story> stories() {
        return List.copyOf(stories.values());
    }

    /** How many live stories there are. */
    public int size() {
        return stories.size();
    }

    /** Closes what has had no article for the window, and says which. */
    public List<String> closeOld(Instant now) {
        Instant oldest = now.minus(rules.window());
        return close(stories.values().stream()
                .filter(story -> story.last().isBefore(oldest))
                .toList());
    }

    /** Joins the article to the story it tells, or opens one under the id given. */
    public Placement place(String id, Reading reading, Instant at) {
        List<String> closed = new ArrayList<>(closeOld(at));
        Vector vector = weigh(reading);
        Story.Member member = new Story.Member(reading.print(), reading.figures());
        Scored best = best(vector, at);
        if (best != null
                && best.score >= rules.similarityAmong(stories.size())
                && !Template.differs(best.story, member)) {
            Story joined = best.story.joined(at, vector, member);
            put(joined);
            return new Placement(joined, false, best.score, closed);
        }
        closed.addAll(makeRoom());
        Story opened = Story.opened(id, at, vector, member);
        put(opened);
        return new Placement(opened, true, best == null ? 0 : best.score, closed);
    }

    private record Scored(Story story, double score) {}

    private @Nullable Scored best(Vector vector, Instant at) {
        Scored best = null;
        for (Map.Entry<String, Double> entry : postings.likeness(vector).entrySet()) {
            Story story = stories.get(entry.getKey());
            if (story != null) {
                Scored scored = new Scored(story, entry.getValue() * decay(story, at));
                best = best == null || ORDER.compare(scored, best) > 0 ? scored : best;
            }
        }
        return best;
    }

    private static final Comparator<Scored> ORDER =
            Comparator.comparingDouble(Scored::score).thenComparing(scored -> scored.story.id());

    private double decay(Story story, Instant at) {
        double apart = Duration.between(story.last(), at).abs().toMillis()
                / (double) rules.decay().toMillis();
        return Math.exp(-apart * apart / 2);
    }

    /** A word counts by how few of the live stories hold it: what all matches of a watchlist share tells nothing. */
    private Vector weigh(Reading reading) {
        int[] terms = new int[reading.terms().size()];
        double[] weights = new double[terms.length];
        int n = 0;
        for (Map.Entry<Integer, Reading.Use> term : reading.terms().entrySet()) {
            double rarity = Math.log((stories.size() + SUPPOSED) / (postings.count(term.getKey()) + 1));
            terms[n] = term.getKey();
            weights[n++] = term.getValue().weight() * Math.max(0, rarity);
        }
        return Vector.of(terms, weights);
    }

    private List<String> makeRoom() {
        int over = stories.size() + 1 - rules.budget();
        return over <= 0
                ? List.of()
                : close(stories.values().stream()
                        .sorted(Comparator.comparing(Story::last).thenComparing(Story::id))
                        .limit(over)
                        .toList());
    }

    private List<String> close(List<Story> closing) {
        for (Story story : closing) {
            stories.remove(story.id());
            postings.remove(story);
        }
        return closing.stream().map(Story::id).toList();
    }

    private void put(Story story) {
        Story before = stories.put(story.id(), story);
        if (before != null) {
            postings.remove(before);
        }
        postings.add(story);
    }
}
