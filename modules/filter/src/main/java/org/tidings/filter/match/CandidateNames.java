package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Triggers.Kind;
import org.tidings.filter.match.Triggers.Phrase;
import org.tidings.model.Mentions;
import org.tidings.model.Mentions.Candidate;

/**
 * What looks like the name of nobody known: two to four words with a capital, beside a word that goes with names, at least
 * once inside a sentence. Scripts without capitals give none. No word of a known name is asked about: a person decides.
 */
public final class CandidateNames {
    private static final int LEAST_WORDS = 2;
    private static final int MOST_WORDS = 4;
    private static final int MOST_LETTERS = 80;
    private static final int MOST_PARTICLES = 2;
    private static final int APPOSITION = 4;
    private static final int ABBREVIATION = 4;
    private static final int ACRONYM = 3;
    private static final String GERMAN = "de";

    private CandidateNames() {}

    /** The most frequent, at most {@link Mentions#MAX_NAMES}. */
    public static List<Candidate> of(Analysed article) {
        Triggers triggers = Triggers.of(article.language());
        Map<Long, Found> found = new LinkedHashMap<>();
        Search search = new Search(article, triggers, found);
        search.title();
        search.body();
        List<Found> all = new ArrayList<>();
        for (Found each : found.values()) {
            if (each.inside && each.trigger != null) {
                all.add(each);
            }
        }
        all.sort(Comparator.comparingInt(each -> -each.count));
        return all.stream().limit(Mentions.MAX_NAMES).map(Found::told).toList();
    }

    /** One sequence of words, wherever it stood. */
    private static final class Found {
        final String text;
        final int start;
        final int end;
        int count;
        boolean inside;

        @Nullable
        String trigger;

        Found(String text, int start, int end) {
            this.text = text;
            this.start = start;
            this.end = end;
        }

        Candidate told() {
            String written = text.substring(start, end).replaceAll("\\s+", " ");
            return new Candidate(written, trigger == null ? "" : trigger, count);
        }
    }

    /** What stands between two words. */
    private enum Gap {
        NOTHING,
        BLANK,
        HYPHEN,
        /** Of a possessive or of an elided article. */
        APOSTROPHE,
        COMMA,
        /** A full stop, which also ends sentences. */
        STOP,
        /** Anything else: a sentence or a quotation may begin behind it. */
        BREAK
    }

    private static final class Search {
        private final Analysed article;
        private final Tokens tokens;
        private final Triggers triggers;
        private final Map<Long, Found> found;
        private final boolean german;
        private String text = "";
        private int from;
        private int to;

        Search(Analysed article, Triggers triggers, Map<Long, Found> found) {
            this.article = article;
            this.tokens = article.tokens();
            this.triggers = triggers;
            this.found = found;
            this.german = GERMAN.equals(article.language());
        }

        void title() {
            text = article.textOf(Expr.Field.TITLE);
            from = article.from(Expr.Field.TITLE);
            to = article.to(Expr.Field.TITLE);
            if (!isHeadlineCase()) {
                run();
            }
        }

        void body() {
            text = article.textOf(Expr.Field.BODY);
            from = article.from(Expr.Field.BODY);
            to = article.to(Expr.Field.BODY);
            run();
        }

        /** Whether capitals say nothing here, since half of the words or more have one. */
        private boolean isHeadlineCase() {
            int cased = 0;
            int capitals = 0;
            for (int p = from; p < to; p++) {
                cased += tokens.is(p, Tokens.CASED) ? 1 : 0;
                capitals += hasCapital(p) ? 1 : 0;
            }
            return capitals * 2 >= cased;
        }

        private void run() {
            int position = from;
            while (position < to) {
                if (!hasCapital(position)) {
                    position++;
                    continue;
                }
                int title = titleAt(position);
                if (title > 0) {
                    position += title;
                } else if (!isName(position) || triggers.is(Kind.OPENER, tokens, position)) {
                    position++;
                } else {
                    int end = end(position);
                    look(position, end);
                    position = end + 1;
                }
            }
        }

        private boolean hasCapital(int p) {
            return tokens.is(p, Tokens.CASED) && Character.isUpperCase(text.charAt(tokens.start(p)));
        }

        private int titleAt(int p) {
            Phrase title = triggers.startingAt(Kind.TITLE, tokens, p, to);
            return title == null ? 0 : title.words();
        }

        /** Whether a word with a capital may be a part of a name. */
        private boolean isName(int p) {
            boolean shouted = tokens.is(p, Tokens.CAPITALS) && tokens.length(p) > ACRONYM;
            return !shouted && !triggers.is(Kind.NEVER, tokens, p) && !triggers.is(Kind.COMPANY, tokens, p);
        }

        /** The last word of the sequence that begins at {@code start}. */
        private int end(int start) {
            int last = start;
            boolean institution = triggers.is(Kind.INSTITUTION, tokens, start);
            for (int next = next(last, institution); next > 0; next = next(last, institution)) {
                last = next;
                institution |= triggers.is(Kind.INSTITUTION, tokens, last);
            }
            return last;
        }

        /** The next word with a capital, behind particles; 0 = the sequence is at its end. */
        private int next(int last, boolean institution) {
            int p = last + 1;
            if (!goesOn(last, p)) {
                return 0;
            }
            for (int particles = 0; particles < MOST_PARTICLES && isParticle(p, institution); particles++) {
                if (gap(p, p + 1) != Gap.BLANK && gap(p, p + 1) != Gap.HYPHEN) {
                    return 0;
                }
                p++;
            }
            return p < to && hasCapital(p) && isName(p) && titleAt(p) == 0 ? p : 0;
        }

        private boolean goesOn(int last, int next) {
            Gap gap = gap(last, next);
            return gap == Gap.BLANK || gap == Gap.HYPHEN || (gap == Gap.STOP && isInitial(last));
        }

        private boolean isInitial(int p) {
            return tokens.length(p) == 1 && tokens.is(p, Tokens.CAPITALS);
        }

        private boolean isParticle(int p, boolean institution) {
            return p < to
                    && !hasCapital(p)
                    && (triggers.is(Kind.PARTICLE, tokens, p) || (institution && triggers.is(Kind.LINK, tokens, p)));
        }

        private void look(int start, int end) {
            int words = words(start, end);
            boolean company = isCompany(end);
            if (words == 1 && company) {
                take(start, end + 1, companyAfter(end));
            } else if (german) {
                lookInGerman(start, end, words);
            } else if (words >= LEAST_WORDS && words <= MOST_WORDS) {
                take(start, end, trigger(start, end));
            }
        }

        /** Every noun has a capital there: only what touches the trigger is the name. */
        private void lookInGerman(int start, int end, int words) {
            if (words < LEAST_WORDS) {
                return;
            }
            String behind = behind(end);
            String before = before(start);
            if (before != null) {
                take(start, word(start, end, LEAST_WORDS), before);
            } else if (behind != null) {
                take(words == LEAST_WORDS ? start : lastWords(start, end), end, behind);
            } else if (words < MOST_WORDS) {
                take(start, end, isInstitutionAtEdge(start, end) ? institution(start, end) : null);
            }
        }

        private boolean isInstitutionAtEdge(int start, int end) {
            return triggers.is(Kind.INSTITUTION, tokens, start) || triggers.is(Kind.INSTITUTION, tokens, end);
        }

        /** The n-th word with a capital. */
        private int word(int start, int end, int n) {
            int seen = 0;
            for (int p = start; p <= end; p++) {
                seen += hasCapital(p) ? 1 : 0;
                if (seen == n) {
                    return p;
                }
            }
            return end;
        }

        private int lastWords(int start, int end) {
            int seen = 0;
            for (int p = end; p >= start; p--) {
                seen += hasCapital(p) ? 1 : 0;
                if (seen == LEAST_WORDS) {
                    return p;
                }
            }
            return start;
        }

        private int words(int start, int end) {
            int words = 0;
            for (int p = start; p <= end; p++) {
                boolean joined = p > start && gap(p - 1, p) == Gap.HYPHEN;
                words += hasCapital(p) && !joined ? 1 : 0;
            }
            return words;
        }

        private @Nullable String trigger(int start, int end) {
            String institution = institution(start, end);
            if (institution != null) {
                return institution;
            }
            String before = before(start);
            return before != null ? before : behind(end);
        }

        private @Nullable String institution(int start, int end) {
            for (int p = start; p <= end; p++) {
                Phrase phrase = triggers.startingAt(Kind.INSTITUTION, tokens, p, end + 1);
                if (phrase != null) {
                    return phrase.text();
                }
            }
            return null;
        }

        private @Nullable String before(int start) {
            int last = start - 1;
            if (last < from) {
                return null;
            }
            Gap gap = gap(last, start);
            Phrase title = triggers.endingAt(Kind.TITLE, tokens, last, from);
            boolean abbreviated = gap == Gap.STOP && tokens.length(last) <= ABBREVIATION;
            if (title != null && (gap == Gap.BLANK || gap == Gap.COMMA || abbreviated)) {
                return title.text();
            }
            Phrase said = gap == Gap.BLANK ? triggers.endingAt(Kind.SAID, tokens, last, from) : null;
            return said == null ? null : said.text();
        }

        private @Nullable String behind(int end) {
            if (isCompany(end)) {
                return companyAfter(end);
            }
            int next = end + 1;
            Gap gap = gap(end, next);
            if (gap != Gap.BLANK && gap != Gap.COMMA) {
                return null;
            }
            Phrase said = triggers.startingAt(Kind.SAID, tokens, next, to);
            return said != null ? said.text() : gap == Gap.COMMA ? apposition(next) : null;
        }

        /** {@code , the foreign minister}. */
        private @Nullable String apposition(int first) {
            for (int p = first; p < Math.min(to, first + APPOSITION); p++) {
                Phrase title = triggers.startingAt(Kind.TITLE, tokens, p, to);
                if (title != null) {
                    return title.text();
                }
                if (gap(p, p + 1) != Gap.BLANK) {
                    return null;
                }
            }
            return null;
        }

        private boolean isCompany(int end) {
            Gap gap = gap(end, end + 1);
            return (gap == Gap.BLANK || gap == Gap.COMMA) && triggers.is(Kind.COMPANY, tokens, end + 1);
        }

        private @Nullable String companyAfter(int end) {
            Phrase phrase = triggers.startingAt(Kind.COMPANY, tokens, end + 1, to);
            return phrase == null ? null : phrase.text();
        }

        private void take(int start, int end, @Nullable String trigger) {
            int length = tokens.end(end) - tokens.start(start);
            if (length > MOST_LETTERS || isShouted(start, end) || isKnown(start, end)) {
                return;
            }
            Found known = found.computeIfAbsent(
                    key(start, end), key -> new Found(text, tokens.start(start), tokens.end(end)));
            known.count++;
            known.inside |= isInside(start);
            known.trigger = known.trigger == null ? trigger : known.trigger;
        }

        private boolean isShouted(int start, int end) {
            for (int p = start; p <= end; p++) {
                if (hasCapital(p) && !tokens.is(p, Tokens.CAPITALS)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isKnown(int start, int end) {
            for (String entity : article.entities()) {
                Spans spans = article.mentions(entity);
                for (int i = 0; spans != null && i < spans.size(); i++) {
                    if (Spans.start(spans.get(i)) <= start && Spans.end(spans.get(i)) >= end) {
                        return true;
                    }
                }
            }
            return false;
        }

        private long key(int start, int end) {
            long key = Hashes.SEED;
            for (int p = start; p <= end; p++) {
                key = Hashes.join(key, tokens.folded(p));
            }
            return key;
        }

        /** Whether it begins where no sentence does, so that its capital means something. */
        private boolean isInside(int start) {
            if (start == from) {
                return false;
            }
            Gap gap = gap(start - 1, start);
            boolean abbreviated = gap == Gap.STOP
                    && tokens.length(start - 1) <= ABBREVIATION
                    && triggers.is(Kind.TITLE, tokens, start - 1);
            return abbreviated || gap.compareTo(Gap.COMMA) <= 0;
        }

        private Gap gap(int p, int next) {
            if (next >= to) {
                return Gap.BREAK;
            }
            int begin = tokens.end(p);
            int end = tokens.start(next);
            Gap gap = Gap.NOTHING;
            for (int i = begin; i < end; i++) {
                Gap one = gap(text.charAt(i));
                gap = one.compareTo(gap) > 0 ? one : gap;
            }
            return gap;
        }

        private static Gap gap(char c) {
            return switch (c) {
                case ' ', '\u00a0', '\u202f' -> Gap.BLANK;
                case '-', '\u2010', '\u2011' -> Gap.HYPHEN;
                case ',' -> Gap.COMMA;
                case '.' -> Gap.STOP;
                case '\'', '\u2019', 's', 'S' -> Gap.APOSTROPHE;
                default -> Gap.BREAK;
            };
        }
    }
}
