package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import org.tidings.model.Snippet;

/** Short pieces of text around a hit, cut so that the hit is whole and near the front. */
public final class Snippets {
    private static final int BEFORE = 32;
    private static final int AFTER = 90;
    private static final int LEAD = 160;

    private Snippets() {}

    public static List<Piece> of(Snippet snippet) {
        List<Marks.Span> spans = new ArrayList<>();
        for (int i = 0; i + 1 < snippet.marks().size(); i += 2) {
            spans.add(new Marks.Span(snippet.marks().get(i), snippet.marks().get(i + 1), -1));
        }
        String text = snippet.text();
        if (spans.isEmpty() || spans.getFirst().start() <= BEFORE) {
            return Marks.cut(text, spans);
        }
        int from = wordStart(text, spans.getFirst().start() - BEFORE);
        List<Piece> pieces = new ArrayList<>(Marks.cut(
                text.substring(from),
                spans.stream()
                        .map(span -> new Marks.Span(span.start() - from, span.end() - from, -1))
                        .toList()));
        pieces.addFirst(Piece.plain("…"));
        return pieces;
    }

    /** The words around one hit. */
    public static List<Piece> around(String text, int start, int end) {
        int from = start <= BEFORE ? 0 : wordStart(text, start - BEFORE);
        int to = end + AFTER >= text.length() ? text.length() : wordEnd(text, end + AFTER);
        List<Piece> pieces = new ArrayList<>();
        add(pieces, (from > 0 ? "…" : "") + flat(text.substring(from, start)), 0);
        add(pieces, flat(text.substring(start, end)), -1);
        add(pieces, flat(text.substring(end, to)) + (to < text.length() ? "…" : ""), 0);
        return pieces;
    }

    /** The first words of a text. */
    public static String lead(String text) {
        String flat = Marks.tame(flat(text).strip());
        return flat.length() <= LEAD ? flat : flat.substring(0, wordEnd(flat, LEAD)) + "…";
    }

    private static void add(List<Piece> pieces, String text, int mark) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(Marks.tame(text), mark));
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static int wordStart(String text, int at) {
        int space = text.indexOf(' ', at);
        return space >= 0 && space - at < BEFORE / 2 ? space + 1 : whole(text, at);
    }

    private static int wordEnd(String text, int at) {
        int space = text.lastIndexOf(' ', at);
        return space > at - BEFORE ? space : whole(text, at);
    }

    /** Never between the halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
