package org.tidings.filter.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.Clause;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;

/**
 * Matches a file of articles, one JSON object a line, against watchlists, and writes one line a hit. The watchlists have
 * passed {@link WatchlistCheck}; one that has not is left out.
 */
public final class MatchBatch {
    /** One line of the input; {@code authors} and {@code author} are both read. */
    record Line(
            String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable String lang,
            @Nullable String source,
            @Nullable String url,
            @Nullable String author,
            @Nullable List<String> authors,
            @Nullable String country,
            @Nullable List<String> tags) {
        MatchText toText() {
            return new MatchText(
                    title == null ? "" : title,
                    text == null ? "" : text,
                    byline(),
                    url == null || url.isBlank() ? source : url,
                    lang,
                    country,
                    tags == null ? List.of() : tags);
        }

        private List<String> byline() {
            List<String> all = new ArrayList<>(authors == null ? List.of() : authors);
            if (author != null && !author.isBlank()) {
                all.add(author);
            }
            return all;
        }
    }

    private record Found(String id, String watchlist, double score, List<Clause> clauses) {}

    private final MatchEngine engine = new MatchEngine();

    public MatchBatch(Collection<Watchlist> watchlists, Collection<Entity> entities) {
        MatchEngine.Changes changes = new MatchEngine.Changes();
        entities.forEach(changes::put);
        for (Watchlist watchlist : watchlists) {
            CompiledWatchlist compiled = watchlist.enabled() ? CompiledWatchlist.of(watchlist, Scope.OPEN) : null;
            if (compiled != null) {
                changes.put(compiled);
            }
        }
        engine.apply(changes);
    }

    /**
     * Reads to the end.
     *
     * @return how many hits were written
     * @throws BadRecord on the first line that is no article, naming it
     */
    public int run(BufferedReader articles, Writer hits) throws IOException {
        int written = 0;
        int number = 0;
        for (String line = articles.readLine(); line != null; line = articles.readLine()) {
            number++;
            if (!line.isBlank()) {
                written += match(read(line, number), hits);
            }
        }
        return written;
    }

    /**
     * One article as a line of the input has it.
     *
     * @throws BadRecord when it is none
     */
    public static MatchText article(byte[] json) {
        return Json.read(json, Line.class).toText();
    }

    private static Line read(String line, int number) {
        try {
            return Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class);
        } catch (BadRecord e) {
            throw new BadRecord("line " + number + ": " + e.getMessage(), e);
        }
    }

    private int match(Line article, Writer out) throws IOException {
        List<Hit> hits = engine.match(article.toText());
        for (Hit hit : hits) {
            Found found = new Found(article.id(), hit.watchlist().id(), hit.score(), hit.clauses());
            out.write(Json.text(found));
            out.write('\n');
        }
        return hits.size();
    }
}
