package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;

/**
 * Finds entities by their aliases: among those whose conditions hold, the leftmost longest alias wins its words. One thread
 * changes it, in numbered steps; any number read, each as of one step.
 */
final class Gazetteer {
    /** What is known of a sequence of words: the aliases that it is, and how many go on behind it. */
    private record Entry(List<Alias> aliases, int longer) {
        static final Entry NONE = new Entry(List.of(), 0);

        boolean isEmpty() {
            return aliases.isEmpty() && longer == 0;
        }
    }

    private final LongMap<Entry> entries = new LongMap<>();
    private final Map<String, List<Alias>> byEntity = new HashMap<>();
    private final List<Alias> dead = new ArrayList<>();
    private volatile boolean anyInside;

    /** Adds or replaces an entity, from {@code epoch} on. */
    void put(Entity entity, long epoch) {
        remove(entity.id(), epoch);
        List<Alias> aliases = Alias.of(entity, epoch);
        aliases.forEach(this::add);
        byEntity.put(entity.id(), aliases);
    }

    /** Removes an entity from {@code epoch} on; earlier readers still see it until {@link #sweep}. */
    void remove(String id, long epoch) {
        List<Alias> aliases = byEntity.remove(id);
        if (aliases != null) {
            aliases.forEach(a -> a.end(epoch));
            dead.addAll(aliases);
        }
    }

    int dead() {
        return dead.size();
    }

    void sweep() {
        dead.forEach(this::drop);
        dead.clear();
    }

    private void add(Alias alias) {
        anyInside |= alias.inside();
        long sequence = Hashes.SEED;
        for (int i = 0; i < alias.length(); i++) {
            sequence = Hashes.join(sequence, alias.folded(i));
            Entry entry = entryOr(sequence);
            boolean last = i == alias.length() - 1;
            entries.put(sequence, last ? with(entry, alias) : new Entry(entry.aliases, entry.longer + 1));
        }
    }

    private void drop(Alias alias) {
        long sequence = Hashes.SEED;
        for (int i = 0; i < alias.length(); i++) {
            sequence = Hashes.join(sequence, alias.folded(i));
            Entry entry = entryOr(sequence);
            boolean last = i == alias.length() - 1;
            Entry less = last ? without(entry, alias) : new Entry(entry.aliases, entry.longer - 1);
            entries.put(sequence, less.isEmpty() ? null : less);
        }
    }

    private Entry entryOr(long sequence) {
        Entry entry = entries.get(sequence);
        return entry == null ? Entry.NONE : entry;
    }

    private static Entry with(Entry entry, Alias alias) {
        List<Alias> more = new ArrayList<>(entry.aliases);
        more.add(alias);
        return new Entry(List.copyOf(more), entry.longer);
    }

    private static Entry without(Entry entry, Alias alias) {
        return new Entry(entry.aliases.stream().filter(a -> a != alias).toList(), entry.longer);
    }

    /** Writes the mentions into the article. */
    void find(Analysed article, long epoch) {
        new Search(article, epoch).run();
        article.tidyMentions();
    }

    private final class Search {
        private final Analysed article;
        private final Tokens tokens;
        private final long epoch;
        private final boolean titleInCapitals;
        private final List<Alias> fitting = new ArrayList<>();

        Search(Analysed article, long epoch) {
            this.article = article;
            this.tokens = article.tokens();
            this.epoch = epoch;
            this.titleInCapitals = article.titleInCapitals();
        }

        void run() {
            int position = 0;
            while (position < tokens.count()) {
                int longest = fit(position);
                if (longest > 0) {
                    take(position, longest);
                }
                position += Math.max(1, longest);
            }
        }

        /** Collects the aliases that hold at a position; gives the length of the longest. */
        private int fit(int start) {
            fitting.clear();
            int longest = 0;
            long sequence = Hashes.SEED;
            for (int end = start; end < tokens.count() && tokens.folded(end) != 0; end++) {
                sequence = Hashes.join(sequence, tokens.folded(end));
                Entry entry = entries.get(sequence);
                if (entry == null) {
                    break;
                }
                if (addHolding(entry, start)) {
                    longest = end - start + 1;
                }
                if (entry.longer == 0) {
                    break;
                }
            }
            return longest;
        }

        private boolean addHolding(Entry entry, int start) {
            boolean any = false;
            for (Alias alias : entry.aliases) {
                if (alias.isVisible(epoch) && alias.holds(article, start, titleInCapitals)) {
                    fitting.add(alias);
                    any = true;
                }
            }
            return any;
        }

        private void take(int start, int longest) {
            for (Alias alias : fitting) {
                if (alias.length() == longest || alias.inside()) {
                    mention(alias, start);
                }
            }
            if (anyInside) {
                takeInside(start + 1, start + longest);
            }
        }

        private void takeInside(int from, int to) {
            for (int start = from; start < to; start++) {
                fit(start);
                for (Alias alias : fitting) {
                    if (alias.inside() && start + alias.length() <= to) {
                        mention(alias, start);
                    }
                }
            }
        }

        private void mention(Alias alias, int start) {
            article.mention(alias.entity(), start, start + alias.length() - 1);
        }
    }

    /** One alias of one entity, seen from the step {@code since} until another. */
    static final class Alias {
        private static final int NEAR = 15;
        private static final int ACRONYM = 5;

        private final String entity;
        private final long[] folded;
        private final long @Nullable [] exact;
        private final boolean inside;
        private final List<long[]> near;
        private final List<long[]> notNear;
        private final long since;
        private volatile long until = Long.MAX_VALUE;

        private Alias(String entity, Entity.Alias alias, Tokens tokens, long since) {
            this.entity = entity;
            this.folded = new long[tokens.count()];
            Arrays.setAll(folded, tokens::folded);
            this.exact = isExact(alias, tokens) ? new long[tokens.count()] : null;
            if (exact != null) {
                Arrays.setAll(exact, tokens::exact);
            }
            this.inside = alias.inside();
            this.near = phrases(alias.near());
            this.notNear = phrases(alias.notNear());
            this.since = since;
        }

        /** An alias as it is looked for. */
        record Form(Entity.Alias alias, Tokens tokens) {
            boolean isExact() {
                return Alias.isExact(alias, tokens);
            }
        }

        static List<Alias> of(Entity entity, long since) {
            return forms(entity).stream()
                    .map(form -> new Alias(entity.id(), form.alias, form.tokens, since))
                    .toList();
        }

        /** Everything by which an entity is found. */
        static List<Form> forms(Entity entity) {
            List<Form> forms = new ArrayList<>();
            boolean nameGiven = false;
            long[] name = exactOf(Tokens.of(entity.name()));
            for (Entity.Alias alias : entity.aliases()) {
                Form form = new Form(alias, Tokens.of(alias.text()));
                nameGiven |= isSpecial(alias) && Arrays.equals(name, exactOf(form.tokens));
                forms.add(form);
            }
            if (!nameGiven) {
                forms.add(new Form(Entity.Alias.of(entity.name()), Tokens.of(entity.name())));
            }
            forms.removeIf(form -> form.tokens.count() == 0);
            return forms;
        }

        /** Whether it has conditions of its own, so that it replaces a name with the same letters. */
        private static boolean isSpecial(Entity.Alias alias) {
            return alias.letters() != null
                    || alias.inside()
                    || !alias.near().isEmpty()
                    || !alias.notNear().isEmpty();
        }

        private static long[] exactOf(Tokens tokens) {
            long[] exact = new long[tokens.count()];
            Arrays.setAll(exact, tokens::exact);
            return exact;
        }

        private static boolean isExact(Entity.Alias alias, Tokens tokens) {
            Entity.Letters letters = alias.letters();
            return letters == null ? isAcronym(tokens) : letters == Entity.Letters.EXACT;
        }

        /** All that has case is capital, up to five letters. */
        private static boolean isAcronym(Tokens tokens) {
            int letters = 0;
            boolean cased = false;
            for (int i = 0; i < tokens.count(); i++) {
                if (tokens.is(i, Tokens.CASED) && !tokens.is(i, Tokens.CAPITALS)) {
                    return false;
                }
                cased |= tokens.is(i, Tokens.CASED);
                letters += (int)
                        tokens.text(i).codePoints().filter(Character::isLetter).count();
            }
            return cased && letters <= ACRONYM;
        }

        private static List<long[]> phrases(List<String> written) {
            return written.stream()
                    .map(Tokens::of)
                    .filter(tokens -> tokens.count() > 0)
                    .map(Alias::foldedOf)
                    .toList();
        }

        private static long[] foldedOf(Tokens tokens) {
            long[] folded = new long[tokens.count()];
            Arrays.setAll(folded, tokens::folded);
            return folded;
        }

        String entity() {
            return entity;
        }

        int length() {
            return folded.length;
        }

        long folded(int i) {
            return folded[i];
        }

        boolean inside() {
            return inside;
        }

        void end(long epoch) {
            until = epoch;
        }

        boolean isVisible(long epoch) {
            return since <= epoch && epoch < until;
        }

        /** Whether its letters and conditions hold where its folded words stand. */
        boolean holds(Analysed article, int start, boolean titleInCapitals) {
            if (exact != null && !(exactHolds(article, start) && !(titleInCapitals && article.inTitle(start)))) {
                return false;
            }
            int end = start + length() - 1;
            return (near.isEmpty() || anyNear(near, article, start, end)) && !anyNear(notNear, article, start, end);
        }

        private boolean exactHolds(Analysed article, int start) {
            for (int i = 0; exact != null && i < exact.length; i++) {
                if (article.tokens().exact(start + i) != exact[i]) {
                    return false;
                }
            }
            return true;
        }

        private static boolean anyNear(List<long[]> phrases, Analysed article, int start, int end) {
            for (long[] phrase : phrases) {
                if (isNear(phrase, article, start, end)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isNear(long[] phrase, Analysed article, int start, int end) {
            for (int p = article.first(phrase[0]); p >= 0 && p - end <= NEAR; p = article.next(p)) {
                int last = p + phrase.length - 1;
                boolean apart = p > end || (last < start && start - last <= NEAR);
                if (apart && standsAt(phrase, article.tokens(), p)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean standsAt(long[] phrase, Tokens tokens, int position) {
            if (position + phrase.length > tokens.count()) {
                return false;
            }
            for (int i = 1; i < phrase.length; i++) {
                if (tokens.folded(position + i) != phrase[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
