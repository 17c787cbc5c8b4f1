package org.tidings.filter.match;

import java.util.Arrays;

/**
 * Words in order, each at one position: its hash as written and folded, its folded letters, and where it stood. Parts that
 * must not touch (fields, authors) are parted by a gap of empty positions.
 */
final class Tokens {
    /** Wider than any distance that a query may ask for, so that nothing reaches across. */
    static final int GAP = 128;

    static final byte CASED = 1;
    static final byte CAPITALS = 2;
    static final byte IDEOGRAM = 4;

    private int count;
    private int charCount;
    private int wordStart;
    private long[] folded;
    private long[] exact;
    private int[] start;
    private int[] end;
    private int[] charStart;
    private int[] charEnd;
    private byte[] flags;
    private char[] chars;

    Tokens(int expected) {
        folded = new long[expected];
        exact = new long[expected];
        start = new int[expected];
        end = new int[expected];
        charStart = new int[expected];
        charEnd = new int[expected];
        flags = new byte[expected];
        chars = new char[expected * 6 + 16];
    }

    /** The words of one text, as queries and aliases have them. */
    static Tokens of(String text) {
        Tokens tokens = new Tokens(8);
        Tokenizer.text(text, 0, tokens);
        return tokens;
    }

    int count() {
        return count;
    }

    /** 0 in a gap. */
    long folded(int position) {
        return folded[position];
    }

    long exact(int position) {
        return exact[position];
    }

    int start(int position) {
        return start[position];
    }

    int end(int position) {
        return end[position];
    }

    byte flags(int position) {
        return flags[position];
    }

    boolean is(int position, byte flag) {
        return (flags[position] & flag) != 0;
    }

    String text(int position) {
        return new String(chars, charStart[position], length(position));
    }

    int length(int position) {
        return charEnd[position] - charStart[position];
    }

    char letter(int position, int index) {
        return chars[charStart[position] + index];
    }

    void gap() {
        ensure(GAP);
        count += GAP;
        wordStart = charCount;
    }

    /** Appends a letter to the word being made. */
    void letter(char c) {
        if (charCount == chars.length) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        chars[charCount++] = c;
    }

    /** Ends the word being made; one without letters is none. */
    void word(int from, int to, long foldedHash, long exactHash, byte flag) {
        if (charCount == wordStart) {
            return;
        }
        ensure(1);
        charStart[count] = wordStart;
        charEnd[count] = charCount;
        wordStart = charCount;
        folded[count] = foldedHash;
        exact[count] = exactHash;
        start[count] = from;
        end[count] = to;
        flags[count] = flag;
        count++;
    }

    /** Sets the hash of the letters as written, once the word is there. */
    void spell(int position, long exactHash) {
        exact[position] = exactHash;
    }

    /** Appends the word of an earlier position once more, with its letters. */
    void again(int position, int from, int to) {
        ensure(1);
        charStart[count] = charStart[position];
        charEnd[count] = charEnd[position];
        folded[count] = folded[position];
        exact[count] = exact[position];
        start[count] = from;
        end[count] = to;
        flags[count] = flags[position];
        count++;
    }

    /** Adds a mark to the last word, of a script without case. */
    void mark(char mark, int to) {
        letter(mark);
        int last = count - 1;
        charEnd[last] = charCount;
        wordStart = charCount;
        long hash = Hashes.of(text(last));
        folded[last] = hash;
        exact[last] = hash;
        end[last] = to;
    }

    private void ensure(int more) {
        if (count + more > folded.length) {
            int size = Math.max(count + more, folded.length * 2);
            folded = Arrays.copyOf(folded, size);
            exact = Arrays.copyOf(exact, size);
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            flags = Arrays.copyOf(flags, size);
            charStart = Arrays.copyOf(charStart, size);
            charEnd = Arrays.copyOf(charEnd, size);
        }
    }
}
