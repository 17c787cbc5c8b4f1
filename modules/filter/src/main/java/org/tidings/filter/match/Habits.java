package org.tidings.filter.match;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of a query that would be signs in other tools, or here in other letters: what was probably meant instead. */
final class Habits {
    /** @param fix what to write here instead */
    private record Habit(Pattern written, String message, Function<MatchResult, String> fix) {
        static Habit of(String written, String message, Function<MatchResult, String> fix) {
            return new Habit(Pattern.compile(written), message, fix);
        }
    }

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR", "ONEAR");
    private static final String PLAIN = " is a word like any other";
    private static final List<Habit> HABITS = List.of(
            Habit.of("(?i)(O?NEAR)[\\\\(:]?(\\d+)\\)?", " without a slash" + PLAIN, m -> near(m, 2)),
            Habit.of("(?i)(O?NEAR)/(\\d+)", " in small letters" + PLAIN, m -> near(m, 2)),
            Habit.of("(?i)(?:w|within|n|prox)/(\\d+)", PLAIN, m -> "NEAR/" + m.group(1)),
            Habit.of("(?i)(?:pre|onear|adj)/(\\d+)", PLAIN, m -> "ONEAR/" + m.group(1)),
            Habit.of("(?i)adj(\\d+)", PLAIN, m -> "ONEAR/" + m.group(1)),
            Habit.of("AND_?NOT", PLAIN, m -> "AND NOT"),
            Habit.of("(?i)atleast:?(\\d*)", " without a slash" + PLAIN, m -> "atleast/" + orThree(m.group(1))),
            Habit.of(
                    "~\\d*",
                    ": what stands before it is no NEAR",
                    m -> "a NEAR/" + orFive(m.group().substring(1)) + " b"),
            Habit.of("(\\w+)~[\\d.]*", ": ~ is no sign here, endings are found with a *", m -> m.group(1) + "*"),
            Habit.of("(\\w+)\\^[\\d.]+", ": a word has no weight of its own, a term of any: has", m -> m.group(1)),
            Habit.of("\\+(\\w.*)", ": + says nothing, every word is asked for", m -> m.group(1)),
            Habit.of("!(\\w.*)", ": ! says nothing, - is NOT", m -> "-" + m.group(1)),
            Habit.of("(\\w+)\\|(\\w+)", ": | is no sign here", m -> m.group(1) + " OR " + m.group(2)),
            Habit.of("[\\[{].*", ": only round brackets group", m -> "("));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("site", "source"),
            Map.entry("domain", "source"),
            Map.entry("host", "source"),
            Map.entry("url", "source"),
            Map.entry("inurl", "source"),
            Map.entry("publisher", "source"),
            Map.entry("intitle", "title"),
            Map.entry("allintitle", "title"),
            Map.entry("headline", "title"),
            Map.entry("head", "title"),
            Map.entry("hd", "title"),
            Map.entry("hl", "title"),
            Map.entry("intext", "body"),
            Map.entry("text", "body"),
            Map.entry("content", "body"),
            Map.entry("fulltext", "body"),
            Map.entry("language", "lang"),
            Map.entry("la", "lang"),
            Map.entry("region", "country"),
            Map.entry("by", "author"),
            Map.entry("byline", "author"),
            Map.entry("opening", "lead"),
            Map.entry("intro", "lead"),
            Map.entry("category", "tag"),
            Map.entry("label", "tag"));

    private Habits() {}

    private static String near(MatchResult written, int number) {
        return written.group(1).toUpperCase(Locale.ROOT) + "/" + written.group(number);
    }

    private static String orThree(String number) {
        return number.isEmpty() ? "3" : number;
    }

    private static String orFive(String number) {
        return number.isEmpty() ? "5" : number;
    }

    /** Warns of a word that was perhaps not meant as one. */
    static void warn(String written, int from, int to, Problems problems) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        if (!plain.equals(written) && isOperator(plain)) {
            problems.warning(from, to, written + " in wide letters" + PLAIN, operator(plain));
        } else if (OPERATORS.contains(plain.toUpperCase(Locale.ROOT))) {
            problems.warning(from, to, written + " in small letters" + PLAIN, operator(written));
        } else {
            HABITS.stream()
                    .filter(habit -> habit.written.matcher(written).matches())
                    .findFirst()
                    .ifPresent(habit -> warn(habit, written, from, to, problems));
        }
    }

    private static boolean isOperator(String plain) {
        return OPERATORS.contains(plain) || plain.matches("O?NEAR/\\d+");
    }

    private static String operator(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return upper.endsWith("NEAR") ? upper + "/5" : upper;
    }

    private static void warn(Habit habit, String written, int from, int to, Problems problems) {
        var matcher = habit.written.matcher(written);
        String fix = matcher.matches() ? habit.fix.apply(matcher.toMatchResult()) : null;
        problems.warning(from, to, written + habit.message, fix);
    }

    /** For a word without letters, which may be an operator elsewhere. */
    static @Nullable String operatorOf(String signs) {
        return switch (signs) {
            case "&", "&&", "+", "＆" -> "AND";
            case "|", "||", "｜" -> "OR";
            case "!", "~" -> "NOT";
            default -> null;
        };
    }

    /** What other tools call a field of ours; null = none. */
    static @Nullable String field(String written) {
        return FIELDS.get(written);
    }
}
