package org.tidings.app.inspect;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of so many columns: broken at blanks, and between the characters of scripts that are written without them. */
final class Wrapping {
    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int used;

    private Wrapping(int columns) {
        this.columns = columns;
    }

    /** At least one line; a word that is longer than a line has one of its own. */
    static List<String> lines(String text, int columns) {
        Wrapping wrapping = new Wrapping(columns);
        for (String word : text.strip().split("\\s+", -1)) {
            wrapping.add(word);
        }
        wrapping.lines.add(wrapping.line.toString());
        return wrapping.lines;
    }

    private void add(String word) {
        int width = word.codePoints().map(Wrapping::width).sum();
        if (used > 0 && used + 1 + width > columns) {
            end();
        } else if (used > 0) {
            line.append(' ');
            used++;
        }
        if (width > columns) {
            word.codePoints().forEach(this::add);
        } else {
            line.append(word);
            used += width;
        }
    }

    private void add(int c) {
        if (used > 0 && width(c) == 2 && used + 2 > columns) {
            end();
        }
        line.appendCodePoint(c);
        used += width(c);
    }

    private void end() {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
    }

    private static int width(int c) {
        boolean wide = Character.isIdeographic(c)
                || (c >= 0x1100 && c <= 0x115f) // Hangul
                || (c >= 0x3000 && c <= 0x30ff) // punctuation and kana
                || (c >= 0xac00 && c <= 0xd7a3) // Hangul
                || (c >= 0xff00 && c <= 0xff60); // full width
        return wide ? 2 : 1;
    }
}
