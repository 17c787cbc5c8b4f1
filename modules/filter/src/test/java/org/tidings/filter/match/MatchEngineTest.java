package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;
import org.tidings.model.Watchlist;

class MatchEngineTest {
    private static final Entity VIREO = Matching.entity("vireo", "Bravo Charlie");
    private static final Entity BOTH = Matching.entity(
            "both",
            "Echo",
            new Alias("Alpha", Letters.EXACT, List.of(), List.of(), false),
            new Alias("delta", null, List.of("golf"), List.of(), true));

    /** Whatever is looked up by a watchlist's rarest words, no hit is missed. */
    @Property(tries = 150)
    void findsWhatEachWatchlistFindsAlone(@ForAll long seed) {
        Vocabulary vocabulary = new Vocabulary(seed);
        List<CompiledWatchlist> watchlists = watchlists(vocabulary, 60);
        MatchEngine engine = Matching.engine(VIREO, BOTH);
        watchlists.forEach(engine::put);
        for (int i = 0; i < 8; i++) {
            MatchText text = vocabulary.article();
            Analysed article = engine.analyse(text);
            assertEquals(alone(watchlists, article), ids(engine.match(text)), text::toString);
        }
    }

    /** The same once it has learned which words are rare, and looks up by others. */
    @Property(tries = 20)
    void findsTheSameOnceItHasLearned(@ForAll long seed) {
        Vocabulary vocabulary = new Vocabulary(seed);
        List<CompiledWatchlist> watchlists = watchlists(vocabulary, 60);
        MatchEngine engine = Matching.engine(VIREO, BOTH);
        watchlists.forEach(engine::put);
        for (int i = 0; i < 300; i++) {
            engine.firing(vocabulary.article());
        }
        for (int i = 0; i < 20; i++) {
            MatchText text = vocabulary.article();
            assertEquals(alone(watchlists, engine.analyse(text)), ids(engine.match(text)), text::toString);
        }
    }

    private static List<String> alone(Collection<CompiledWatchlist> watchlists, Analysed article) {
        return watchlists.stream()
                .filter(w -> MatchEngine.test(w, article) != null)
                .map(CompiledWatchlist::id)
                .sorted()
                .toList();
    }

    private static List<CompiledWatchlist> watchlists(Vocabulary vocabulary, int count) {
        List<CompiledWatchlist> watchlists = new ArrayList<>();
        while (watchlists.size() < count) {
            Watchlist written = watchlist(vocabulary, "w" + watchlists.size());
            CompiledWatchlist compiled = CompiledWatchlist.of(written, Scope.OPEN);
            if (compiled != null) {
                watchlists.add(compiled);
            }
        }
        return watchlists;
    }

    private static Watchlist watchlist(Vocabulary vocabulary, String id) {
        if (vocabulary.upTo(4) > 0) {
            return Watchlist.of(id, id, vocabulary.query(3));
        }
        List<Watchlist.Term> terms = IntStream.range(0, 1 + vocabulary.upTo(4))
                .mapToObj(i -> new Watchlist.Term(vocabulary.query(1), vocabulary.upTo(5) - 1.5))
                .toList();
        Watchlist.Weighted any = new Watchlist.Weighted(0.5 + vocabulary.upTo(4), terms);
        List<String> languages = vocabulary.upTo(3) == 0 ? List.of("en") : List.of();
        return Watchlist.of(id, id, "none").withAny(any).withLanguages(languages);
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.watchlist().id()).sorted().toList();
    }

    @Test
    void replacesAndRemoves() {
        MatchEngine engine = new MatchEngine();
        MatchText text = MatchText.of("Storm", "");
        engine.put(compile(Watchlist.of("a", "A", "storm")));
        assertEquals(List.of("a"), ids(engine.match(text)));
        engine.put(compile(Watchlist.of("a", "A", "flood")));
        assertEquals(List.of(), ids(engine.match(text)));
        assertEquals(List.of("a"), ids(engine.match(MatchText.of("Flood", ""))));
        engine.remove("a");
        assertEquals(List.of(), ids(engine.match(MatchText.of("Flood", ""))));
        assertEquals(0, engine.watchlists());
    }

    @Test
    void staysRightThroughThousandsOfEdits() {
        MatchEngine engine = new MatchEngine();
        for (int i = 0; i < 3_000; i++) {
            String id = "w" + i % 10;
            engine.put(compile(Watchlist.of(id, id, "word" + i + " OR st" + i + "x* OR /any.*" + i + "/")));
            if (i % 7 == 0) {
                engine.remove("w" + (i + 3) % 10);
            }
            assertEquals(List.of(id), ids(engine.match(MatchText.of("word" + i + " st" + i + "xy any" + i, ""))));
            assertEquals(List.of(), ids(engine.match(MatchText.of("word" + (i - 10), ""))));
        }
        assertTrue(engine.watchlists() <= 10);
    }

    /** Readers see a batch whole or not at all, whatever is swept meanwhile. */
    @Test
    void switchesBatchesAtOnceUnderReaders() throws InterruptedException {
        MatchEngine engine = new MatchEngine();
        engine.apply(batch("first"));
        AtomicReference<String> torn = new AtomicReference<>("");
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> readers = IntStream.range(0, 2)
                .mapToObj(i -> Thread.ofPlatform().start(() -> read(engine, done, torn)))
                .toList();
        for (int i = 0; i < 1_500; i++) {
            engine.apply(batch(i % 2 == 0 ? "second" : "first"));
        }
        done.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals("", torn.get());
    }

    /** A change is there for whoever begins after it was applied, and an article is matched as of one step. */
    @Property(tries = 8)
    void matchesAsOfOneStepWhileMuchChanges(@ForAll long seed) throws InterruptedException {
        Vocabulary vocabulary = new Vocabulary(seed);
        History history = new History(vocabulary, 400);
        MatchEngine engine = Matching.engine(VIREO, BOTH);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger applied = new AtomicInteger();
        AtomicReference<String> wrong = new AtomicReference<>("");
        List<MatchText> texts =
                IntStream.range(0, 5).mapToObj(i -> vocabulary.article()).toList();
        List<Thread> readers = IntStream.range(0, 3)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = i; applied.get() < history.steps(); n++) {
                        MatchText text = texts.get(n % texts.size());
                        int first = applied.get();
                        List<String> found = ids(engine.match(text));
                        if (!history.hasStep(first, begun.get(), found, engine.analyse(text))) {
                            wrong.set(found + " in " + text);
                        }
                    }
                }))
                .toList();
        for (int step = 1; step <= history.steps(); step++) {
            begun.set(step);
            engine.apply(history.changes.get(step - 1));
            applied.set(step);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals("", wrong.get());
    }

    /** Random changes and what they lead to. */
    private static final class History {
        private final List<MatchEngine.Changes> changes = new ArrayList<>();
        private final List<Map<String, CompiledWatchlist>> states = new ArrayList<>();

        History(Vocabulary vocabulary, int steps) {
            Map<String, CompiledWatchlist> now = new HashMap<>();
            states.add(Map.copyOf(now));
            for (int step = 0; step < steps; step++) {
                changes.add(changes(vocabulary, now));
                states.add(Map.copyOf(now));
            }
        }

        private static MatchEngine.Changes changes(Vocabulary vocabulary, Map<String, CompiledWatchlist> now) {
            MatchEngine.Changes changes = new MatchEngine.Changes();
            for (int i = vocabulary.upTo(8); i >= 0; i--) {
                String id = "w" + (i * 5 + vocabulary.upTo(5));
                CompiledWatchlist put = CompiledWatchlist.of(watchlist(vocabulary, id), Scope.OPEN);
                if (put == null) {
                    changes.remove(id);
                    now.remove(id);
                } else {
                    changes.put(put);
                    now.put(id, put);
                }
            }
            return changes;
        }

        int steps() {
            return changes.size();
        }

        boolean hasStep(int from, int to, List<String> found, Analysed article) {
            return IntStream.rangeClosed(from, to)
                    .anyMatch(step -> alone(states.get(step).values(), article).equals(found));
        }
    }

    private static MatchEngine.Changes batch(String word) {
        MatchEngine.Changes changes = new MatchEngine.Changes().put(Matching.entity("vireo", word));
        for (int i = 0; i < 5; i++) {
            changes.put(compile(Watchlist.of("w" + i, word, i == 4 ? "@vireo" : word)));
        }
        return changes;
    }

    private static void read(MatchEngine engine, AtomicBoolean done, AtomicReference<String> torn) {
        while (!done.get()) {
            List<Hit> hits = engine.match(MatchText.of("first and second", "second, then first"));
            long names =
                    hits.stream().map(hit -> hit.watchlist().name()).distinct().count();
            if (hits.size() != 5 || names != 1) {
                torn.set(hits.toString());
            }
        }
    }
}
