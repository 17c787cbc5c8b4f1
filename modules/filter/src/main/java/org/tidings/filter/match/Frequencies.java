package org.tidings.filter.match;

/**
 * In which part of the articles each word stands, as far as it has been seen; before that, a guess by the word itself. Any
 * number of threads count without locks: a lost count does no harm, since only the choice of what watchlists are looked up
 * by depends on it.
 */
final class Frequencies {
    private static final int ROW = 1 << 16;
    /** From so many articles on, what was seen is believed. */
    private static final int ENOUGH = 256;
    /** At so many, all is halved, so that the counts follow the news. */
    private static final int MOST = 1 << 14;

    private final int[] counts = new int[2 * ROW];
    private volatile int articles;

    // see above
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void count(Analysed article) {
        for (int i = 0; i < article.distinctCount(); i++) {
            long hash = article.tokens().folded(article.distinct(i));
            counts[first(hash)]++;
            counts[second(hash)]++;
        }
        articles++;
        if (articles >= MOST) {
            halve();
        }
    }

    private void halve() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] >>= 1;
        }
        articles = MOST / 2;
    }

    int articles() {
        return articles;
    }

    boolean isBelieved() {
        return articles >= ENOUGH;
    }

    /** From 0 to 1; a word that was never seen is rarer the longer it is. */
    double of(long hash, String text) {
        int seen = articles;
        if (seen < ENOUGH) {
            return Rarity.of(text);
        }
        double part = (double) Math.min(counts[first(hash)], counts[second(hash)]) / seen;
        return part + Rarity.of(text) / seen;
    }

    private static int first(long hash) {
        return (int) (hash >>> 8) & (ROW - 1);
    }

    private static int second(long hash) {
        return ROW + ((int) (hash >>> 40) & (ROW - 1));
    }
}
