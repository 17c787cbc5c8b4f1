package org.tidings.alerts.story;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text as the words that tell stories apart: lower case, possessives and plain plurals folded, and in scripts without
 * blanks the pairs of neighbouring characters.
 */
final class Words {
    /**
     * @param text folded
     * @param capital written with a capital
     * @param opens the first of a sentence, where a capital says nothing
     * @param figure a number
     */
    record Word(String text, boolean capital, boolean opens, boolean figure) {}

    private static final Set<Character.UnicodeScript> WITHOUT_BLANKS = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private final String text;
    private final int limit;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private boolean opens = true;

    private Words(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /** The first {@code limit} words of a text. */
    static List<Word> of(String text, int limit) {
        Words reader = new Words(Normalizer.normalize(text, Normalizer.Form.NFKC), limit);
        reader.read();
        return reader.words;
    }

    private void read() {
        while (at < text.length() && words.size() < limit) {
            int point = text.codePointAt(at);
            if (!Character.isLetterOrDigit(point)) {
                opens |= point == '.' || point == '!' || point == '?' || point == '\n' || point == ':';
                at += Character.charCount(point);
            } else if (isWithoutBlanks(point)) {
                readRun();
            } else {
                readWord();
            }
        }
    }

    private void readWord() {
        int start = at;
        while (at < text.length() && continues(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        add(text.substring(start, at));
    }

    private boolean continues(int index) {
        int point = text.codePointAt(index);
        if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
            return !isWithoutBlanks(point);
        }
        return isInner(point) && index + 1 < text.length() && joins(index);
    }

    /** Apostrophes stay between letters, points and commas between digits. */
    private boolean joins(int index) {
        char before = text.charAt(index - 1);
        char after = text.charAt(index + 1);
        char mark = text.charAt(index);
        boolean apostrophe = mark == '\'' || mark == '’';
        return apostrophe
                ? Character.isLetter(before) && Character.isLetter(after)
                : Character.isDigit(before) && Character.isDigit(after);
    }

    private static boolean isInner(int point) {
        return point == '\'' || point == '’' || point == '.' || point == ',';
    }

    private void add(String written) {
        boolean capital = Character.isUpperCase(written.codePointAt(0));
        boolean figure = Character.isDigit(written.codePointAt(0));
        String folded = figure ? written.replace(",", "") : fold(written);
        if (!folded.isEmpty()) {
            words.add(new Word(folded, capital, opens, figure));
        }
        opens = false;
    }

    static String fold(String written) {
        String word = written.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (word.endsWith("'s")) {
            word = word.substring(0, word.length() - 2);
        }
        int elided = word.indexOf('\'');
        if (elided > 0 && elided <= 2) {
            word = word.substring(elided + 1);
        }
        word = word.replace("'", "");
        return isPlainPlural(word) ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean isPlainPlural(String word) {
        int n = word.length();
        return n > 3 && word.charAt(n - 1) == 's' && "su".indexOf(word.charAt(n - 2)) < 0;
    }

    private void readRun() {
        int previous = -1;
        while (at < text.length() && isWithoutBlanks(text.codePointAt(at)) && words.size() < limit) {
            int point = text.codePointAt(at);
            if (previous >= 0) {
                words.add(new Word(Character.toString(previous) + Character.toString(point), false, false, false));
            }
            previous = point;
            at += Character.charCount(point);
        }
        opens = false;
    }

    private static boolean isWithoutBlanks(int point) {
        return point > 0x0E00 && WITHOUT_BLANKS.contains(Character.UnicodeScript.of(point));
    }
}
