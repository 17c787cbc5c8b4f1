package org.tidings.bench.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.model.Watchlist;

/**
 * What many watchlists cost beside matching.
 *
 * @param bytes of heap a watchlist beside its source, after a collection
 * @param load seconds on the clock from the watchlists' texts, the first load of the process
 * @param updateMedian milliseconds from a text to the changed watchlist's being found, while another thread matches
 * @param updateWorst the 99th percentile of the same
 */
record Footprint(long bytes, double load, double updateMedian, double updateWorst) {
    private static final int UPDATES = 200;
    private static final long PAUSE = 20_000_000;

    private interface Matcher {
        void put(Watchlist watchlist) throws IOException;

        /** Whether a watchlist hits, whose id is given. */
        boolean hits(String watchlist, MatchText text) throws IOException;

        default void match(MatchText text) throws IOException {
            hits("", text);
        }
    }

    static Footprint ofEngine(Material material) throws IOException {
        long before = heap();
        long started = System.nanoTime();
        MatchEngine engine = new MatchEngine();
        Material.load(engine, material.watchlists());
        double load = (System.nanoTime() - started) / 1e9;
        for (MatchText text : material.articles()) {
            engine.firing(text);
        }
        long bytes = (heap() - before) / material.watchlists().size();
        double[] updates = updates(material.articles(), new Matcher() {
            @Override
            public void put(Watchlist watchlist) {
                engine.put(Material.compiled(watchlist));
            }

            @Override
            public boolean hits(String id, MatchText text) {
                return engine.firing(text).stream().anyMatch(found -> found.id().equals(id));
            }
        });
        return of(bytes, load, updates);
    }

    static Footprint ofMonitor(Material material) throws IOException {
        long before = heap();
        try (TunedMonitor monitor = new TunedMonitor(material.sample())) {
            long started = System.nanoTime();
            monitor.load(material.watchlists());
            double load = (System.nanoTime() - started) / 1e9;
            monitor.lean(material.articles().getFirst());
            long bytes = (heap() - before) / material.watchlists().size();
            double[] updates = updates(material.articles(), new Matcher() {
                @Override
                public void put(Watchlist watchlist) throws IOException {
                    monitor.put(watchlist);
                }

                @Override
                public boolean hits(String id, MatchText text) throws IOException {
                    return monitor.lean(text).stream()
                            .anyMatch(found -> found.getQueryId().equals(id));
                }
            });
            return of(bytes, load, updates);
        }
    }

    private static Footprint of(long bytes, double load, double[] updates) {
        return new Footprint(bytes, load, updates[updates.length / 2], updates[updates.length * 99 / 100]);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Milliseconds of each, in order. */
    private static double[] updates(List<MatchText> articles, Matcher matcher) throws IOException {
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().daemon().start(() -> matchAll(articles, matcher, done));
        double[] millis = new double[UPDATES];
        for (int i = 0; i < UPDATES; i++) {
            String word = "updated" + i;
            Watchlist watchlist = Watchlist.of("watchlist-" + i * 7, "Updated", word + " OR \"much " + word + "\"");
            long started = System.nanoTime();
            matcher.put(watchlist);
            millis[i] = (System.nanoTime() - started) / 1e6;
            if (!matcher.hits(watchlist.id(), MatchText.of("", "So much " + word))) {
                throw new IllegalStateException("not found after its update: " + watchlist.id());
            }
            LockSupport.parkNanos(PAUSE);
        }
        done.set(true);
        join(reader);
        Arrays.sort(millis);
        return millis;
    }

    private static void matchAll(List<MatchText> articles, Matcher matcher, AtomicBoolean done) {
        try {
            for (int i = 0; !done.get(); i++) {
                matcher.match(articles.get(i % articles.size()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
