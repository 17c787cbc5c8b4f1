package org.tidings.console.history;

import java.util.List;
import java.util.Optional;
import org.tidings.model.Article;
import org.tidings.model.Match;
import org.tidings.model.Watchlist;

/** The articles of the past, each with its newest content. Safe for any thread. */
public interface History {

    /** Is told how far it is, about ten times a second. */
    interface Progress {
        Progress NONE = (read, candidates) -> true;

        /** @return false = stop here and report what was found so far */
        boolean goOn(long read, long candidates);
    }

    /**
     * How many articles a watchlist can hit, told from the index alone.
     *
     * @param exact whether it hits all of them; false = so many at most
     */
    record Count(long articles, boolean exact) {}

    /** How many articles it holds. */
    long articles();

    /** The newest content of an article. */
    Optional<Article> find(String id);

    /** How many articles a watchlist can hit; in milliseconds, for single terms and for warnings. */
    Count count(Watchlist watchlist);

    /** What would a watchlist have caught? All candidates are read, the newest first. */
    Report ask(Question question, Progress progress);

    /**
     * The newest articles that a watchlist hits, as the matches that they would have been, the oldest first. What was too
     * old to be told of when we saw it is left out.
     */
    List<Match> matches(Search search, Progress progress);

    /** The newest articles that a query hits, with no more read than those take. */
    Found search(Search search, Progress progress);
}
