package org.tidings.filter.match;

import java.util.List;

/** A parsed query. Each part knows where it was written: UTF-16 offsets, {@code to} behind its last character. */
public sealed interface Expr {
    int from();

    int to();

    /** All of the parts, in the order written. */
    record And(List<Expr> parts, int from, int to) implements Expr {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of the parts at least. */
    record Or(List<Expr> parts, int from, int to) implements Expr {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expr part, int from, int to) implements Expr {}

    /** The nearer ends are at most {@code distance} positions apart; {@code ordered} = left before right. */
    record Near(Expr left, Expr right, int distance, boolean ordered, int from, int to) implements Expr {}

    /** Words in adjacent positions; a word is a phrase of one. */
    record Phrase(List<Piece> pieces, int from, int to) implements Expr {
        public Phrase {
            pieces = List.copyOf(pieces);
        }
    }

    /** A mention of an entity. */
    record Mention(String entity, int from, int to) implements Expr {}

    /** At least {@code count} mentions that do not overlap. */
    record AtLeast(int count, Expr part, int from, int to) implements Expr {}

    /** The part, looked for in one field. */
    record InField(Field field, Expr part, int from, int to) implements Expr {}

    /** What is asked of the article's surroundings; the value is in lower case. */
    record Filter(FilterKind kind, String value, int from, int to) implements Expr {}

    /** One folded word matches the whole pattern. */
    record Regex(String pattern, int from, int to) implements Expr {}

    /** One position of a phrase. */
    sealed interface Piece {}

    /** A folded word. */
    record Folded(String text, long hash) implements Piece {}

    /** A word whose case and accents count. */
    record Exact(String text, long exact, long folded) implements Piece {}

    /** A folded word with {@code *} and {@code ?}. */
    record Wild(String pattern) implements Piece {}

    /** Where words are looked for. */
    enum Field {
        ANYWHERE,
        TITLE,
        LEAD,
        BODY,
        AUTHOR;

        /** As it is written, without the colon. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What filters ask about. */
    enum FilterKind {
        SOURCE,
        LANG,
        COUNTRY,
        TAG;

        /** As it is written, without the colon. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
