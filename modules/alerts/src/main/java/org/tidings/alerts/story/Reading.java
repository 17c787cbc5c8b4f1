package org.tidings.alerts.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of one article is compared, before the words are weighed.
 *
 * @param terms hashed word to how often it stands where
 * @param print of its wording: {@link Wording}
 * @param figures hashed numbers of the title and the opening, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by the thousand, never compared as values, never changed
public record Reading(Map<Integer, Use> terms, short[] print, int[] figures) {
    private static final int LEAD = 60;
    private static final int BODY = 400;
    private static final int MAX_FIGURES = 16;

    /** How a term is used. */
    static final class Use {
        /** More of them in the lead count no more. */
        static final int COUNTED_LEAD = 4;

        boolean title;
        int lead;
        int body;

        double weight() {
            return (title ? 3 : 0) + Math.sqrt(Math.min(COUNTED_LEAD, lead)) + Math.log1p(body);
        }
    }

    /** Of a title and the opening of the text; {@code language} is a primary tag. */
    public static Reading of(@Nullable String title, String text, @Nullable String language) {
        List<Words.Word> head = Words.of(title == null ? "" : title, BODY);
        List<Words.Word> body = Words.of(text, BODY);
        Map<Integer, Use> terms = new HashMap<>();
        StopWords stop = StopWords.of(language);
        for (Words.Word word : head) {
            if (stop.keeps(word)) {
                terms.computeIfAbsent(word.text().hashCode(), k -> new Use()).title = true;
            }
        }
        for (int i = 0; i < body.size(); i++) {
            if (stop.keeps(body.get(i))) {
                Use use = terms.computeIfAbsent(body.get(i).text().hashCode(), k -> new Use());
                use.body++;
                use.lead += i < LEAD ? 1 : 0;
            }
        }
        return new Reading(terms, Wording.print(body), figures(head, body));
    }

    private static int[] figures(List<Words.Word> head, List<Words.Word> body) {
        TreeSet<Integer> found = new TreeSet<>();
        for (Words.Word word : head) {
            addFigure(found, word);
        }
        for (Words.Word word : body.subList(0, Math.min(LEAD, body.size()))) {
            addFigure(found, word);
        }
        return found.stream().limit(MAX_FIGURES).mapToInt(Integer::intValue).toArray();
    }

    private static void addFigure(TreeSet<Integer> found, Words.Word word) {
        if (word.figure() || StopWords.isCalendar(word.text())) {
            found.add(word.text().hashCode());
        }
    }
}
