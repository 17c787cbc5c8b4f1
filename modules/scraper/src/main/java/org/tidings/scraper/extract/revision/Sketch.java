package org.tidings.scraper.extract.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Change;
import org.tidings.model.Revisit;

/**
 * What a text says, small enough to be kept: its headline and a hash of each sentence. Any sentence of prose that is added, gone
 * or worded anew is a change, and so is a number in it; order, typography, lines that are no prose, notices of updates, ages
 * and counters are not.
 */
public final class Sketch {
    private final @Nullable String title;
    private final List<Sentences.Sentence> sentences;

    private Sketch(@Nullable String title, List<Sentences.Sentence> sentences) {
        this.title = title;
        this.sentences = sentences;
    }

    public static Sketch of(@Nullable String title, List<String> paragraphs) {
        return new Sketch(bounded(title), Sentences.of(paragraphs));
    }

    public @Nullable String title() {
        return title;
    }

    /**
     * A hash of each sentence, at most {@link Revisit.Text#SENTENCES}: of more, those that sort first, and last one of all
     * the others.
     */
    public List<Long> hashes() {
        List<Long> sorted =
                sentences.stream().map(Sentences.Sentence::hash).sorted().toList();
        if (sorted.size() <= Revisit.Text.SENTENCES) {
            return sorted;
        }
        int kept = Revisit.Text.SENTENCES - 1;
        List<Long> bounded = new ArrayList<>(sorted.subList(0, kept));
        bounded.add(sorted.subList(kept, sorted.size()).stream()
                .mapToLong(Long::longValue)
                .sum());
        return bounded;
    }

    /** What this text has changed since another; empty when it says the same. */
    public Optional<Change> since(Revisit.Text before) {
        Map<Long, Integer> gone = new HashMap<>();
        before.sentences().forEach(hash -> gone.merge(hash, 1, Integer::sum));
        List<Long> added = new ArrayList<>();
        for (Long hash : hashes()) {
            Integer left = gone.get(hash);
            if (left == null || left == 0) {
                added.add(hash);
            } else {
                gone.put(hash, left - 1);
            }
        }
        int removed = gone.values().stream().mapToInt(Integer::intValue).sum();
        boolean renamed = renamed(before.title());
        return added.isEmpty() && removed == 0 && !renamed
                ? Optional.empty()
                : Optional.of(new Change(
                        before.revision() + 1,
                        renamed ? before.title() : null,
                        added.size(),
                        removed,
                        passages(added)));
    }

    private boolean renamed(@Nullable String before) {
        return title != null && before != null && !Sentences.normal(title).equals(Sentences.normal(before));
    }

    private List<String> passages(List<Long> added) {
        return sentences.stream()
                .filter(sentence -> added.contains(sentence.hash()))
                .map(sentence -> String.valueOf(bounded(sentence.text())))
                .distinct()
                .limit(Change.PASSAGES)
                .toList();
    }

    private static @Nullable String bounded(@Nullable String text) {
        if (text == null || text.length() <= Change.LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(Change.LONGEST - 1)) ? Change.LONGEST - 1 : Change.LONGEST;
        return text.substring(0, end);
    }
}
