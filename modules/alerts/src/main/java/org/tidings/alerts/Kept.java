package org.tidings.alerts;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.tidings.alerts.story.Story;
import org.tidings.alerts.story.StoryBook;
import org.tidings.alerts.story.StoryCodec;
import org.tidings.alerts.story.StoryRules;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Urls;
import org.tidings.runtime.kafka.Records;

/** The stores of the topology as what they hold. Every key begins with the watchlist. */
final class Kept {
    static final String STORIES = "stories";
    static final String COVERAGE = "coverage";
    static final String TOLD = "told";

    private final KeyValueStore<Bytes, byte[]> stories;
    private final KeyValueStore<Bytes, byte[]> coverage;
    private final KeyValueStore<Bytes, byte[]> told;

    Kept(ProcessorContext<?, ?> context) {
        stories = context.getStateStore(STORIES);
        coverage = context.getStateStore(COVERAGE);
        told = context.getStateStore(TOLD);
    }

    /** The watchlist's live stories. */
    StoryBook book(String watchlist, StoryRules rules) {
        StoryBook book = new StoryBook(rules);
        try (KeyValueIterator<Bytes, byte[]> kept = stories.range(key(watchlist, ""), end(watchlist))) {
            while (kept.hasNext()) {
                KeyValue<Bytes, byte[]> entry = kept.next();
                book.restore(StoryCodec.read(id(entry.key), entry.value));
            }
        }
        return book;
    }

    void put(String watchlist, Story story) {
        stories.put(key(watchlist, story.id()), StoryCodec.bytes(story));
    }

    void close(String watchlist, String story) {
        stories.delete(key(watchlist, story));
    }

    Optional<Coverage> coverage(String watchlist, String story) {
        return Optional.ofNullable(coverage.get(key(watchlist, story))).map(value -> Json.read(value, Coverage.class));
    }

    void put(String watchlist, String story, Coverage value) {
        coverage.put(key(watchlist, story), Json.bytes(value));
    }

    Optional<Told> told(String watchlist, ArticleFacts article) {
        return names(article).stream()
                .flatMap(name -> Optional.ofNullable(told.get(key(watchlist, name))).stream())
                .findFirst()
                .map(value -> Json.read(value, Told.class));
    }

    void put(String watchlist, ArticleFacts article, Told value) {
        names(article).forEach(name -> told.put(key(watchlist, name), Json.bytes(value)));
    }

    /** An article is what it was announced as, and what it calls itself; a site that calls every page its front page lies. */
    private static Set<String> names(ArticleFacts article) {
        Set<String> names = new LinkedHashSet<>();
        names.add(article.id());
        if (article.url() != null && Urls.normalise(article.url()).contains("/")) {
            names.add(Ids.article(article.url()));
        }
        return names;
    }

    /** Forgets what is older than its use: stories that closed, and what was told so long ago that no edit will come. */
    void forget(Instant storiesBefore, Instant toldBefore) {
        sweep(stories, value -> StoryCodec.read("", value).last().isBefore(storiesBefore));
        sweep(coverage, value -> Json.read(value, Coverage.class).last().isBefore(toldBefore));
        sweep(told, value -> Json.read(value, Told.class).at().isBefore(toldBefore));
    }

    private static void sweep(KeyValueStore<Bytes, byte[]> store, Predicate<byte[]> old) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (old.test(entry.value)) {
                    store.delete(entry.key);
                }
            }
        }
    }

    private static Bytes key(String watchlist, String id) {
        return Bytes.wrap(Records.key(watchlist + "\0" + id));
    }

    private static Bytes end(String watchlist) {
        return Bytes.wrap(Records.key(watchlist + "\1"));
    }

    private static String id(Bytes key) {
        String text = Records.key(key.get());
        return text.substring(text.indexOf('\0') + 1);
    }
}
