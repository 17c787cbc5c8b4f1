package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random texts and queries over a few words, so that much of it hits. */
final class Vocabulary {
    static final List<String> WORDS =
            List.of("alpha", "alphabet", "bravo", "charlie", "delta", "dell", "echo", "foxtrot", "golf", "hotel");

    private final Random random;

    Vocabulary(long seed) {
        this.random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    String word() {
        // the square makes the first words common and the last ones rare
        int index = random.nextInt(WORDS.size()) * random.nextInt(WORDS.size() + 1) / WORDS.size();
        String word = WORDS.get(index);
        return random.nextInt(6) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    String text(int most) {
        List<String> words = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(random.nextBoolean() ? " " : ", ", words);
    }

    MatchText article() {
        return new MatchText(
                text(6),
                text(30) + List.of("", " 他在东京都", " 東京と京都").get(random.nextInt(3)),
                random.nextBoolean() ? List.of() : List.of(text(2), text(2)),
                random.nextBoolean() ? null : "www." + word() + ".example",
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? "en" : "fr",
                null,
                random.nextBoolean() ? List.of() : List.of("wire"));
    }

    /** A query of the whole grammar; not all are accepted. */
    String query(int depth) {
        int kind = depth == 0 ? 5 + random.nextInt(8) : random.nextInt(15);
        return switch (kind) {
            case 0 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            case 1, 2 -> query(depth - 1) + " " + query(depth - 1);
            case 3 -> "(" + query(depth - 1) + " NOT " + query(depth - 1) + ")";
            case 4 -> field() + "(" + query(depth - 1) + ")";
            case 5, 6, 7 -> word();
            case 8 -> "\"" + word() + " " + word() + "\"";
            case 9 -> "=" + word();
            case 10 ->
                List.of("alph*", "del*", "?cho", "b*", "bra?o", "\"alph* bravo\"")
                        .get(random.nextInt(6));
            case 11 ->
                List.of("/alpha.*/", "/.*o/", "@vireo", "@both", "lang:en", "source:*.example", "tag:wire", "东京", "京都")
                        .get(random.nextInt(9));
            case 12 -> field() + word();
            case 13 -> side() + near() + side() + (random.nextInt(3) == 0 ? near() + side() : "");
            default -> "atleast/" + (1 + random.nextInt(3)) + " " + side();
        };
    }

    private String field() {
        return List.of("title:", "body:", "lead:", "author:").get(random.nextInt(4));
    }

    private String near() {
        return (random.nextBoolean() ? " NEAR/" : " ONEAR/") + (1 + random.nextInt(6)) + " ";
    }

    private String side() {
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + word() + " " + word() + "\"";
            case 1 -> "(" + word() + " OR " + word() + ")";
            case 2 -> "@both";
            case 3 -> "=" + word();
            default -> word();
        };
    }
}
