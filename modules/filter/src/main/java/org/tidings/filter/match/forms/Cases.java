package org.tidings.filter.match.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A language whose words change their endings by case. Its rules stand in a table, the first that fits a word wins:
 * {@code ending | one column a case}, where {@code gk+a} is an {@code a} behind one of the letters {@code gk}, a slash parts
 * two ways of a case, and {@code _} is no ending. A word that no rule fits does not change.
 */
final class Cases {
    /** In longer names the words do not agree any more. */
    private static final int AGREEING = 3;

    private static final int MOST_A_CASE = 8;
    private static final int SHORTEST = 3;

    private record Rule(String behind, String ending, List<List<String>> cases) {
        static Rule of(String line) {
            int bar = line.indexOf('|');
            String head = line.substring(0, bar).strip();
            int plus = head.indexOf('+');
            return new Rule(
                    head.substring(0, Math.max(0, plus)),
                    unless(head.substring(plus + 1)),
                    Stream.of(line.substring(bar + 1).strip().split(" +"))
                            .map(Rule::ways)
                            .toList());
        }

        private static List<String> ways(String column) {
            return Arrays.stream(column.split("/")).map(Rule::unless).toList();
        }

        private static String unless(String ending) {
            return ending.equals("_") ? "" : ending;
        }

        boolean fits(String word) {
            int stem = word.length() - ending.length();
            return stem > 0
                    && word.endsWith(ending)
                    && (behind.isEmpty() || behind.indexOf(word.charAt(stem - 1)) >= 0);
        }

        List<String> of(String word, int column) {
            String stem = word.substring(0, word.length() - ending.length());
            return cases.get(column).stream().map(stem::concat).toList();
        }
    }

    private final List<Rule> rules;

    Cases(String table) {
        rules = table.lines().filter(line -> !line.isBlank()).map(Rule::of).toList();
    }

    /** All words inflected, the first alone, the last alone: which of them agree is not known. */
    Set<String> forms(String name) {
        List<String> words = words(name);
        Set<String> forms = new LinkedHashSet<>();
        for (int column = 0; column < rules.getFirst().cases.size(); column++) {
            if (words.size() <= 2 * AGREEING) {
                inflect(words, column, 0, words.size(), forms);
            }
            inflect(words, column, 0, 1, forms);
            inflect(words, column, words.size() - 1, words.size(), forms);
        }
        return forms;
    }

    /** With what parts them as elements of their own. */
    private static List<String> words(String name) {
        return List.of(name.split("(?<=[ -])|(?=[ -])"));
    }

    private void inflect(List<String> words, int column, int from, int to, Set<String> into) {
        List<String> made = List.of("");
        for (int i = 0; i < words.size(); i++) {
            List<String> ways = i >= from && i < to ? ways(words.get(i), column) : List.of(words.get(i));
            List<String> longer = new ArrayList<>();
            made.forEach(start -> ways.forEach(way -> longer.add(start + way)));
            made = longer.subList(0, Math.min(longer.size(), MOST_A_CASE));
        }
        into.addAll(made);
    }

    private List<String> ways(String word, int column) {
        if (word.length() < SHORTEST || word.equals(word.toUpperCase(java.util.Locale.ROOT))) {
            return List.of(word);
        }
        return rules.stream()
                .filter(rule -> rule.fits(word))
                .findFirst()
                .map(rule -> rule.of(word, column))
                .orElse(List.of(word));
    }
}
