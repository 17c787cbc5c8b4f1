package org.tidings.console.history;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** The articles that a query of the index finds, by time. Each is one number: its time above its place in the index. */
final class Candidates {
    private final long from;
    private final int placeBits;
    private final int coarser;
    private long[] all = new long[1_024];
    private int size;

    private Candidates(long from, long span, int places) {
        this.from = from;
        this.placeBits = Long.SIZE - Long.numberOfLeadingZeros(places);
        int timeBits = Long.SIZE - Long.numberOfLeadingZeros(span);
        this.coarser = Math.max(0, placeBits + timeBits - (Long.SIZE - 1));
    }

    /** Those in a range of time, milliseconds. */
    static Candidates of(IndexSearcher searcher, Query query, long from, long to) throws IOException {
        Query within = LongPoint.newRangeQuery(Columns.TIME, from, to - 1);
        Query both = new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(within, Occur.FILTER)
                .build();
        Candidates candidates = new Candidates(
                from,
                Math.max(1, to - from),
                Math.max(1, searcher.getIndexReader().maxDoc()));
        searcher.search(both, candidates.new InOneThread());
        Arrays.sort(candidates.all, 0, candidates.size);
        return candidates;
    }

    int size() {
        return size;
    }

    /** By time, the oldest first; of one moment, in the order in which they came. */
    long oldest(int index) {
        return all[index];
    }

    long newest(int index) {
        return all[size - 1 - index];
    }

    /** The place in the index of one of them. */
    int place(long candidate) {
        return (int) (candidate & ((1L << placeBits) - 1));
    }

    private void add(long time, int place) {
        if (size == all.length) {
            all = Arrays.copyOf(all, size * 2);
        }
        all[size++] = (time - from) >> coarser << placeBits | place;
    }

    /** The searchers of the history have no threads of their own. */
    private final class InOneThread implements CollectorManager<Collecting, Integer> {
        @Override
        public Collecting newCollector() {
            return new Collecting();
        }

        @Override
        public Integer reduce(Collection<Collecting> collected) {
            return size;
        }
    }

    private final class Collecting extends SimpleCollector {
        private @Nullable NumericDocValues times;
        private int base;

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            times = leaf.reader().getNumericDocValues(Columns.TIME);
            base = leaf.docBase;
        }

        @Override
        public void collect(int document) throws IOException {
            NumericDocValues here = times;
            if (here != null && here.advanceExact(document)) {
                add(here.longValue(), base + document);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
