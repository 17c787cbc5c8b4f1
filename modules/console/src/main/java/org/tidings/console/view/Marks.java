package org.tidings.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into marked and plain pieces. */
public final class Marks {
    /** More would hide the text. */
    public static final int LIMIT = 200;

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern BIDI_CONTROLS =
            Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");

    private Marks() {}

    /** From {@code start} to before {@code end}, in UTF-16 units. */
    public record Span(int start, int end, int mark) {}

    /**
     * @param paragraphs the text, a list of pieces a paragraph
     * @param left how many marks were left out
     */
    public record Text(List<List<Piece>> paragraphs, int left) {}

    /** One line or title. Spans outside the text are left out; where two overlap, the earlier keeps its place. */
    public static List<Piece> cut(String text, List<Span> spans) {
        return cut(text, 0, text.length(), sound(text, spans));
    }

    public static Text paragraphs(String text, List<Span> spans) {
        List<Span> sound = sound(text, spans);
        List<Span> shown = sound.subList(0, Math.min(LIMIT, sound.size()));
        List<List<Piece>> paragraphs = new ArrayList<>();
        Matcher gap = PARAGRAPHS.matcher(text);
        int start = 0;
        while (gap.find()) {
            addParagraph(paragraphs, text, start, gap.start(), shown);
            start = gap.end();
        }
        addParagraph(paragraphs, text, start, text.length(), shown);
        return new Text(paragraphs, sound.size() - shown.size());
    }

    /** A text from outside with its direction controls dropped: it cannot reorder what stands around it. */
    public static String tame(String text) {
        return BIDI_CONTROLS.matcher(text).replaceAll("");
    }

    private static void addParagraph(List<List<Piece>> paragraphs, String text, int start, int end, List<Span> spans) {
        if (!text.substring(start, end).isBlank()) {
            paragraphs.add(cut(text, start, end, spans));
        }
    }

    private static List<Piece> cut(String text, int from, int to, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Span span : spans) {
            int start = Math.max(span.start(), at);
            int end = Math.min(span.end(), to);
            if (start < end) {
                add(pieces, text.substring(at, start), 0);
                add(pieces, text.substring(start, end), span.mark());
                at = end;
            }
        }
        add(pieces, text.substring(at, to), 0);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, int mark) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(tame(text), mark));
        }
    }

    private static List<Span> sound(String text, List<Span> spans) {
        return spans.stream()
                .filter(span -> span.start() >= 0 && span.start() < span.end() && span.end() <= text.length())
                .sorted(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()))
                .toList();
    }
}
