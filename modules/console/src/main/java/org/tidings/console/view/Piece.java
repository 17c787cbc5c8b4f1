package org.tidings.console.view;

/**
 * A run of text.
 *
 * @param mark the number of the clause that it hits; 0 = it hits none; -1 = it hits, and no number is shown
 */
public record Piece(String text, int mark) {
    public static Piece plain(String text) {
        return new Piece(text, 0);
    }

    public boolean marked() {
        return mark != 0;
    }

    public boolean numbered() {
        return mark > 0;
    }
}
