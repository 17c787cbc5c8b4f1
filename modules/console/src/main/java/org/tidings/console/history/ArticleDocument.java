package org.tidings.console.history;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.Reading;
import org.tidings.alerts.story.ReadingCodec;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.AnalysedCodec;
import org.tidings.filter.match.Expr;
import org.tidings.filter.match.IndexedWords;
import org.tidings.filter.match.MatchText;
import org.tidings.model.Article;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Urls;

/** An article as the index holds it. */
final class ArticleDocument {
    /** To be raised with every change of what is in the index; an index of another format is built anew. */
    static final String FORMAT = "1." + AnalysedCodec.VERSION + "." + ReadingCodec.VERSION;

    /** Longer keys are cut, in the index and where they are asked for. */
    private static final int LONGEST_KEY = 256;

    private static final FieldType TERM = termType();

    private ArticleDocument() {}

    private static FieldType termType() {
        FieldType type = new FieldType();
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    /** @param words of the article, with or without its entities */
    static Document of(Article article, Analysed words, Duration oldest) {
        Document document = new Document();
        document.add(new StringField(Columns.ID, article.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Columns.ID, new BytesRef(article.id())));
        addTime(document, Columns.TIME, time(article));
        addTime(document, Columns.SEEN, article.firstSeen());
        document.add(new NumericDocValuesField(Columns.FLAGS, flags(article, oldest)));
        document.add(new SortedDocValuesField(Columns.SITE, new BytesRef(article.site())));
        if (article.language() != null) {
            document.add(new SortedDocValuesField(Columns.LANGUAGE, new BytesRef(article.language())));
        }
        String alias = alias(article);
        if (alias != null) {
            document.add(new BinaryDocValuesField(Columns.ALIAS, new BytesRef(alias)));
        }
        addWords(document, IndexedWords.of(words));
        document.add(new BinaryDocValuesField(Columns.WORDS, new BytesRef(AnalysedCodec.encode(words))));
        document.add(new BinaryDocValuesField(Columns.READING, new BytesRef(ReadingCodec.bytes(reading(article)))));
        document.add(new StoredField(Columns.ARTICLE, Json.bytes(article)));
        return document;
    }

    private static void addTime(Document document, String column, Instant time) {
        document.add(new LongPoint(column, time.toEpochMilli()));
        document.add(new NumericDocValuesField(column, time.toEpochMilli()));
    }

    static Analysed words(Article article) {
        return Analysed.of(MatchText.of(article));
    }

    /**
     * When an article counts. One of a feed's first poll is history that we saw all at once: it counts when it was
     * published.
     */
    static Instant time(Article article) {
        Instant published =
                article.published() == null ? null : article.published().toInstant();
        return article.baseline() && published != null && published.isBefore(article.firstSeen())
                ? published
                : article.firstSeen();
    }

    private static long flags(Article article, Duration oldest) {
        boolean full = article.extraction() == Article.Extraction.FULL;
        Instant published =
                article.published() == null ? null : article.published().toInstant();
        boolean told = article.baseline()
                || oldest.isZero()
                || published == null
                || !published.isBefore(article.firstSeen().minus(oldest));
        return (full ? Columns.FULL : 0) | (told ? Columns.TOLD : 0);
    }

    /** As the alerts role knows an article a second time, so that one page behind two addresses is told once. */
    private static @Nullable String alias(Article article) {
        String url = article.canonicalUrl() == null ? article.url() : article.canonicalUrl();
        if (url == null || !Urls.normalise(url).contains("/")) {
            return null;
        }
        String id = Ids.article(url);
        return id.equals(article.id()) ? null : id;
    }

    /** What a match says of an article is what stories are formed by. */
    private static Reading reading(Article article) {
        return Reading.of(article.title(), Match.opening(article.text()), article.language());
    }

    private static void addWords(Document document, IndexedWords words) {
        addTerms(document, Columns.TEXT, words.text());
        addTerms(document, Columns.TITLE, words.title());
        addTerms(document, Columns.AUTHOR, words.author());
        words.spelt().forEach(hash -> document.add(new Field(Columns.SPELT, bytes(hash), TERM)));
        addTerms(document, Columns.KEY, keys(words));
    }

    private static void addTerms(Document document, String column, Collection<String> terms) {
        terms.forEach(term -> document.add(new Field(column, new BytesRef(term), TERM)));
    }

    private static List<String> keys(IndexedWords words) {
        List<String> keys = new ArrayList<>();
        words.tags().forEach(tag -> keys.add(key(Expr.FilterKind.TAG, tag)));
        if (words.language() != null) {
            keys.add(key(Expr.FilterKind.LANG, words.language()));
        }
        if (words.country() != null) {
            keys.add(key(Expr.FilterKind.COUNTRY, words.country()));
        }
        for (String host = words.host(); host != null; host = parent(host)) {
            keys.add(key(Expr.FilterKind.SOURCE, host));
        }
        if (words.anyCut()) {
            keys.add(Columns.CUT);
        }
        return keys;
    }

    private static @Nullable String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? null : host.substring(dot + 1);
    }

    static String key(Expr.FilterKind kind, String value) {
        String key = kind.word() + ":" + value;
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }

    static BytesRef bytes(long hash) {
        return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(hash).array());
    }
}
