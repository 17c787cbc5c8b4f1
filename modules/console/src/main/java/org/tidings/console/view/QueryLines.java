package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A query laid out with one part a line, the parts that hit marked with their number. */
public final class QueryLines {
    private QueryLines() {}

    /** @param operator what joins it to the line before: empty, {@code AND} or {@code OR} */
    public record Line(String operator, List<Piece> pieces) {}

    /** Parts at the outermost level, parted at AND where there is one, at OR else. */
    public static List<Line> of(String query, Map<String, Integer> numbers) {
        String flat = query.strip().replaceAll("\\s+", " ");
        List<String> parts = split(flat, "AND");
        String operator = "AND";
        if (parts.size() == 1) {
            parts = split(flat, "OR");
            operator = "OR";
        }
        List<Line> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add(new Line(lines.isEmpty() ? "" : operator, pieces(part, numbers)));
        }
        return lines;
    }

    static List<Piece> pieces(String part, Map<String, Integer> numbers) {
        List<Marks.Span> spans = new ArrayList<>();
        numbers.forEach((clause, number) -> {
            int at = find(part, clause);
            if (at >= 0) {
                spans.add(new Marks.Span(at, at + clause.length(), number));
            }
        });
        return Marks.cut(part, spans);
    }

    /** A clause as a whole: not as a part of another word. */
    private static int find(String part, String clause) {
        for (int at = part.indexOf(clause); at >= 0; at = part.indexOf(clause, at + 1)) {
            if (isEdge(part, at - 1) && isEdge(part, at + clause.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || " ()".indexOf(text.charAt(at)) >= 0;
    }

    private static List<String> split(String query, String operator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (!quoted && depth == 0 && query.startsWith(" " + operator + " ", i)) {
                parts.add(query.substring(start, i));
                start = i + operator.length() + 2;
            }
        }
        parts.add(query.substring(Math.min(start, query.length())));
        return parts;
    }
}
