package org.tidings.filter.match;

import java.util.Locale;
import java.util.Set;

/** Cuts text into words and folds them, as the page on the watchlist language says; the same for texts and queries. */
final class Tokenizer {
    private static final Set<String> ELIDED =
            Set.of("l", "d", "c", "j", "m", "n", "s", "t", "qu", "dell", "all", "nell", "sull", "dall", "un");
    private static final int LONGEST_ELIDED = 4;
    private static final char KEYCAP = '\u20E3';
    private static final char SARA_AM = '\u0E33';
    private static final char LAO_AM = '\u0EB3';

    private final String text;
    private final int offset;
    private final boolean query;
    private final Tokens out;

    private Tokenizer(String text, int offset, boolean query, Tokens out) {
        this.text = text;
        this.offset = offset;
        this.query = query;
        this.out = out;
    }

    /** Appends the words of {@code text}, their places counted from {@code offset}. */
    static void text(String text, int offset, Tokens out) {
        new Tokenizer(text, offset, false, out).run();
    }

    /** The same for a query, where {@link Letters#STAR} and {@link Letters#ONE} are letters. */
    static void query(String text, int offset, Tokens out) {
        new Tokenizer(text, offset, true, out).run();
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            byte kind = kind(c);
            if (kind == Letters.IDEOGRAM) {
                at = ideogram(at, c);
            } else if (Letters.isWordPart(kind)) {
                at = isKeycap(at) ? pastMarks(at + 1) : word(at);
            } else {
                at += Character.charCount(c);
            }
        }
    }

    private byte kind(int c) {
        return query && (c == Letters.STAR || c == Letters.ONE) ? Letters.LETTER : Letters.kind(c);
    }

    private byte kindAt(int at) {
        return at < text.length() ? kind(text.codePointAt(at)) : Letters.OTHER;
    }

    private int after(int at) {
        return at + Character.charCount(text.codePointAt(at));
    }

    private int pastMarks(int from) {
        int at = from;
        while (kindAt(at) == Letters.MARK) {
            at = after(at);
        }
        return at;
    }

    /** A digit in a box is an emoji. */
    private boolean isKeycap(int at) {
        int end = pastMarks(at + 1);
        return end > at + 1 && text.charAt(end - 1) == KEYCAP;
    }

    private int ideogram(int from, int c) {
        int to = pastMarks(from + Character.charCount(c));
        if (c == SARA_AM || c == LAO_AM) {
            splitAm(from, to, (char) c);
        } else {
            emit(from, to, false, Tokens.IDEOGRAM);
        }
        return to;
    }

    /** The vowel am is a mark on the character before it and a vowel of its own, as NFKC writes it. */
    private void splitAm(int from, int to, char am) {
        int last = out.count() - 1;
        if (last >= 0 && out.end(last) == offset + from && out.is(last, Tokens.IDEOGRAM)) {
            out.mark(am == SARA_AM ? '\u0E4D' : '\u0ECD', offset + from);
        }
        String vowel = (am == SARA_AM ? "\u0E32" : "\u0EB2") + text.substring(from + 1, to);
        add(vowel, Letters.foldComposed(vowel), from, to, Tokens.IDEOGRAM);
    }

    /** One word from {@code from}; gives where to go on. */
    private int word(int from) {
        boolean solid = false;
        boolean special = false;
        byte last = Letters.OTHER;
        int to = from;
        while (true) {
            byte kind = kindAt(to);
            if (Letters.isWordPart(kind)) {
                solid |= kind != Letters.JOINER;
                special |= Letters.isApostrophe(text.charAt(to));
                last = kind;
                to = pastMarks(after(to));
            } else if (joins(last, kind, to)) {
                special = true;
                to = pastMarks(after(to));
            } else {
                break;
            }
        }
        if (solid) {
            emitWord(from, to, special);
            return last == Letters.DIGIT ? pastNumberPossessive(to) : pastAbbreviationPossessive(to);
        }
        return to;
    }

    /** Whether the character at {@code at}, of kind {@code mid}, stands between two letters or digits that it joins. */
    private boolean joins(byte last, byte mid, int at) {
        if (mid < Letters.MID_LETTER) {
            return false;
        }
        byte next = kindAt(pastMarks(after(at)));
        boolean letters = isLetter(last) && isLetter(next);
        return switch (mid) {
            case Letters.MID_LETTER -> letters;
            case Letters.MID_NUMBER -> last == Letters.DIGIT && next == Letters.DIGIT;
            case Letters.MID_BOTH -> letters || (last == Letters.DIGIT && next == Letters.DIGIT);
            default -> last == Letters.HEBREW && next == Letters.HEBREW;
        };
    }

    private static boolean isLetter(byte kind) {
        return kind == Letters.LETTER || kind == Letters.HEBREW;
    }

    private void emitWord(int from, int to, boolean special) {
        if (!special) {
            emit(from, to, false, (byte) 0);
            return;
        }
        int end = withoutPossessive(from, to);
        int start = from;
        for (int cut = elided(start, end); cut > 0; cut = elided(start, end)) {
            emit(start, cut, false, (byte) 0);
            start = cut + 1;
        }
        emit(start, end, true, (byte) 0);
    }

    private int withoutPossessive(int from, int to) {
        boolean possessive = to - from > 2 && isS(text.charAt(to - 1)) && Letters.isApostrophe(text.charAt(to - 2));
        return possessive ? to - 2 : to;
    }

    private static boolean isS(char c) {
        return c == 's' || c == 'S';
    }

    /** {@code U.S.'s}: the full stop ends the word for the segmentation, the possessive is still its own. */
    private int pastAbbreviationPossessive(int to) {
        boolean possessive = to < text.length() && text.charAt(to) == '.' && isPossessive(to + 1);
        return possessive ? to + 3 : to;
    }

    /** {@code G7's}: the apostrophe does not join digits and letters, the possessive is still the number's. */
    private int pastNumberPossessive(int to) {
        return isPossessive(to) ? to + 2 : to;
    }

    private boolean isPossessive(int apostrophe) {
        return apostrophe + 1 < text.length()
                && Letters.isApostrophe(text.charAt(apostrophe))
                && isS(text.charAt(apostrophe + 1))
                && !Letters.isWordPart(kindAt(apostrophe + 2));
    }

    /** Where the apostrophe of an elided article stands; 0 = there is none. */
    private int elided(int from, int to) {
        int limit = Math.min(to - 1, from + LONGEST_ELIDED + 1);
        for (int i = from + 1; i < limit; i++) {
            if (Letters.isApostrophe(text.charAt(i))) {
                boolean article = ELIDED.contains(text.substring(from, i).toLowerCase(Locale.ROOT));
                return article && isLetter(kindAt(i + 1)) ? i : 0;
            }
        }
        return 0;
    }

    private void emit(int from, int to, boolean special, byte flag) {
        if (special || !isPlain(from, to)) {
            emitSlowly(from, to, special, flag);
            return;
        }
        long foldedHash = Hashes.SEED;
        long exactHash = Hashes.SEED;
        byte flags = flag;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                boolean capital = c >= 'A' && c <= 'Z';
                char low = capital ? (char) (c + 32) : c;
                flags |= capital ? Tokens.CAPITALS : low >= 'a' && low <= 'z' ? Tokens.CASED : 0;
                out.letter(low);
                foldedHash = Hashes.step(foldedHash, low);
                exactHash = Hashes.step(exactHash, c);
            } else {
                flags |= caseOf(c);
                foldedHash = letters(c, foldedHash);
                exactHash = composed(c, exactHash);
            }
        }
        out.word(offset + from, offset + to, Hashes.finish(foldedHash), Hashes.finish(exactHash), settled(flags));
    }

    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Letters.isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private long letters(char c, long hash) {
        String folded = Letters.folded(c);
        if (folded == null) {
            out.letter(c);
            return Hashes.step(hash, c);
        }
        long h = hash;
        for (int i = 0; i < folded.length(); i++) {
            out.letter(folded.charAt(i));
            h = Hashes.step(h, folded.charAt(i));
        }
        return h;
    }

    private static long composed(char c, long hash) {
        String composed = Letters.composed(c);
        if (composed == null) {
            return Hashes.step(hash, c);
        }
        long h = hash;
        for (int i = 0; i < composed.length(); i++) {
            h = Hashes.step(h, composed.charAt(i));
        }
        return h;
    }

    /** While a word is read, CAPITALS = it has one and CASED = it has a small letter. */
    private static byte caseOf(int c) {
        if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
            return Tokens.CAPITALS;
        }
        return Character.isLowerCase(c) ? Tokens.CASED : 0;
    }

    /** Behind a word, CASED = it has letters with case and CAPITALS = all of them are capitals. */
    private static byte settled(byte seen) {
        byte kept = (byte) (seen & Tokens.IDEOGRAM);
        if ((seen & Tokens.CASED) != 0) {
            return (byte) (kept | Tokens.CASED);
        }
        return (seen & Tokens.CAPITALS) != 0 ? (byte) (kept | Tokens.CASED | Tokens.CAPITALS) : kept;
    }

    private void emitSlowly(int from, int to, boolean special, byte flag) {
        String composed = Letters.compose(text.substring(from, to));
        String exact = special || hasMiddle(composed) ? withoutMiddles(composed) : composed;
        add(exact, Letters.foldComposed(exact), from, to, flag);
    }

    private void add(String exact, String folded, int from, int to, byte flag) {
        byte flags = flag;
        for (int i = 0; i < exact.length(); i++) {
            flags |= caseOf(exact.charAt(i));
        }
        for (int i = 0; i < folded.length(); i++) {
            out.letter(folded.charAt(i));
        }
        out.word(offset + from, offset + to, Hashes.of(folded), Hashes.of(exact), settled(flags));
    }

    private static boolean hasMiddle(String word) {
        return word.indexOf('\'') >= 0 || word.indexOf('.') >= 0 || word.indexOf(',') >= 0;
    }

    /** Without apostrophes, dots between single letters, commas before groups of three digits, quotes within Hebrew. */
    private static String withoutMiddles(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean goes = Letters.isApostrophe(c)
                    || c == '"'
                    || c == '\u05F4'
                    || (c == '.' && isSingle(word, i, -1) && isSingle(word, i, 1))
                    || (c == ',' && isThousands(word, i));
            if (!goes) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** Whether exactly one letter, with its marks, stands between this dot and the next one in a direction. */
    private static boolean isSingle(String word, int dot, int direction) {
        int letters = 0;
        for (int i = dot + direction; i >= 0 && i < word.length() && word.charAt(i) != '.'; i += direction) {
            char c = word.charAt(i);
            if (Letters.kind(c) != Letters.MARK && !Character.isLowSurrogate(c)) {
                letters += Character.isDigit(c) ? 2 : 1;
            }
        }
        return letters == 1;
    }

    private static boolean isThousands(String word, int comma) {
        int digits = 0;
        int i = comma + 1;
        while (i < word.length() && Character.isDigit(word.charAt(i))) {
            digits++;
            i++;
        }
        return digits == 3;
    }
}
