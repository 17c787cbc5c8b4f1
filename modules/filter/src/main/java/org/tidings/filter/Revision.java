package org.tidings.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tidings.model.Article;

/**
 * What is remembered of an article; values are many, so they are small.
 *
 * @param contents hashes of its latest contents, the newest last
 * @param number how many contents there were
 * @param full whether a full text is known
 * @param baseline history only, until it is released
 * @param hits ids of the watchlists that were told of it
 * @param seen when a content last came
 */
record Revision(List<String> contents, int number, boolean full, boolean baseline, List<String> hits, Instant seen) {
    static final int CONTENTS = 8;
    static final int HITS = 200;

    Revision {
        contents = contents == null ? List.of() : List.copyOf(contents);
        hits = hits == null ? List.of() : List.copyOf(hits);
    }

    static Revision first(Article article, Instant now) {
        return new Revision(List.of(article.contentHash()), 1, isFull(article), article.baseline(), List.of(), now);
    }

    static boolean isFull(Article article) {
        return article.extraction() == Article.Extraction.FULL;
    }

    boolean knows(Article article) {
        return contents.contains(article.contentHash());
    }

    /** With one content more; one that is known counts as no other. */
    Revision with(Article article, boolean stillBaseline, Instant now) {
        List<String> all = new ArrayList<>(contents);
        all.remove(article.contentHash());
        all.add(article.contentHash());
        int number = knows(article) ? this.number : this.number + 1;
        List<String> latest = all.subList(Math.max(0, all.size() - CONTENTS), all.size());
        return new Revision(latest, number, full || isFull(article), stillBaseline, hits, now);
    }

    Revision seen(Instant now) {
        return new Revision(contents, number, full, baseline, hits, now);
    }

    Revision told(Set<String> watchlists) {
        Set<String> all = new LinkedHashSet<>(hits);
        all.addAll(watchlists);
        List<String> kept = all.stream().limit(HITS).toList();
        return new Revision(contents, number, full, baseline, kept, seen);
    }
}
