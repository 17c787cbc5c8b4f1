package org.tidings.filter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Clause;
import org.tidings.model.Word;

/**
 * Why a watchlist hits an article or does not.
 *
 * @param score the sum of the weights that hit, even below the threshold; 1 or 0 for a query
 * @param threshold what the score must reach; 1 for a query
 * @param parts the watchlist's languages, if it asks for some, then its query, or each term of {@code any:}
 * @param clauses what hit, also when the whole did not
 * @param miss the first part that failed; null when the whole hits
 */
public record Explanation(
        boolean hit,
        double score,
        double threshold,
        List<Part> parts,
        List<Clause> clauses,
        @Nullable Miss miss) {
    public Explanation {
        parts = List.copyOf(parts);
        clauses = List.copyOf(clauses);
    }

    /**
     * @param clause the part as written
     * @param reason why it failed, and how near it came
     */
    public record Miss(String clause, String reason) {}

    /** What a part is, and so what its parts are. */
    public enum Kind implements Word {
        /** All of its parts are asked for. */
        ALL,
        /** One of its parts at least. */
        ONE,
        /** Its only part must not be there. */
        NOT,
        /** A word or phrase, with or without wildcards. */
        WORDS,
        REGEX,
        ENTITY,
        /** Its two parts, near each other. */
        NEAR,
        /** So many mentions of its only part. */
        COUNT,
        FILTER,
        /** The languages that the watchlist asks for. */
        LANGUAGES
    }

    /**
     * A part of a watchlist on this article.
     *
     * @param written as in the query; with NOT moved inwards, so that {@code -(a OR b)} has the parts NOT a and NOT b
     * @param from offset in the query, in UTF-16 units; 0 for languages
     * @param to offset behind its last character; 0 for languages
     * @param holds whether it lets the article through
     * @param weight of a term of {@code any:}; null within it and elsewhere
     * @param found how often it stands in the article, also behind NOT
     * @param places the first of those places
     * @param reason why it does not hold, and how near it came; null when it holds
     * @param nearest what comes nearest to it in the text; null when nothing does
     */
    public record Part(
            Kind kind,
            String written,
            int from,
            int to,
            boolean holds,
            @Nullable Double weight,
            int found,
            List<Place> places,
            @Nullable String reason,
            @Nullable Place nearest,
            List<Part> parts) {
        public Part {
            places = List.copyOf(places);
            parts = List.copyOf(parts);
        }

        Part weighing(double weight) {
            return new Part(kind, written, from, to, holds, weight, found, places, reason, nearest, parts);
        }
    }

    /**
     * A stretch of the article.
     *
     * @param field {@code title}, {@code body} or {@code author}
     * @param start offset in the field's text, in UTF-16 units; authors are joined by a comma and a blank
     * @param end offset behind its last character
     */
    public record Place(String field, int start, int end, String text) {}
}
