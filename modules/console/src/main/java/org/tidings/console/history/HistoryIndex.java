package org.tidings.console.history;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.codecs.lucene103.Lucene103Codec;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Needed;
import org.tidings.filter.match.Scope;
import org.tidings.model.Article;
import org.tidings.model.Entity;
import org.tidings.model.Match;
import org.tidings.model.Watchlist;

/**
 * The articles of the past on disk: the newest content of each, its words kept as words, so that a question is answered
 * without reading a text again. What was put in is found after {@link #refresh} and kept after {@link #commit}. One thread
 * puts in; everything else is safe for any.
 */
public final class HistoryIndex implements History, AutoCloseable {
    private static final double RAM_MEGABYTES = 48;
    /** A watchlist may have as many words, and an entity as many names. */
    private static final int MOST_CLAUSES = 1 << 20;

    private static final String FORMAT = "format";
    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition.";

    /** It would tell every user that an experimental module of the JVM makes it faster. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Grouping grouping;
    private final Mentioned mentioned;
    private final Optional<String> thrownAway;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("history-", 0).daemon().factory());
    private final Map<String, Boolean> fullSinceRefresh = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private @Nullable String topic;
    private boolean changed;

    private HistoryIndex(
            Directory directory, Supplier<Collection<Entity>> entities, Grouping grouping, Optional<String> thrownAway)
            throws IOException {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.directory = directory;
        this.grouping = grouping;
        this.mentioned = new Mentioned(entities);
        this.thrownAway = thrownAway;
        this.writer = new IndexWriter(directory, config());
        this.searchers = new SearcherManager(writer, null);
        readPosition();
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setCodec(new Lucene103Codec(Lucene103Codec.Mode.BEST_SPEED))
                .setRAMBufferSizeMB(RAM_MEGABYTES)
                .setCommitOnClose(false);
    }

    /**
     * Opens the index in a folder, or begins one there. What cannot be read, or is of another version, is thrown away:
     * {@link #thrownAway} says why.
     *
     * @param entities those in force, asked for with each question
     * @throws IOException when the folder cannot be used, as when another process has it
     */
    public static HistoryIndex open(Path folder, Supplier<Collection<Entity>> entities, Grouping grouping)
            throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            return checked(new HistoryIndex(directory, entities, grouping, Optional.empty()));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException
                | FileNotFoundException
                | EOFException
                | IllegalArgumentException e) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return new HistoryIndex(directory, entities, grouping, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** An index that is gone with the process. */
    public static HistoryIndex inMemory(Supplier<Collection<Entity>> entities, Grouping grouping) {
        try {
            return new HistoryIndex(new ByteBuffersDirectory(), entities, grouping, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HistoryIndex checked(HistoryIndex index) throws IOException {
        String format = index.committed().get(FORMAT);
        if (format != null && !format.equals(ArticleDocument.FORMAT)) {
            index.close();
            throw new IllegalArgumentException("format " + format + " and not " + ArticleDocument.FORMAT);
        }
        return index;
    }

    /** Why what was in the folder could not be used. */
    public Optional<String> thrownAway() {
        return thrownAway;
    }

    private Map<String, String> committed() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private void readPosition() {
        Map<String, String> data = committed();
        topic = data.get(TOPIC);
        data.forEach((key, value) -> {
            if (key.startsWith(PARTITION)) {
                next.put(Integer.parseInt(key.substring(PARTITION.length())), Long.parseLong(value));
            }
        });
    }

    /** By partition, the offset of the first record that is not in the index; empty for another topic than the one it was made from. */
    public synchronized Map<Integer, Long> next(String topicId) {
        return topicId.equals(topic) ? Map.copyOf(next) : Map.of();
    }

    /** Forgets everything, to be filled from the beginning of a topic. */
    public synchronized void begin(String topicId) throws IOException {
        writer.deleteAll();
        fullSinceRefresh.clear();
        next.clear();
        topic = topicId;
        changed = true;
    }

    /** Says that all before an offset of a partition has been put in; part of the next commit. */
    public synchronized void reached(int partition, long offset) {
        next.put(partition, offset);
        changed = true;
    }

    /** Puts a content of an article in, in place of the one before; a summary never replaces a full text. */
    public void put(Article article) throws IOException {
        boolean full = article.extraction() == Article.Extraction.FULL;
        if (!full && hasFull(article.id())) {
            return;
        }
        writer.updateDocument(
                new Term(Columns.ID, article.id()),
                ArticleDocument.of(article, ArticleDocument.words(article), grouping.oldest()));
        synchronized (this) {
            fullSinceRefresh.put(article.id(), full);
            changed = true;
        }
    }

    private boolean hasFull(String article) throws IOException {
        synchronized (this) {
            Boolean recent = fullSinceRefresh.get(article);
            if (recent != null) {
                return recent;
            }
        }
        return with(searcher -> {
            Optional<Stored> stored = Stored.of(searcher, article);
            return stored.isPresent() && stored.get().isFull();
        });
    }

    /** Lets what was put in be found. */
    public synchronized void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        fullSinceRefresh.clear();
    }

    /** Keeps what was put in, together with how far that is, whatever happens to the process. */
    public void commit() throws IOException {
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            writer.setLiveCommitData(position().entrySet());
        }
        writer.commit();
    }

    private Map<String, String> position() {
        Map<String, String> data = new HashMap<>();
        data.put(FORMAT, ArticleDocument.FORMAT);
        if (topic != null) {
            data.put(TOPIC, topic);
        }
        next.forEach((partition, offset) -> data.put(PARTITION + partition, Long.toString(offset)));
        return data;
    }

    /** Forgets what was seen before, and the oldest of what is more than so many. */
    public void prune(Instant before, long most) throws IOException {
        writer.deleteDocuments(LongPoint.newRangeQuery(Columns.SEEN, Long.MIN_VALUE, before.toEpochMilli() - 1));
        long over = articles() - most;
        if (over > 0) {
            long last = with(searcher -> seenLast(searcher, (int) Math.min(over, Integer.MAX_VALUE)));
            writer.deleteDocuments(LongPoint.newRangeQuery(Columns.SEEN, Long.MIN_VALUE, last));
        }
        synchronized (this) {
            changed = true;
        }
    }

    /** When the last of the {@code count} oldest was seen. */
    private static long seenLast(IndexSearcher searcher, int count) throws IOException {
        Sort oldestFirst = new Sort(new SortField(Columns.SEEN, SortField.Type.LONG));
        TopFieldDocs oldest = searcher.search(new MatchAllDocsQuery(), count, oldestFirst);
        return (Long) ((FieldDoc) oldest.scoreDocs[oldest.scoreDocs.length - 1]).fields[0];
    }

    @Override
    public long articles() {
        return unchecked(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    /** What it takes on disk, in bytes. */
    public long bytes() {
        try {
            long sum = 0;
            for (String file : directory.listAll()) {
                sum += length(file);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file may go while they are counted. */
    private long length(String file) throws IOException {
        try {
            return directory.fileLength(file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            return 0;
        }
    }

    @Override
    public Optional<Article> find(String id) {
        return unchecked(searcher -> {
            Optional<Stored> stored = Stored.of(searcher, id);
            return stored.isEmpty()
                    ? Optional.empty()
                    : Optional.of(stored.get().article());
        });
    }

    @Override
    public Count count(Watchlist watchlist) {
        CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
        if (compiled == null) {
            return new Count(0, true);
        }
        Query query = NeededQuery.of(Needed.of(compiled, mentioned.entities(compiled)));
        return unchecked(searcher -> new Count(searcher.count(query), Needed.isEnough(compiled)));
    }

    @Override
    public Report ask(Question question, Progress progress) {
        return unchecked(searcher -> new Asking(searcher, workers, mentioned, grouping, progress).report(question));
    }

    @Override
    public List<Match> matches(Search search, Progress progress) {
        return unchecked(searcher -> new Asking(searcher, workers, mentioned, grouping, progress).matches(search));
    }

    @Override
    public Found search(Search search, Progress progress) {
        return unchecked(searcher -> new Asking(searcher, workers, mentioned, grouping, progress).find(search));
    }

    /** Closes without keeping what was not committed. */
    @Override
    public void close() throws IOException {
        workers.shutdownNow();
        searchers.close();
        writer.close();
        directory.close();
    }

    private interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    private <T> T with(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.read(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private <T> T unchecked(Reading<T> reading) {
        try {
            return with(reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
