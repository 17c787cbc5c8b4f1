package org.tidings.console.history;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the columns of several articles at once, in the order of the index, as its columns want to be read. */
final class Leaves {
    private Leaves() {}

    /** Takes one article: its number among those asked for, and its columns. */
    interface Visitor {
        void visit(int number, Row row) throws IOException;
    }

    /** @param places in the index, in any order */
    static void visit(IndexSearcher searcher, int[] places, Visitor visitor) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        long[] ordered = new long[places.length];
        Arrays.setAll(ordered, i -> (long) places[i] << 32 | i);
        Arrays.sort(ordered);
        int leaf = 0;
        Row row = null;
        for (long one : ordered) {
            int place = (int) (one >>> 32);
            while (place >= leaves.get(leaf).docBase + leaves.get(leaf).reader().maxDoc()) {
                leaf++;
                row = null;
            }
            row = row == null ? new Row(leaves.get(leaf).reader()) : row;
            row.document = place - leaves.get(leaf).docBase;
            visitor.visit((int) one, row);
        }
    }

    /** The columns of one article. */
    static final class Row {
        private final BinaryDocValues ids;
        private final BinaryDocValues words;
        private final BinaryDocValues readings;
        private final BinaryDocValues aliases;
        private final SortedDocValues sites;
        private final SortedDocValues languages;
        private final NumericDocValues times;
        private final NumericDocValues flags;
        private int document;

        Row(LeafReader reader) throws IOException {
            ids = DocValues.getBinary(reader, Columns.ID);
            words = DocValues.getBinary(reader, Columns.WORDS);
            readings = DocValues.getBinary(reader, Columns.READING);
            aliases = DocValues.getBinary(reader, Columns.ALIAS);
            sites = DocValues.getSorted(reader, Columns.SITE);
            languages = DocValues.getSorted(reader, Columns.LANGUAGE);
            times = DocValues.getNumeric(reader, Columns.TIME);
            flags = DocValues.getNumeric(reader, Columns.FLAGS);
        }

        String id() throws IOException {
            return given(ids).utf8ToString();
        }

        byte[] words() throws IOException {
            BytesRef bytes = given(words);
            return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
        }

        /** Good until the next is asked for. */
        BytesRef reading() throws IOException {
            return given(readings);
        }

        @Nullable
        String alias() throws IOException {
            return aliases.advanceExact(document) ? aliases.binaryValue().utf8ToString() : null;
        }

        String site() throws IOException {
            return sites.advanceExact(document)
                    ? sites.lookupOrd(sites.ordValue()).utf8ToString()
                    : "";
        }

        @Nullable
        String language() throws IOException {
            return languages.advanceExact(document)
                    ? languages.lookupOrd(languages.ordValue()).utf8ToString()
                    : null;
        }

        long time() throws IOException {
            return times.advanceExact(document) ? times.longValue() : 0;
        }

        boolean isTold() throws IOException {
            return flags.advanceExact(document) && (flags.longValue() & Columns.TOLD) != 0;
        }

        private BytesRef given(BinaryDocValues column) throws IOException {
            if (!column.advanceExact(document)) {
                throw new IOException("an article without one of its columns");
            }
            return column.binaryValue();
        }
    }
}
