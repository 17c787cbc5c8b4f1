package org.tidings.filter.match;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each character is to word segmentation (UAX #29, with the colon parting and {@code _} joining), and what it
 * becomes when its letters are folded.
 */
final class Letters {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte HEBREW = 2;
    static final byte DIGIT = 3;
    static final byte JOINER = 4;
    /** Of a script whose every character is a position. */
    static final byte IDEOGRAM = 5;
    /** A combining mark or an ignorable: belongs to what stands before it. */
    static final byte MARK = 6;

    static final byte MID_LETTER = 7;
    static final byte MID_NUMBER = 8;
    static final byte MID_BOTH = 9;
    static final byte DOUBLE_QUOTE = 10;

    /** Stand for {@code *} and {@code ?} while a query's words are segmented; separators in text. */
    static final char STAR = '\uE000';

    static final char ONE = '\uE001';

    private static final int TABLED = 0x3000;
    private static final byte[] KINDS = kinds();
    private static final @Nullable String[] COMPOSED = new @Nullable String[TABLED];
    private static final @Nullable String[] FOLDED = new @Nullable String[TABLED];

    static {
        for (int c = 0x80; c < TABLED; c++) {
            String one = String.valueOf((char) c);
            String composed = Normalizer.normalize(one, Normalizer.Form.NFKC);
            COMPOSED[c] = composed.equals(one) ? null : composed;
            String folded = foldComposed(composed);
            FOLDED[c] = folded.equals(one) ? null : folded;
        }
    }

    private Letters() {}

    static byte kind(int codePoint) {
        return codePoint < KINDS.length ? KINDS[codePoint] : classify(codePoint);
    }

    static boolean isWordPart(byte kind) {
        return kind >= LETTER && kind <= JOINER;
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == '＇' || c == 'ʼ' || c == 'ʻ' || c == '׳';
    }

    /** Whether a unit composes and folds by itself, whatever its neighbours: then the tables serve. */
    static boolean isPlain(char c) {
        if (c < 0x80) {
            return true;
        }
        if (isJamo(c) || Character.isSurrogate(c)) {
            return false;
        }
        return c < TABLED ? KINDS[c] != MARK : isStable(c);
    }

    private static boolean isJamo(char c) {
        return c >= 0x1100 && c <= 0x11FF;
    }

    private static boolean isStable(char c) {
        return (c >= 0x3400 && c <= 0x9FFF && c != 0x4DFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FE && c != 0x30FB)
                || c == 0x3005
                || c == 0x3007;
    }

    /** NFKC of a plain unit; null = itself. */
    static @Nullable String composed(char c) {
        return c < TABLED ? COMPOSED[c] : null;
    }

    /** The folded form of a plain unit that is not ASCII; null = itself. */
    static @Nullable String folded(char c) {
        return c < TABLED ? FOLDED[c] : null;
    }

    /** Dropped wherever it stands: soft hyphens, joiners, direction marks, selectors, the byte-order mark. */
    static boolean isIgnorable(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || codePoint == 0x034F
                || (codePoint >= 0x180B && codePoint <= 0x180D);
    }

    /** Without ignorables, in NFKC. */
    static String compose(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> !isIgnorable(c))
                .map(Letters::joinedVoicing)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    /** The spacing voiced marks of Kana, which NFKC would turn into a blank and a mark. */
    private static int joinedVoicing(int codePoint) {
        return switch (codePoint) {
            case 0x309B -> 0x3099;
            case 0x309C -> 0x309A;
            default -> codePoint;
        };
    }

    /** Folds case, accents and the letters with a rule of their own; {@code composed} is in NFKC. */
    static String foldComposed(String composed) {
        StringBuilder out = new StringBuilder(composed.length() + 4);
        String lower = caseFold(composed);
        boolean marksGo = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                if (!marksGo && !isDroppedMark(c)) {
                    out.appendCodePoint(c);
                }
            } else {
                marksGo = losesMarks(c);
                appendFolded(c, marksGo, out);
            }
        }
        return out.toString();
    }

    /** Full case folding as far as words need it: through capitals, so that ß, ſ and final sigma meet their kin. */
    private static String caseFold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static void appendFolded(int c, boolean marksGo, StringBuilder out) {
        switch (c) {
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ß' -> out.append("ss");
            case 'þ' -> out.append("th");
            case 'ø', 'ǿ' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ', 'ð' -> out.append('d');
            case 'ı' -> out.append('i');
            case 'й' -> out.append('й');
            case 'أ', 'إ', 'آ', 'ٱ' -> out.append('ا');
            case 'ـ' -> {}
            default -> {
                if (marksGo && c >= 0xC0) {
                    appendBase(c, out);
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static void appendBase(int c, StringBuilder out) {
        String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        int base = parts.codePointAt(0);
        if (base == c) {
            out.append(parts);
        } else {
            appendFolded(base, true, out);
        }
    }

    private static boolean losesMarks(int c) {
        if (c < 0x250) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.LATIN || script == UnicodeScript.GREEK || script == UnicodeScript.CYRILLIC;
    }

    private static boolean isMark(int c) {
        return c >= 0x300 && isMarkType(Character.getType(c));
    }

    private static boolean isMarkType(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Arabic vowel signs and Hebrew points. */
    private static boolean isDroppedMark(int c) {
        return (c >= 0x0591 && c <= 0x05C7)
                || (c >= 0x0610 && c <= 0x061A)
                || (c >= 0x064B && c <= 0x065F)
                || c == 0x0670
                || (c >= 0x06D6 && c <= 0x06ED)
                || (c >= 0x08D3 && c <= 0x08FF)
                || c == 0xFB1E;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x10000];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = classify(c);
        }
        return kinds;
    }

    private static byte classify(int c) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return LETTER;
        }
        byte named = classifyNamed(c);
        if (named != OTHER) {
            return named;
        }
        int type = Character.getType(c);
        if (isEmoji(c, type) || c == 0x200B || type == Character.UNASSIGNED || type == Character.SURROGATE) {
            return OTHER;
        }
        if (isMarkType(type) || type == Character.FORMAT) {
            return MARK;
        }
        if (type == Character.CONNECTOR_PUNCTUATION) {
            return JOINER;
        }
        return classifyWord(c, type);
    }

    /** An emoji takes no position, the boxed and circled letters among them included; digits are emoji to Unicode only. */
    private static boolean isEmoji(int c, int type) {
        return c > 0xFF && type != Character.FORMAT && Character.isEmoji(c);
    }

    private static byte classifyWord(int c, int type) {
        if (type == Character.DECIMAL_DIGIT_NUMBER || (c >= 0x2080 && c <= 0x2089)) {
            return DIGIT;
        }
        boolean alphabetic = Character.isAlphabetic(c) || type == Character.MODIFIER_LETTER;
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA ->
                alphabetic || Character.isIdeographic(c) || type == Character.OTHER_SYMBOL ? IDEOGRAM : OTHER;
            case THAI, LAO, KHMER, MYANMAR -> alphabetic ? IDEOGRAM : OTHER;
            case HEBREW -> alphabetic ? HEBREW : OTHER;
            default -> alphabetic ? LETTER : OTHER;
        };
    }

    private static byte classifyNamed(int c) {
        return switch (c) {
            case '.', 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E, '\'' -> MID_BOTH;
            case 0xB7, 0x387, 0x55F, 0x5F4, 0x2027 -> MID_LETTER;
            case ',', ';', 0x37E, 0x589, 0x60C, 0x60D, 0x66B, 0x66C, 0x7F8, 0x2044, 0xFE10, 0xFE14 -> MID_NUMBER;
            case 0xFE50, 0xFE54, 0xFF0C, 0xFF1B -> MID_NUMBER;
            case '"' -> DOUBLE_QUOTE;
            case 0x5F3 -> HEBREW;
            case 0xFF9E, 0xFF9F, 0x309B, 0x309C -> MARK;
            case 0x30FC, 0xFF70, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035 -> IDEOGRAM;
            default -> OTHER;
        };
    }
}
