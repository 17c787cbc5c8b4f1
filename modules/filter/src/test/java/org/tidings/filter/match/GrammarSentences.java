package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes random sentences from the rules on the page about the language. */
final class GrammarSentences {
    private static final Pattern RULES = Pattern.compile("```ebnf\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLES = Pattern.compile("(?m)^\\| (\\w+) \\| [^|]* \\| (`.*`) \\|$");
    private static final Pattern SIGNS = Pattern.compile("\"[^\"]*\"|'[^']*'|\\w+|[{}()|\\[\\]]");
    private static final int DEEP = 7;

    /** Something that a rule is made of. */
    private sealed interface Piece {}

    private record Written(String text) implements Piece {}

    private record Named(String rule) implements Piece {}

    private record Choice(List<List<Piece>> ways) implements Piece {}

    private record Repeat(Piece piece, int most) implements Piece {}

    private final Map<String, Piece> rules = new HashMap<>();
    private final Map<String, List<String>> examples = new HashMap<>();

    static GrammarSentences of(String page) {
        GrammarSentences grammar = new GrammarSentences();
        Matcher rules = RULES.matcher(page);
        if (!rules.find()) {
            throw new AssertionError("no rules on the page");
        }
        for (String line : rules.group(1).lines().toList()) {
            int equals = line.indexOf('=');
            List<String> signs = new ArrayList<>(SIGNS.matcher(line.substring(equals + 1))
                    .results()
                    .map(m -> m.group())
                    .toList());
            grammar.rules.put(line.substring(0, equals).strip(), choice(signs));
        }
        EXAMPLES.matcher(page)
                .results()
                .forEach(row -> grammar.examples.put(
                        row.group(1),
                        Pattern.compile("`([^`]+)`")
                                .matcher(row.group(2))
                                .results()
                                .map(m -> m.group(1))
                                .toList()));
        return grammar;
    }

    private static Piece choice(List<String> signs) {
        List<List<Piece>> ways = new ArrayList<>();
        ways.add(new ArrayList<>());
        while (!signs.isEmpty() && !List.of(")", "]", "}").contains(signs.getFirst())) {
            String sign = signs.removeFirst();
            if (sign.equals("|")) {
                ways.add(new ArrayList<>());
            } else {
                ways.getLast().add(piece(sign, signs));
            }
        }
        return new Choice(ways);
    }

    private static Piece piece(String sign, List<String> signs) {
        if (List.of("(", "[", "{").contains(sign)) {
            Piece inner = choice(signs);
            signs.removeFirst();
            return sign.equals("(") ? inner : new Repeat(inner, sign.equals("[") ? 1 : 2);
        }
        boolean quoted = sign.charAt(0) == '"' || sign.charAt(0) == '\'';
        return quoted ? new Written(sign.substring(1, sign.length() - 1)) : new Named(sign);
    }

    String sentence(String rule, Random random) {
        StringBuilder out = new StringBuilder();
        write(new Named(rule), 0, random, out);
        return out.toString();
    }

    private void write(Piece piece, int depth, Random random, StringBuilder out) {
        switch (piece) {
            case Written written -> append(written.text(), out);
            case Named named -> {
                List<String> known = examples.get(named.rule());
                if (known != null) {
                    append(known.get(random.nextInt(known.size())), out);
                } else {
                    write(rule(named.rule()), depth + 1, random, out);
                }
            }
            case Choice choice -> way(choice, depth, random).forEach(p -> write(p, depth, random, out));
            case Repeat repeat -> {
                int times = depth > DEEP ? 0 : random.nextInt(repeat.most() + 1);
                for (int i = 0; i < times; i++) {
                    write(repeat.piece(), depth, random, out);
                }
            }
        }
    }

    private Piece rule(String name) {
        Piece rule = rules.get(name);
        if (rule == null) {
            throw new AssertionError("no rule and no examples for " + name);
        }
        return rule;
    }

    /** Deep down, only what ends soon. */
    private static List<Piece> way(Choice choice, int depth, Random random) {
        List<List<Piece>> ways = choice.ways();
        List<List<Piece>> flat = ways.stream()
                .filter(way -> way.stream().noneMatch(p -> p.equals(new Written("(")) || p.equals(new Named("near"))))
                .toList();
        List<List<Piece>> open = depth > DEEP && !flat.isEmpty() ? flat : ways;
        return open.get(random.nextInt(open.size()));
    }

    /** With a blank before it, unless it belongs to what stands there. */
    private static void append(String text, StringBuilder out) {
        boolean glued = out.isEmpty() || "/:-=@".indexOf(out.charAt(out.length() - 1)) >= 0;
        out.append(glued ? "" : " ").append(text);
    }
}
