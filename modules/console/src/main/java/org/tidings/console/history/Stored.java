package org.tidings.console.history;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.tidings.model.Article;
import org.tidings.model.Json;

/** One article of the index. */
record Stored(IndexSearcher searcher, int document) {
    static Optional<Stored> of(IndexSearcher searcher, String article) throws IOException {
        TopDocs found = searcher.search(new TermQuery(new Term(Columns.ID, article)), 1);
        for (ScoreDoc one : found.scoreDocs) {
            return Optional.of(new Stored(searcher, one.doc));
        }
        return Optional.empty();
    }

    boolean isFull() throws IOException {
        return has(Columns.FULL);
    }

    boolean isTold() throws IOException {
        return has(Columns.TOLD);
    }

    private boolean has(long flag) throws IOException {
        LeafReaderContext leaf = searcher.getIndexReader()
                .leaves()
                .get(ReaderUtil.subIndex(document, searcher.getIndexReader().leaves()));
        NumericDocValues flags = leaf.reader().getNumericDocValues(Columns.FLAGS);
        return flags != null && flags.advanceExact(document - leaf.docBase) && (flags.longValue() & flag) != 0;
    }

    Article article() throws IOException {
        Document stored = searcher.storedFields().document(document, Set.of(Columns.ARTICLE));
        BytesRef json = stored.getBinaryValue(Columns.ARTICLE);
        byte[] bytes = new byte[json.length];
        System.arraycopy(json.bytes, json.offset, bytes, 0, json.length);
        return Json.read(bytes, Article.class);
    }
}
