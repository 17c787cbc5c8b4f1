package org.tidings.alerts.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Ids;
import org.tidings.model.Json;

/** A stream of articles in a file, grouped as one watchlist would. */
public final class StoryBatch {
    private static final String WATCHLIST = "batch";

    private StoryBatch() {}

    /** One line read. */
    record Line(
            @JsonProperty(required = true) String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            @JsonProperty(required = true) Instant time) {}

    /** One line written. */
    record Grouped(String id, String story) {}

    /** How many articles there were, and stories. */
    public record Count(int articles, int stories) {}

    /**
     * Reads {@code {"id","title","text","time"}} a line, in the order of time, and writes {@code {"id","story"}} a line.
     *
     * @throws BadRecord naming the line that is not an article
     */
    public static Count run(BufferedReader in, Writer out, StoryRules rules) throws IOException {
        StoryBook book = new StoryBook(rules);
        int articles = 0;
        int stories = 0;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                Line article = read(line, number);
                StoryBook.Placement placed = place(book, article);
                out.write(Json.text(new Grouped(article.id(), placed.story().id())));
                out.write('\n');
                articles++;
                stories += placed.opened() ? 1 : 0;
            }
        }
        return new Count(articles, stories);
    }

    private static StoryBook.Placement place(StoryBook book, Line article) {
        Reading reading = Reading.of(article.title(), article.text() == null ? "" : article.text(), article.language());
        return book.place(Ids.story(WATCHLIST, article.id()), reading, article.time());
    }

    private static Line read(String line, int number) {
        try {
            Line article = Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class);
            if (article.id() == null || article.time() == null) {
                throw new BadRecord("an article needs id and time", null);
            }
            return article;
        } catch (BadRecord e) {
            throw new BadRecord("line " + number + ": " + e.getMessage(), e);
        }
    }
}
