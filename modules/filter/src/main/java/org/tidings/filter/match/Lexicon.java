package org.tidings.filter.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Aliases by the hashes of their folded words, in columns of numbers, since there may be millions. One thread adds; nothing
 * is ever removed or moved, so that any number read meanwhile without locks.
 */
final class Lexicon {
    private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(int[].class);

    /** Bits of an alias's traits: how many words it has, then flags. */
    static final int WORDS = 0xFF;

    static final int EXACT = 1 << 8;
    static final int CAPITALS = 1 << 9;
    static final int INSIDE = 1 << 10;
    static final int DERIVED = 1 << 11;
    static final int KATAKANA_FIRST = 1 << 12;
    static final int KATAKANA_LAST = 1 << 13;

    /** One version of an entity, seen from the step {@code since} until another. */
    static final class Owner {
        final String entity;
        final long since;
        int aliases;
        private volatile long until = Long.MAX_VALUE;

        Owner(String entity, long since) {
            this.entity = entity;
            this.since = since;
        }

        void end(long epoch) {
            until = epoch;
        }

        boolean isEnded() {
            return until != Long.MAX_VALUE;
        }

        boolean isVisible(long epoch) {
            return since <= epoch && epoch < until;
        }
    }

    /**
     * From a sequence of words to the aliases that it is, and whether some go on behind it. {@code starts} holds a bit or
     * two for each first word: most words of a text begin no name, and are passed over without a look at the table.
     */
    private static final class Table {
        private static final double FULL = 0.6;
        private static final int STARTS = 2;

        final long[] keys;
        final int[] values;
        final long[] starts;
        int used;

        Table(int size) {
            keys = new long[size];
            values = new int[size];
            starts = new long[Math.max(1, size * STARTS / Long.SIZE)];
        }

        boolean isFull() {
            return used >= keys.length * FULL;
        }

        int get(long key) {
            int mask = keys.length - 1;
            for (int i = (int) (key >>> 20) & mask; ; i = (i + 1) & mask) {
                int value = (int) VALUES.getAcquire(values, i);
                if (value == 0 || keys[i] == key) {
                    return value;
                }
            }
        }

        void put(long key, int value) {
            int mask = keys.length - 1;
            int i = (int) (key >>> 20) & mask;
            while (values[i] != 0 && keys[i] != key) {
                i = (i + 1) & mask;
            }
            used += values[i] == 0 ? 1 : 0;
            keys[i] = key;
            VALUES.setRelease(values, i, value);
        }

        void start(long word) {
            starts[startWord(word)] |= 1L << word;
        }

        boolean mayStart(long word) {
            return (starts[startWord(word)] & (1L << word)) != 0;
        }

        private int startWord(long word) {
            return (int) (word >>> 32) & (starts.length - 1);
        }
    }

    /** What is known of each alias, by its number. */
    private static final class Columns {
        final @Nullable Owner[] owners;
        final int[] next;
        final int[] traits;
        final int[] rules;
        final int[] words;
        final long[] exact;

        Columns(@Nullable Owner[] owners, int[] next, int[] traits, int[] rules, int[] words, long[] exact) {
            this.owners = owners;
            this.next = next;
            this.traits = traits;
            this.rules = rules;
            this.words = words;
            this.exact = exact;
        }

        Columns(int size) {
            this(new Owner[size], new int[size], new int[size], new int[size], new int[size], new long[size]);
        }

        Columns grown() {
            int size = owners.length + (owners.length >> 1);
            return new Columns(
                    Arrays.copyOf(owners, size),
                    Arrays.copyOf(next, size),
                    Arrays.copyOf(traits, size),
                    Arrays.copyOf(rules, size),
                    Arrays.copyOf(words, size),
                    Arrays.copyOf(exact, size));
        }
    }

    private volatile Table table = new Table(64);
    private volatile Columns columns = new Columns(32);
    private volatile AliasRules[] rules = {AliasRules.NONE};
    private volatile boolean anyInside;
    private long[] words = new long[64];
    private int wordCount;
    private int ruleCount = 1;
    private int size;
    private final Map<Set<String>, Integer> plainRules = new HashMap<>(Map.of(Set.of(), 0));

    /** How many aliases there are. */
    int size() {
        return size;
    }

    /** Adds an alias; whoever sees its last word's sequence sees all of it. */
    void add(Owner owner, Tokens tokens, int traits, int rule) {
        long[] folded = new long[tokens.count()];
        Arrays.setAll(folded, tokens::folded);
        owner.aliases++;
        add(owner, folded, 0, exact(tokens, 0, tokens.count() - 1), traits | tokens.count(), rule);
    }

    private void add(Owner owner, long[] from, int at, long exact, int traits, int rule) {
        int alias = size++;
        Columns known = columns;
        if (alias == known.owners.length) {
            known = known.grown();
            columns = known;
        }
        int count = traits & WORDS;
        known.owners[alias] = owner;
        known.traits[alias] = traits;
        known.rules[alias] = rule;
        known.exact[alias] = exact;
        known.words[alias] = keepWords(from, at, count);
        anyInside |= (traits & INSIDE) != 0;
        link(alias, from, at, count);
    }

    private int keepWords(long[] from, int at, int count) {
        if (wordCount + count > words.length) {
            words = Arrays.copyOf(words, Math.max(wordCount + count, words.length + (words.length >> 1)));
        }
        System.arraycopy(from, at, words, wordCount, count);
        wordCount += count;
        return wordCount - count;
    }

    private void link(int alias, long[] from, int at, int count) {
        long sequence = from[at];
        table.start(sequence);
        for (int i = 1; i < count; i++) {
            put(sequence, table.get(sequence) | 1);
            sequence = Hashes.join(sequence, from[at + i]);
        }
        int value = table.get(sequence);
        columns.next[alias] = head(value);
        put(sequence, (alias + 1) << 1 | (value & 1));
    }

    private void put(long sequence, int value) {
        if (table.isFull()) {
            table = grown(table);
        }
        table.put(sequence, value);
    }

    private Table grown(Table old) {
        Table grown = new Table(old.keys.length * 2);
        for (int i = 0; i < old.keys.length; i++) {
            if (old.values[i] != 0) {
                grown.put(old.keys[i], old.values[i]);
            }
        }
        for (int alias = 0; alias < size; alias++) {
            grown.start(words[columns.words[alias]]);
        }
        return grown;
    }

    /** The number of these rules: those that many have stand once. */
    int rule(AliasRules wanted) {
        if (!wanted.isPlain()) {
            return addRule(wanted);
        }
        return plainRules.computeIfAbsent(wanted.languages(), languages -> addRule(wanted));
    }

    private int addRule(AliasRules wanted) {
        AliasRules[] known = rules;
        if (ruleCount == known.length) {
            known = Arrays.copyOf(known, Math.max(16, known.length + (known.length >> 1)));
            rules = known;
        }
        known[ruleCount] = wanted;
        return ruleCount++;
    }

    /** The same without the aliases of what has ended. */
    Lexicon living() {
        Lexicon living = new Lexicon();
        int[] moved = new int[ruleCount];
        moved[0] = 1;
        for (int alias = 0; alias < size; alias++) {
            Owner owner = owner(alias);
            if (!owner.isEnded()) {
                int rule = columns.rules[alias];
                if (moved[rule] == 0) {
                    moved[rule] = living.rule(rules[rule]) + 1;
                }
                int at = columns.words[alias];
                living.add(owner, words, at, columns.exact[alias], columns.traits[alias], moved[rule] - 1);
            }
        }
        return living;
    }

    /** The hash of a stretch of words with case and accents. */
    static long exact(Tokens tokens, int start, int end) {
        long sequence = tokens.exact(start);
        for (int i = start + 1; i <= end; i++) {
            sequence = Hashes.join(sequence, tokens.exact(i));
        }
        return sequence;
    }

    /** Whether a name may begin with the word; false = none does. */
    boolean mayStart(long word) {
        return table.mayStart(word);
    }

    /** What is known of a sequence of words, for {@link #head} and {@link #goesOn}; 0 = nothing. */
    int value(long sequence) {
        return table.get(sequence);
    }

    /** The first alias that the sequence is; -1 = none. */
    static int head(int value) {
        return (value >>> 1) - 1;
    }

    static boolean goesOn(int value) {
        return (value & 1) != 0;
    }

    /** The next alias with the same words; -1 = none. */
    int next(int alias) {
        return columns.next[alias];
    }

    int traits(int alias) {
        return columns.traits[alias];
    }

    long exact(int alias) {
        return columns.exact[alias];
    }

    Owner owner(int alias) {
        Owner owner = columns.owners[alias];
        if (owner == null) {
            throw new IllegalStateException("no alias " + alias);
        }
        return owner;
    }

    AliasRules rules(int alias) {
        return rules[columns.rules[alias]];
    }

    /** Whether any alias counts inside longer ones. */
    boolean anyInside() {
        return anyInside;
    }
}
