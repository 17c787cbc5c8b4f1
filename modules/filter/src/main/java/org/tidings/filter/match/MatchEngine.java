package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;
import org.tidings.model.Snippet;

/**
 * Matches articles against many watchlists at once. A watchlist is looked up by the rarest words that it requires and then
 * verified on positions. Matching takes no locks; a change is visible to the next article, and a batch of changes all at
 * once: each has the number of the step from which it counts, and an article is matched as of one step.
 */
public final class MatchEngine {
    private static final int SWEEP_AT = 256;

    /** A registered watchlist; {@code index} is its bit while candidates are gathered. */
    private static final class Slot {
        final CompiledWatchlist watchlist;
        final int index;
        final long @Nullable [] keys;
        final long since;
        volatile long until = Long.MAX_VALUE;

        Slot(CompiledWatchlist watchlist, @Nullable Required required, int index, long since) {
            this.watchlist = watchlist;
            this.index = index;
            this.keys = required == null
                    ? null
                    : required.keys().stream().mapToLong(Long::longValue).toArray();
            this.since = since;
        }

        boolean isVisible(long epoch) {
            return since <= epoch && epoch < until;
        }
    }

    /** Watchlists under one key; grows in place, so that an addition is an append. */
    private static final class Posting {
        private volatile Slot[] slots;
        private volatile int size;

        Posting(Slot... slots) {
            this.slots = slots;
            this.size = slots.length;
        }

        // one thread writes, under the engine's lock
        @SuppressWarnings("NonAtomicVolatileUpdate")
        void add(Slot slot) {
            Slot[] now = slots;
            if (size == now.length) {
                now = Arrays.copyOf(now, Math.max(4, size + (size >> 1)));
                slots = now;
            }
            now[size] = slot;
            size++;
        }

        Posting living() {
            return new Posting(Arrays.stream(slots, 0, size)
                    .filter(slot -> slot.until == Long.MAX_VALUE)
                    .toArray(Slot[]::new));
        }
    }

    /** Changes that become visible together. */
    public static final class Changes {
        private final List<CompiledWatchlist> put = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final List<Entity> entities = new ArrayList<>();
        private final List<String> removedEntities = new ArrayList<>();

        public Changes put(CompiledWatchlist watchlist) {
            put.add(watchlist);
            return this;
        }

        public Changes remove(String watchlist) {
            removed.add(watchlist);
            return this;
        }

        public Changes put(Entity entity) {
            entities.add(entity);
            return this;
        }

        public Changes removeEntity(String entity) {
            removedEntities.add(entity);
            return this;
        }
    }

    private final LongMap<Posting> postings = new LongMap<>();
    private final LongMap<Integer> prefixLengths = new LongMap<>();
    private final Gazetteer gazetteer = new Gazetteer();
    private final Frequencies frequencies = new Frequencies();
    private final AtomicBoolean guessed = new AtomicBoolean(true);
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Slot> dead = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private volatile Posting always = new Posting();
    private volatile int indexes;
    private volatile long epoch;
    private volatile long swept;
    private volatile int live;

    /** Applies all of the changes at once. */
    public synchronized void apply(Changes changes) {
        sweep();
        long step = epoch + 1;
        changes.removedEntities.forEach(id -> gazetteer.remove(id, step));
        changes.entities.forEach(entity -> gazetteer.put(entity, step));
        changes.removed.forEach(id -> end(id, step));
        changes.put.forEach(watchlist -> add(watchlist, step));
        live = slots.size();
        epoch = step;
    }

    public void put(CompiledWatchlist watchlist) {
        apply(new Changes().put(watchlist));
    }

    public void remove(String watchlist) {
        apply(new Changes().remove(watchlist));
    }

    public void put(Entity entity) {
        apply(new Changes().put(entity));
    }

    /** How many watchlists there are. */
    public int watchlists() {
        return live;
    }

    // one thread at a time, under the lock
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void add(CompiledWatchlist watchlist, long step) {
        end(watchlist.id(), step);
        int index = free.isEmpty() ? indexes : free.removeLast();
        if (index == indexes) {
            indexes++;
        }
        Required required = watchlist.required(frequencies);
        Slot slot = new Slot(watchlist, required, index, step);
        slots.put(watchlist.id(), slot);
        if (required == null) {
            always.add(slot);
        } else {
            required.prefixes().forEach(this::notePrefix);
            required.keys().forEach(key -> add(key, slot));
        }
    }

    private void add(long key, Slot slot) {
        Posting posting = postings.get(key);
        if (posting == null) {
            postings.put(key, new Posting(slot));
        } else {
            posting.add(slot);
        }
    }

    /** Remembers which lengths of prefixes are looked up, by their first letter. */
    private void notePrefix(String prefix) {
        long letter = (long) prefix.charAt(0) << 20;
        Integer lengths = prefixLengths.get(letter);
        prefixLengths.put(letter, (lengths == null ? 0 : lengths) | 1 << prefix.length());
    }

    private void end(String id, long step) {
        Slot slot = slots.remove(id);
        if (slot != null) {
            slot.until = step;
            dead.add(slot);
        }
    }

    /** Forgets what ended, once it is worth it; whoever matches as of an earlier step notices and begins again. */
    private void sweep() {
        if (dead.size() + gazetteer.dead() < SWEEP_AT) {
            return;
        }
        swept = epoch;
        dead.stream()
                .filter(slot -> slot.keys != null)
                .flatMapToLong(slot -> LongStream.of(slot.keys))
                .distinct()
                .forEach(this::dropEnded);
        always = always.living();
        dead.forEach(slot -> free.add(slot.index));
        dead.clear();
        gazetteer.sweep();
    }

    private void dropEnded(long key) {
        Posting posting = postings.get(key);
        if (posting != null) {
            Posting fewer = posting.living();
            postings.put(key, fewer.size == 0 ? null : fewer);
        }
    }

    /** Makes an article ready for {@link #test} and {@link Explainer}. */
    public Analysed analyse(MatchText text) {
        Analysed article = Analysed.of(text);
        mention(article);
        return article;
    }

    /** Looks anew for the entities of an article that nobody else uses meanwhile, such as one that was just decoded. */
    public void mention(Analysed article) {
        while (true) {
            long now = epoch;
            article.forgetMentions();
            gazetteer.find(article, now);
            if (swept <= now) {
                return;
            }
        }
    }

    /** All watchlists that the article hits, in the order of their ids, each with what hit. */
    public List<Hit> match(MatchText text) {
        return read(text).hits();
    }

    /** An article made ready, and what {@link #match} says of it. */
    public record Matched(Analysed article, List<Hit> hits) {}

    /** The same for whoever also asks who is in the article. */
    public Matched read(MatchText text) {
        Fired fired = fired(text);
        List<Hit> hits = fired.watchlists().stream()
                .map(scored -> hit(scored.watchlist(), fired.article(), scored.score()))
                .sorted(Comparator.comparing(hit -> hit.watchlist().id()))
                .toList();
        return new Matched(fired.article(), hits);
    }

    /** The same in no order and without saying what hit, which is most of the work. */
    public List<CompiledWatchlist> firing(MatchText text) {
        return fired(text).watchlists().stream().map(Scored::watchlist).toList();
    }

    /** Counts the article's words; once enough were seen, looks every watchlist up by what is truly rare in it. */
    private void learn(Analysed article) {
        frequencies.count(article);
        if (frequencies.isBelieved() && guessed.compareAndSet(true, false)) {
            relearn();
        }
    }

    private synchronized void relearn() {
        long step = epoch + 1;
        List.copyOf(slots.values()).forEach(slot -> add(slot.watchlist, step));
        epoch = step;
        sweep();
    }

    private record Scored(CompiledWatchlist watchlist, double score) {}

    private record Fired(Analysed article, List<Scored> watchlists) {}

    private Fired fired(MatchText text) {
        while (true) {
            long now = epoch;
            Analysed article = Analysed.of(text);
            gazetteer.find(article, now);
            Candidates candidates = new Candidates(article, now);
            candidates.run();
            if (swept <= now) {
                learn(article);
                return new Fired(article, candidates.fired);
            }
        }
    }

    /** Whether one watchlist, registered or not, hits an article; null = it does not. */
    public static @Nullable Hit test(CompiledWatchlist watchlist, Analysed article) {
        double score = watchlist.score(article);
        return Double.isNaN(score) ? null : hit(watchlist, article, score);
    }

    private static Hit hit(CompiledWatchlist watchlist, Analysed article, double score) {
        Clauses clauses = new Clauses(article);
        for (CompiledWatchlist.Term term : watchlist.terms()) {
            if (!watchlist.isWeighted() || term.node().test(article)) {
                clauses.add(term, watchlist.isWeighted());
            }
        }
        Snippet snippet = Snippets.cut(article, clauses.marks());
        return new Hit(watchlist.source(), score, clauses.inOrder(), snippet);
    }

    /** Looks up the watchlists that an article's words, entities and surroundings may hit, and verifies each once. */
    private final class Candidates {
        private final Analysed article;
        private final Tokens tokens;
        private final long now;
        private final List<Scored> fired = new ArrayList<>();
        private long[] seen;

        Candidates(Analysed article, long now) {
            this.article = article;
            this.tokens = article.tokens();
            this.now = now;
            this.seen = new long[(indexes >> 6) + 1];
        }

        void run() {
            verify(always);
            for (int i = 0; i < article.distinctCount(); i++) {
                word(article.distinct(i));
            }
            article.entities().forEach(entity -> look(Hashes.entityKey(entity)));
            article.filterKeys().forEach(this::look);
        }

        private void word(int first) {
            look(tokens.folded(first));
            prefixes(first);
            for (int p = first; p >= 0; p = article.next(p)) {
                if (tokens.exact(p) != tokens.folded(p)) {
                    look(Hashes.exactKey(tokens.exact(p)));
                }
            }
        }

        private void prefixes(int position) {
            Integer lengths = prefixLengths.get((long) tokens.letter(position, 0) << 20);
            if (lengths == null) {
                return;
            }
            int longest = Math.min(tokens.length(position), Required.LONGEST_PREFIX);
            long hash = Hashes.SEED;
            for (int length = 1; length <= longest; length++) {
                hash = Hashes.step(hash, tokens.letter(position, length - 1));
                if ((lengths & (1 << length)) != 0) {
                    look(Hashes.prefixKey(hash, length));
                }
            }
        }

        private void look(long key) {
            Posting posting = postings.get(key);
            if (posting != null) {
                verify(posting);
            }
        }

        private void verify(Posting posting) {
            int size = posting.size;
            Slot[] slots = posting.slots;
            for (int i = 0; i < size; i++) {
                if (slots[i].isVisible(now) && isNew(slots[i].index)) {
                    verify(slots[i].watchlist);
                }
            }
        }

        private boolean isNew(int index) {
            int word = index >> 6;
            if (word >= seen.length) {
                seen = Arrays.copyOf(seen, word + 64);
            }
            long bit = 1L << index;
            boolean fresh = (seen[word] & bit) == 0;
            seen[word] |= bit;
            return fresh;
        }

        private void verify(CompiledWatchlist watchlist) {
            double score = watchlist.score(article);
            if (!Double.isNaN(score)) {
                fired.add(new Scored(watchlist, score));
            }
        }
    }
}
