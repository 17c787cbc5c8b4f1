package org.tidings.console.web;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Article;
import org.tidings.model.Clause;
import org.tidings.model.Entity;
import org.tidings.model.Snippet;
import org.tidings.model.Watchlist;

/** Reads a watchlist as the filter will, and says what it finds. */
public interface QueryCheck {

    /**
     * Something wrong or doubtful.
     *
     * @param key the part of the watchlist; positions are within it
     * @param from offset of its first character, in UTF-16 units
     * @param to offset behind its last
     * @param line from 1
     * @param column from 1
     * @param fix what to write instead of the part, where that can be said
     */
    record Finding(
            String key,
            int from,
            int to,
            int line,
            int column,
            String message,
            @Nullable String fix) {}

    /** An article that it hits, and why. */
    record Hit(
            Article article, List<Clause> clauses, @Nullable Snippet snippet, double score) {}

    /** How many articles were tried before the time ran out, and which of them it hits. */
    record Tried(int articles, List<Hit> hits) {}

    /** What was found; with errors nothing can be tried. */
    record Checked(List<Finding> errors, List<Finding> warnings) {
        public boolean ok() {
            return errors.isEmpty();
        }
    }

    Checked check(Watchlist draft, Collection<Entity> entities);

    /**
     * Why it hits an article or does not.
     *
     * @return null when the watchlist cannot be read
     */
    @Nullable
    Explanation explain(Watchlist watchlist, Collection<Entity> entities, Article article);

    /** Which of the examples a watchlist without errors finds, in their order. */
    List<Boolean> finds(Watchlist draft, Collection<Entity> entities, List<String> examples);

    /** Tries a watchlist without errors on some articles; hits in the order of the articles. */
    Tried hits(Watchlist draft, Collection<Entity> entities, List<Article> articles);
}
