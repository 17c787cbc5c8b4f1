package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.Report;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Clause;

/**
 * An article of the past that a query hits.
 *
 * @param mark whether people called it a good hit; null = nobody said
 */
public record SampleRow(
        String id,
        String day,
        String clock,
        String machine,
        String whole,
        String title,
        String language,
        String source,
        List<Piece> snippet,
        @Nullable Boolean mark) {
    private static final int WORDS = 4;

    public static SampleRow of(Report.Sample sample, Map<String, Boolean> marks, Times times) {
        ArticleFacts facts = sample.article();
        String title = RowView.title(facts);
        return new SampleRow(
                facts.id(),
                times.day(facts.firstSeen()),
                times.clock(facts.firstSeen()),
                times.machine(facts.firstSeen()),
                times.whole(facts.firstSeen()),
                title == null ? "No title" : title,
                RowView.language(facts),
                RowView.source(facts),
                sample.snippet() == null ? words(sample.clauses()) : Snippets.of(sample.snippet()),
                marks.get(facts.id()));
    }

    private static List<Piece> words(List<Clause> clauses) {
        List<Piece> pieces = new ArrayList<>();
        for (Clause clause : clauses.subList(0, Math.min(WORDS, clauses.size()))) {
            if (!pieces.isEmpty()) {
                pieces.add(Piece.plain(" … "));
            }
            pieces.add(new Piece(Marks.tame(clause.text()), -1));
        }
        return pieces;
    }

    /** Where it is explained why a saved watchlist hits it or does not. */
    public String explained(String watchlist) {
        return new PageAddress("/explain")
                .with("article", id)
                .with("watchlist", watchlist)
                .toString();
    }

    /** The same for a query that nobody saved. */
    public String explainedQuery(String query) {
        return new PageAddress("/explain").with("article", id).with("q", query).toString();
    }
}
