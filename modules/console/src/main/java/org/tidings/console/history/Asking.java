package org.tidings.console.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.ReadingCodec;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Needed;
import org.tidings.model.Match;

/** One question: the index narrows the candidates down, the engine decides on several threads, the hits are grouped. */
final class Asking {
    private static final int CHUNK = 256;

    private final IndexSearcher searcher;
    private final Mentioned mentioned;
    private final Grouping grouping;
    private final InOrder order;
    private final long start = System.nanoTime();
    private long candidateCount;
    private long read;

    Asking(
            IndexSearcher searcher,
            ExecutorService workers,
            Mentioned mentioned,
            Grouping grouping,
            History.Progress progress) {
        this.searcher = searcher;
        this.mentioned = mentioned;
        this.grouping = grouping;
        this.order = new InOrder(workers, () -> progress.goOn(read, candidateCount));
    }

    Report report(Question question) throws IOException {
        Deciding deciding = new Deciding(question.watchlist(), question.before(), mentioned);
        Candidates candidates = candidates(deciding, question.from(), question.to());
        Tally tally = new Tally(question, places(question.marks()));
        order.run(chunks(candidates.size()), chunk -> () -> decide(candidates, chunk, deciding), (Caught caught) -> {
            read += caught.read();
            caught.hits().forEach(tally::add);
            return true;
        });
        Stories now = new Stories(question.watchlist().id(), grouping.rules());
        Stories before = new Stories(question.watchlist().id(), grouping.rules());
        boolean grouped = group(candidates, tally, now, before);
        return new Report(
                searcher.count(LongPoint.newRangeQuery(
                        Columns.TIME,
                        question.from().toEpochMilli(),
                        question.to().toEpochMilli() - 1)),
                candidateCount,
                read,
                grouped,
                tally.now(now.opened()),
                tally.before(before.opened()),
                tally.days(),
                tally.sources(),
                tally.languages(),
                part(tally.gained, deciding, false),
                part(tally.lost, deciding, true),
                part(tally.kept, deciding, false),
                tally.good(),
                tally.bad(),
                took());
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static int chunks(int size) {
        return (size + CHUNK - 1) / CHUNK;
    }

    private Candidates candidates(Deciding deciding, Instant from, Instant to) throws IOException {
        List<Query> queries = new ArrayList<>();
        addNeeded(queries, deciding.now());
        addNeeded(queries, deciding.before());
        Candidates candidates =
                Candidates.of(searcher, NeededQuery.any(queries), from.toEpochMilli(), to.toEpochMilli());
        candidateCount = candidates.size();
        return candidates;
    }

    private void addNeeded(List<Query> queries, @Nullable CompiledWatchlist watchlist) {
        if (watchlist != null) {
            queries.add(NeededQuery.of(Needed.of(watchlist, mentioned.entities(watchlist))));
        }
    }

    /** Where the marked articles are, so that no id has to be read of those that are not. */
    private Map<Integer, Boolean> places(Map<String, Boolean> marks) throws IOException {
        Map<Integer, Boolean> places = new HashMap<>();
        for (Map.Entry<String, Boolean> mark : marks.entrySet()) {
            Stored.of(searcher, mark.getKey()).ifPresent(stored -> places.put(stored.document(), mark.getValue()));
        }
        return places;
    }

    private Caught decide(Candidates candidates, int chunk, Deciding deciding) throws IOException {
        int first = chunk * CHUNK;
        long[] some = new long[Math.min(CHUNK, candidates.size() - first)];
        int[] places = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = candidates.newest(first + i);
            places[i] = candidates.place(some[i]);
        }
        Caught.One[] found = new Caught.One[some.length];
        Leaves.visit(searcher, places, (i, row) -> {
            Deciding.Decided decided = deciding.decide(row.words());
            if (decided.any()) {
                found[i] = new Caught.One(
                        some[i], places[i], row.time(), row.site(), row.language(), decided.hits(), decided.before());
            }
        });
        return Caught.inOrder(found);
    }

    /** A hit that is told of, with its number among all hits from the oldest on. */
    private record Told(int number, Stories.Hit hit) {}

    /** False = it was told to stop. */
    private boolean group(Candidates candidates, Tally tally, Stories now, Stories before) throws IOException {
        return order.run(chunks(tally.size()), chunk -> () -> told(candidates, tally, chunk), (List<Told> hits) -> {
            for (Told told : hits) {
                if (tally.isNow(told.number)) {
                    now.add(told.hit);
                }
                if (tally.isBefore(told.number)) {
                    before.add(told.hit);
                }
            }
            return true;
        });
    }

    /** Those of a chunk, the oldest first. */
    private List<Told> told(Candidates candidates, Tally tally, int chunk) throws IOException {
        int first = chunk * CHUNK;
        int[] places = new int[Math.min(CHUNK, tally.size() - first)];
        Arrays.setAll(places, i -> candidates.place(tally.oldest(first + i)));
        List<Told> told = new ArrayList<>();
        Leaves.visit(searcher, places, (i, row) -> {
            if (row.isTold()) {
                told.add(new Told(first + i, hit(row)));
            }
        });
        told.sort(Comparator.comparingInt(Told::number));
        return told;
    }

    private static Stories.Hit hit(Leaves.Row row) throws IOException {
        BytesRef reading = row.reading();
        return new Stories.Hit(
                row.id(),
                row.alias(),
                Instant.ofEpochMilli(row.time()),
                ReadingCodec.read(ByteBuffer.wrap(reading.bytes, reading.offset, reading.length)));
    }

    private Report.Part part(Tally.Newest newest, Deciding deciding, boolean ofBefore) throws IOException {
        return new Report.Part(newest.count(), samples(newest.places(), deciding, ofBefore));
    }

    private List<Report.Sample> samples(List<Integer> places, Deciding deciding, boolean ofBefore) throws IOException {
        List<Report.Sample> samples = new ArrayList<>();
        for (int place : places) {
            Deciding.HitArticle hit = deciding.hit(new Stored(searcher, place), ofBefore);
            if (hit != null) {
                samples.add(hit.sample());
            }
        }
        return samples;
    }

    /** Reads candidates, the newest first, until it has what was asked for. */
    Found find(Search search) throws IOException {
        Deciding deciding = new Deciding(search.watchlist(), null, mentioned);
        Candidates candidates = candidates(deciding, search.from(), search.to());
        List<Integer> places = new ArrayList<>();
        int wanted = search.skip() + search.limit();
        boolean done = order.run(
                chunks(candidates.size()), chunk -> () -> decide(candidates, chunk, deciding), (Caught caught) -> {
                    read += caught.read();
                    caught.hits().forEach(hit -> places.add(hit.place()));
                    return places.size() <= wanted;
                });
        boolean exact = isExact(deciding) || read == candidateCount;
        long hits = read == 0 ? 0 : Math.round((double) places.size() * candidateCount / read);
        List<Integer> page = places.subList(Math.min(search.skip(), places.size()), Math.min(wanted, places.size()));
        return new Found(
                samples(page, deciding, false),
                places.size() > wanted,
                isExact(deciding) ? candidateCount : hits,
                exact,
                read,
                candidateCount,
                !done,
                took());
    }

    /** As many of the newest as are asked for, the oldest first. */
    List<Match> matches(Search search) throws IOException {
        Deciding deciding = new Deciding(search.watchlist(), null, mentioned);
        Candidates candidates = candidates(deciding, search.from(), search.to());
        List<Match> matches = new ArrayList<>();
        for (int place : newest(candidates, deciding, search.limit())) {
            Stored stored = new Stored(searcher, place);
            Deciding.HitArticle hit = stored.isTold() ? deciding.hit(stored, false) : null;
            if (hit != null) {
                matches.add(hit.match());
            }
        }
        return matches.reversed();
    }

    private List<Integer> newest(Candidates candidates, Deciding deciding, int most) throws IOException {
        List<Integer> places = new ArrayList<>();
        order.run(chunks(candidates.size()), chunk -> () -> decide(candidates, chunk, deciding), (Caught caught) -> {
            read += caught.read();
            caught.hits().forEach(hit -> places.add(hit.place()));
            return places.size() < most;
        });
        return places.subList(0, Math.min(most, places.size()));
    }

    private static boolean isExact(Deciding deciding) {
        CompiledWatchlist watchlist = deciding.now();
        return watchlist != null && Needed.isEnough(watchlist);
    }
}
