package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Lexeme.AtLeastSign;
import org.tidings.filter.match.Lexeme.FieldSign;
import org.tidings.filter.match.Lexeme.Mark;
import org.tidings.filter.match.Lexeme.NearSign;
import org.tidings.filter.match.Lexeme.Operand;
import org.tidings.filter.match.Lexeme.Sign;

/** Cuts a query into signs and operands, and reports what is wrong with each by itself. */
final class Lexer {
    private static final Pattern NEAR = Pattern.compile("(O?NEAR)(?:/(.*))?", Pattern.DOTALL);
    private static final Pattern STUCK = Pattern.compile("(\\d+)(\\p{L}.*)", Pattern.DOTALL);
    private static final Pattern AT_LEAST = Pattern.compile("(?i:atleast)/(.*)", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("(\\p{L}[\\p{L}-]*)[:：]");
    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(Expr.FilterKind.values()).map(Expr.FilterKind::word),
                    Arrays.stream(Expr.Field.values())
                            .filter(f -> f != Expr.Field.ANYWHERE)
                            .map(Expr.Field::word))
            .toList();

    private final String query;
    private final Scope scope;
    private final Problems problems;
    private final Words words;
    private final List<Lexeme> out = new ArrayList<>();
    private final int lastSingle;
    private int at;

    Lexer(String query, Scope scope, Problems problems) {
        this.query = query;
        this.scope = scope;
        this.problems = problems;
        this.words = new Words(query, problems);
        this.lastSingle = Quotes.lastSingle(query);
    }

    /** Ends with an {@code END} sign. */
    List<Lexeme> lexemes() {
        while (skipBlanks()) {
            next();
        }
        sign(Mark.END, query.length(), query.length());
        return out;
    }

    private boolean skipBlanks() {
        while (at < query.length() && isBlank(query.charAt(at))) {
            at++;
        }
        return at < query.length();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    private void next() {
        char c = query.charAt(at);
        switch (c) {
            case '(', '（' -> sign(Mark.OPEN, at, ++at);
            case ')', '）' -> sign(Mark.CLOSE, at, ++at);
            case '/' -> regex();
            case '@' -> mention();
            case '=' -> exact();
            case '-', '−', '–' -> minus();
            default -> {
                if (Quotes.opens(query, at, lastSingle)) {
                    operand(at, phrase(at, false));
                } else {
                    word();
                }
            }
        }
    }

    private void sign(Mark mark, int from, int to) {
        out.add(new Sign(mark, from, to));
    }

    private void operand(int from, @Nullable Expr expr) {
        out.add(new Operand(expr, from, at));
    }

    private void minus() {
        int from = at++;
        if (at == query.length() || isBlank(query.charAt(at))) {
            problems.error(from, at, "a word is expected right behind -", null);
            out.add(new Operand(null, from, at));
            return;
        }
        if (query.charAt(from) != '-') {
            problems.warning(from, at, "this dash is read as NOT", "-");
        }
        sign(Mark.NOT, from, at);
    }

    private void regex() {
        int from = at++;
        while (at < query.length() && query.charAt(at) != '/') {
            at += query.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= query.length()) {
            at = query.length();
            problems.error(from, at, "the regular expression never ends: a / is expected behind it", null);
            operand(from, null);
            return;
        }
        String pattern = query.substring(from + 1, at++);
        operand(from, words.regex(pattern, from, at));
    }

    private void mention() {
        int from = at++;
        while (at < query.length() && isIdPart(query.charAt(at))) {
            at++;
        }
        String id = query.substring(from + 1, at);
        skipPossessive();
        if (id.isEmpty()) {
            problems.error(from, from + 1, "the id of an entity is expected behind @", null);
            operand(from, null);
        } else {
            operand(from, known(id, from));
        }
    }

    /** {@code @north-korea's} mentions it as well. */
    private void skipPossessive() {
        boolean possessive = at + 1 < query.length()
                && Letters.isApostrophe(query.charAt(at))
                && (query.charAt(at + 1) == 's' || query.charAt(at + 1) == 'S')
                && endOfWord(at) == at + 2;
        at += possessive ? 2 : 0;
    }

    private static boolean isIdPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private @Nullable Expr known(String id, int from) {
        if (scope.knows(id)) {
            return new Expr.Mention(id, from, at);
        }
        String near = scope.entities() == null ? null : Nearest.of(id, scope.entities());
        problems.error(from, at, "there is no entity " + id, near == null ? null : "@" + near);
        return null;
    }

    private void exact() {
        int from = at++;
        if (at < query.length() && Quotes.opens(query, at, lastSingle)) {
            operand(from, phrase(from, true));
            return;
        }
        int start = at;
        at = endOfWord(start);
        if (start == at) {
            problems.error(from, from + 1, "a word or phrase is expected right behind =", null);
            operand(from, null);
        } else {
            operand(from, words.exact(query.substring(start, at), start, from, at));
        }
    }

    /** A phrase whose opening quote is at {@link #at}; {@code from} is where the whole operand begins. */
    private @Nullable Expr phrase(int from, boolean exact) {
        int quote = at;
        int close = Quotes.closing(query, quote);
        if (close < 0) {
            at = query.length();
            problems.error(quote, quote + 1, "this quote is never closed", null);
            return null;
        }
        at = close + 1;
        String content = query.substring(quote + 1, close);
        if (content.isBlank()) {
            problems.error(quote, at, "there is nothing between the quotes", null);
            return null;
        }
        return exact ? words.exact(content, quote + 1, from, at) : words.folded(content, quote + 1, from, at);
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < query.length() && !endsWord(end)) {
            end++;
        }
        return end;
    }

    private boolean endsWord(int i) {
        char c = query.charAt(i);
        return isBlank(c) || c == '(' || c == ')' || c == '（' || c == '）' || Quotes.endsWord(query, i);
    }

    private void word() {
        Matcher prefix = PREFIX.matcher(query).region(at, query.length());
        if (prefix.lookingAt()) {
            prefixed(prefix.group(1), prefix.end());
            return;
        }
        int from = at;
        at = Math.max(endOfWord(from), from + 1);
        String written = query.substring(from, at);
        switch (written) {
            case "AND" -> sign(Mark.AND, from, at);
            case "OR" -> sign(Mark.OR, from, at);
            case "NOT" -> sign(Mark.NOT, from, at);
            default -> sloped(written, from);
        }
    }

    /** A word, unless it is one of the operators with a number. */
    private void sloped(String written, int from) {
        Matcher near = NEAR.matcher(written);
        Matcher atLeast = AT_LEAST.matcher(written);
        if (near.matches()) {
            near(near.group(1), near.group(2), from);
        } else if (atLeast.matches()) {
            atLeast(atLeast.group(1), from);
        } else {
            Habits.warn(written, from, at, problems);
            operand(from, words.folded(written, from, from, at));
        }
    }

    private void near(String name, @Nullable String number, int from) {
        Matcher stuck = STUCK.matcher(number == null ? "" : number);
        if (stuck.matches()) {
            String rest = stuck.group(2);
            at -= rest.length();
            String fix = query.substring(from, at) + " " + rest;
            problems.error(from, at, "a blank is expected behind the number of " + name, fix);
            out.add(new NearSign(1, name.charAt(0) == 'O', query.substring(from, at), from, at));
            return;
        }
        int distance = number(number);
        String written = query.substring(from, at);
        if (number == null) {
            problems.error(from, at, name + " needs a number", name + "/5");
            skipStrayNumber();
        } else if (distance < 1 || distance > Query.MAX_DISTANCE) {
            problems.error(from, at, name + " takes a number from 1 to " + Query.MAX_DISTANCE, name + "/5");
        }
        out.add(new NearSign(Math.max(1, distance), name.charAt(0) == 'O', written, from, at));
    }

    /** After {@code NEAR /5}: the number was meant, not the beginning of a regular expression. */
    private void skipStrayNumber() {
        Matcher stray =
                Pattern.compile("\\s*/\\s*\\d+(?=\\s|\\(|$)").matcher(query).region(at, query.length());
        if (stray.lookingAt()) {
            at = stray.end();
        }
    }

    private static int number(@Nullable String digits) {
        return digits != null && digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
    }

    private void atLeast(String number, int from) {
        int count = number(number);
        if (count < 1) {
            problems.error(from, at, "atleast takes a number from 1 upwards", "atleast/3");
        }
        out.add(new AtLeastSign(Math.max(1, count), from, at));
    }

    private void prefixed(String name, int behind) {
        int from = at;
        at = behind;
        String lower = name.toLowerCase(Locale.ROOT);
        for (Expr.Field field : Expr.Field.values()) {
            if (field != Expr.Field.ANYWHERE && field.word().equals(lower)) {
                out.add(new FieldSign(field, from, at));
                return;
            }
        }
        for (Expr.FilterKind kind : Expr.FilterKind.values()) {
            if (kind.word().equals(lower)) {
                operand(from, filter(kind, from));
                return;
            }
        }
        unknownField(name, from);
    }

    private void unknownField(String name, int from) {
        at = endOfWord(at);
        problems.error(
                from, at, "there is no field " + name + "; fields are " + String.join(", ", NAMES), meant(name, from));
        operand(from, null);
    }

    private String meant(String name, int from) {
        String lower = name.toLowerCase(Locale.ROOT);
        String value = query.substring(from + name.length() + 1, at);
        if (lower.endsWith("near") && value.matches("\\d+")) {
            return name.toUpperCase(Locale.ROOT) + "/" + value;
        }
        if (lower.equals("atleast")) {
            return "atleast/3";
        }
        String near = Habits.field(lower) == null ? Nearest.of(lower, NAMES) : Habits.field(lower);
        return near == null ? "\"" + query.substring(from, at) + "\"" : near + ":";
    }

    private @Nullable Expr filter(Expr.FilterKind kind, int from) {
        String value = filterValue();
        if (value.isBlank()) {
            boolean bracket = at < query.length() && (query.charAt(at) == '(' || query.charAt(at) == '（');
            String each = "(" + kind.word() + ":a OR " + kind.word() + ":b)";
            problems.error(from, at, "a value is expected right behind " + kind.word() + ":", bracket ? each : null);
            return null;
        }
        return new Filters(problems).filter(kind, value.strip(), from, at);
    }

    private String filterValue() {
        int start = at;
        if (at < query.length() && Quotes.opens(query, at, lastSingle)) {
            int close = Quotes.closing(query, at);
            if (close < 0) {
                at = query.length();
                problems.error(start, start + 1, "this quote is never closed", null);
                return "?";
            }
            at = close + 1;
            return query.substring(start + 1, close);
        }
        at = endOfWord(at);
        return query.substring(start, at);
    }
}
