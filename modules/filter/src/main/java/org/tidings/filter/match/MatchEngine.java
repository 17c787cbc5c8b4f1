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
        final boolean hitByKey;
        final int index;
        final long @Nullable [] keys;
        final long since;
        volatile long until = Long.MAX_VALUE;

        Slot(CompiledWatchlist watchlist, @Nullable Required required, int index, long since) {
            this.watchlist = watchlist;
            this.hitByKey = watchlist.isHitByKey();
            this.index = index;
            this.keys = required == null ? null : required.keys();
            this.since = since;
        }

        boolean isVisible(long epoch) {
            return since <= epoch && epoch < until;
        }

        boolean isLiving() {
            return until == Long.MAX_VALUE;
        }
    }

    /** The watchlists under one key, each with what is needed beside it ({@link KeySet}). */
    private sealed interface Listed {
        /** Null when none is left. */
        @Nullable
        Listed living();
    }

    /** One alone, as most are. */
    private record Single(Slot slot, long beside) implements Listed {
        @Override
        public @Nullable Listed living() {
            return slot.isLiving() ? this : null;
        }
    }

    /** Several; grows in place, so that an addition is an append. */
    private static final class Posting implements Listed {
        private volatile Slot[] slots;
        private volatile long[] beside;
        private volatile int size;

        Posting(int capacity) {
            this.slots = new Slot[capacity];
            this.beside = new long[capacity];
        }

        // one thread writes, under the engine's lock; who reads the size first finds arrays that are long enough
        @SuppressWarnings("NonAtomicVolatileUpdate")
        void add(Slot slot, long needed) {
            if (size == slots.length) {
                int more = Math.max(4, size + (size >> 1));
                beside = Arrays.copyOf(beside, more);
                slots = Arrays.copyOf(slots, more);
            }
            slots[size] = slot;
            beside[size] = needed;
            size++;
        }

        @Override
        public @Nullable Posting living() {
            Posting fewer = new Posting(size);
            for (int i = 0; i < size; i++) {
                if (slots[i].isLiving()) {
                    fewer.add(slots[i], beside[i]);
                }
            }
            return fewer.size == 0 ? null : fewer;
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

    private final LongMap<Listed> postings = new LongMap<>();
    private final LongMap<Integer> prefixLengths = new LongMap<>();
    private final Gazetteer gazetteer = new Gazetteer();
    private final PrefixBits prefixes = new PrefixBits();
    private final SharedWords words = new SharedWords();
    private final Frequencies frequencies = new Frequencies();
    private final AtomicBoolean guessed = new AtomicBoolean(true);
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Slot> dead = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private volatile Posting always = new Posting(0);
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
    private void add(CompiledWatchlist added, long step) {
        CompiledWatchlist watchlist = added.sharing(words);
        end(watchlist.id(), step);
        int index = free.isEmpty() ? indexes : free.removeLast();
        if (index == indexes) {
            indexes++;
        }
        Required required = watchlist.required(frequencies);
        Slot slot = new Slot(watchlist, required, index, step);
        slots.put(watchlist.id(), slot);
        if (required == null) {
            always.add(slot, KeySet.NOTHING);
        } else {
            required.prefixes().forEach(this::notePrefix);
            for (int i = 0; i < required.keys().length; i++) {
                add(required.keys()[i], slot, required.beside(i));
            }
        }
    }

    private void add(long key, Slot slot, long beside) {
        switch (postings.get(key)) {
            case null -> postings.put(key, new Single(slot, beside));
            case Single one -> {
                Posting two = new Posting(2);
                two.add(one.slot, one.beside);
                two.add(slot, beside);
                postings.put(key, two);
            }
            case Posting posting -> posting.add(slot, beside);
        }
    }

    /** Remembers which lengths of prefixes are looked up, by their first letter. */
    private void notePrefix(String prefix) {
        long letter = (long) prefix.charAt(0) << 20;
        Integer lengths = prefixLengths.get(letter);
        prefixLengths.put(letter, (lengths == null ? 0 : lengths) | 1 << prefix.length());
        prefixes.add(Hashes.prefixKey(prefix));
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
        Posting fewer = always.living();
        always = fewer == null ? new Posting(0) : fewer;
        dead.forEach(slot -> free.add(slot.index));
        dead.clear();
        gazetteer.sweep();
    }

    private void dropEnded(long key) {
        Listed listed = postings.get(key);
        if (listed != null) {
            postings.put(key, listed.living());
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
        private final KeySet keys = new KeySet();
        private final List<Scored> fired = new ArrayList<>();
        private long[] seen;

        Candidates(Analysed article, long now) {
            this.article = article;
            this.tokens = article.tokens();
            this.now = now;
            this.seen = new long[(indexes >> 6) + 1];
        }

        void run() {
            verify(always, false);
            collect();
            for (int i = 0; i < article.distinctCount(); i++) {
                int first = article.distinct(i);
                look(tokens.folded(first), article.isInText(first));
            }
            for (int i = 0; i < keys.size(); i++) {
                look(keys.get(i), false);
            }
        }

        /** All keys have to be known before the first watchlist is looked up. */
        private void collect() {
            for (int i = 0; i < article.distinctCount(); i++) {
                word(article.distinct(i));
            }
            article.entities().forEach(entity -> keys.add(Hashes.entityKey(entity)));
            article.filterKeys().forEach(keys::add);
        }

        private void word(int first) {
            keys.tell(tokens.folded(first));
            prefixes(first);
            for (int p = first; p >= 0; p = article.next(p)) {
                if (tokens.exact(p) != tokens.folded(p)) {
                    keys.add(Hashes.exactKey(tokens.exact(p)));
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
                    prefix(Hashes.prefixKey(hash, length));
                }
            }
        }

        private void prefix(long key) {
            if (prefixes.has(key)) {
                keys.add(key);
            }
        }

        /** @param proven whether the key is a word of title or body */
        private void look(long key, boolean proven) {
            switch (postings.get(key)) {
                case null -> {}
                case Single one -> verify(one.slot, one.beside, proven);
                case Posting posting -> verify(posting, proven);
            }
        }

        private void verify(Posting posting, boolean proven) {
            int size = posting.size;
            Slot[] slots = posting.slots;
            long[] beside = posting.beside;
            for (int i = 0; i < size; i++) {
                if (keys.mayHave(beside[i])) {
                    verify(slots[i], KeySet.NOTHING, proven);
                }
            }
        }

        private void verify(Slot slot, long beside, boolean proven) {
            if (keys.mayHave(beside) && slot.isVisible(now) && isNew(slot.index)) {
                if (proven && slot.hitByKey) {
                    fired.add(new Scored(slot.watchlist, 1));
                } else {
                    verify(slot.watchlist);
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
