package org.tidings.newsroom;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes a story's words out of sentences with gaps, the same for the same seed, in several languages. */
final class GeneratedWords {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    private static final String FALLBACK = "en";

    private final Map<String, Grammar> grammars;

    private GeneratedWords(Map<String, Grammar> grammars) {
        this.grammars = Map.copyOf(grammars);
    }

    static GeneratedWords read() {
        return new GeneratedWords(Library.json("generated.json", new TypeReference<Map<String, Grammar>>() {}));
    }

    Made story(Seed seed, String language, int carrier) {
        Grammar grammar = grammars.containsKey(language) ? grammars.get(language) : grammars.get(FALLBACK);
        if (grammar == null) {
            throw new IllegalStateException("generated.json has no " + FALLBACK);
        }
        Topic topic = grammar.topics.get(seed.of("topic").below(grammar.topics.size()));
        Text text = new Text(
                fill(pick(topic.titles, seed.of("title"), carrier), grammar, seed),
                fill(topic.sentences.getFirst(), grammar, seed),
                fill("{person}", grammar, seed.of("author").of(carrier)),
                topic.section,
                "",
                List.of(topic.section),
                paragraphs(topic, grammar, seed, carrier));
        return new Made(text, topic.watched);
    }

    /** Other carriers tell the same in another order. */
    private static List<String> paragraphs(Topic topic, Grammar grammar, Seed seed, int carrier) {
        List<String> sentences = new ArrayList<>(topic.sentences.subList(1, topic.sentences.size()));
        java.util.Collections.rotate(sentences, carrier);
        sentences.addFirst(topic.sentences.getFirst());
        return IntStream.iterate(0, i -> i < sentences.size(), i -> i + 2)
                .mapToObj(i -> sentences.subList(i, Math.min(i + 2, sentences.size())))
                .map(two -> fill(String.join(grammar.space, two), grammar, seed))
                .toList();
    }

    /** Gaps with the same name are filled alike throughout a story. */
    private static String fill(String sentence, Grammar grammar, Seed seed) {
        return GAP.matcher(sentence).replaceAll(gap -> {
            String name = gap.group(1);
            String list = name.replaceFirst("\\d+$", "");
            List<String> words = grammar.words.get(list);
            Seed choice = seed.of(name);
            return words == null ? String.valueOf(2 + choice.below(95)) : pick(words, choice, 0);
        });
    }

    private static String pick(List<String> from, Seed seed, int shift) {
        return from.get((seed.below(from.size()) + shift) % from.size());
    }

    /** @param watched whether a watchlist of the demo asks for it */
    record Made(Text text, boolean watched) {}

    record Grammar(String space, Map<String, List<String>> words, List<Topic> topics) {}

    /** The first sentence leads; the others may stand in any order. */
    record Topic(String section, boolean watched, List<String> titles, List<String> sentences) {}
}
