package org.tidings.filter.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.forms.Korean;

/** One search for names through one article: made for it and forgotten. */
final class NameSearch {
    private final Lexicon lexicon;
    private final Analysed article;
    private final Tokens tokens;
    private final long epoch;
    private final boolean titleInCapitals;

    /** The aliases that hold where the search stands, and how many letters of the last word each leaves over. */
    private int[] fitting = new int[8];

    private int[] stems = new int[8];
    private int fits;

    NameSearch(Lexicon lexicon, Analysed article, long epoch) {
        this.lexicon = lexicon;
        this.article = article;
        this.tokens = article.tokens();
        this.epoch = epoch;
        this.titleInCapitals = article.titleInCapitals();
    }

    void run() {
        int position = 0;
        while (position < tokens.count()) {
            int longest = mayStart(position) ? fit(position) : 0;
            if (longest > 0) {
                take(position, longest);
            }
            position += Math.max(1, longest);
        }
    }

    private boolean mayStart(int position) {
        long word = tokens.folded(position);
        return word != 0 && (lexicon.mayStart(word) || Korean.isHangul(tokens.letter(position, 0)));
    }

    /** Collects the aliases that hold at a position; gives the length of the longest. */
    private int fit(int start) {
        fits = 0;
        int longest = 0;
        long before = 0;
        for (int end = start; end < tokens.count() && tokens.folded(end) != 0; end++) {
            long sequence = end == start ? tokens.folded(end) : Hashes.join(before, tokens.folded(end));
            int value = lexicon.value(sequence);
            if (collect(value, start, end, 0) || collectStems(before, start, end)) {
                longest = end - start + 1;
            }
            if (!Lexicon.goesOn(value)) {
                break;
            }
            before = sequence;
        }
        return longest;
    }

    /** Tries a Korean word without the particles at its end, longest first. */
    private boolean collectStems(long before, int start, int end) {
        if (!Korean.isHangul(tokens.letter(end, 0))) {
            return false;
        }
        String word = tokens.text(end);
        for (int stem = Korean.longestStem(word); stem > 0; stem = Korean.shorterStem(word, stem)) {
            long hash = Hashes.of(word.substring(0, stem));
            int value = lexicon.value(end == start ? hash : Hashes.join(before, hash));
            if (collect(value, start, end, stem)) {
                return true;
            }
        }
        return false;
    }

    /** Adds those of a sequence's aliases that hold; a derived one gives way to any that was written with these letters. */
    private boolean collect(int value, int start, int end, int stem) {
        int fitsBefore = fits;
        boolean written = false;
        for (int alias = Lexicon.head(value); alias >= 0; alias = lexicon.next(alias)) {
            if (hasLetters(alias, start, end, stem)) {
                written |= (lexicon.traits(alias) & Lexicon.DERIVED) == 0;
                if (lexicon.rules(alias).hold(article, start, end)) {
                    add(alias, stem);
                }
            }
        }
        if (written) {
            dropDerived(fitsBefore);
        }
        return fits > fitsBefore;
    }

    private void add(int alias, int stem) {
        if (fits == fitting.length) {
            fitting = Arrays.copyOf(fitting, fits * 2);
            stems = Arrays.copyOf(stems, fits * 2);
        }
        fitting[fits] = alias;
        stems[fits] = stem;
        fits++;
    }

    private void dropDerived(int from) {
        int kept = from;
        for (int i = from; i < fits; i++) {
            if ((lexicon.traits(fitting[i]) & Lexicon.DERIVED) == 0) {
                fitting[kept] = fitting[i];
                stems[kept] = stems[i];
                kept++;
            }
        }
        fits = kept;
    }

    private boolean hasLetters(int alias, int start, int end, int stem) {
        int traits = lexicon.traits(alias);
        return lexicon.owner(alias).isVisible(epoch)
                && hasCase(alias, traits, start, end, stem)
                && isWhole(traits, start, end)
                && lexicon.rules(alias).allow(article.language());
    }

    private boolean hasCase(int alias, int traits, int start, int end, int stem) {
        if ((traits & (Lexicon.EXACT | Lexicon.CAPITALS)) == 0 || stem > 0) {
            return true;
        }
        boolean exact = Lexicon.exact(tokens, start, end) == lexicon.exact(alias);
        if ((traits & Lexicon.EXACT) != 0) {
            return exact && !(titleInCapitals && article.inTitle(start));
        }
        return exact || inCapitals(start, end);
    }

    private boolean inCapitals(int start, int end) {
        for (int i = start; i <= end; i++) {
            if (tokens.is(i, Tokens.CASED) && !tokens.is(i, Tokens.CAPITALS)) {
                return false;
            }
        }
        return true;
    }

    /** Katakana writes foreign words in one run: a name is no part of a longer one. */
    private boolean isWhole(int traits, int start, int end) {
        return !((traits & Lexicon.KATAKANA_FIRST) != 0 && start > 0 && isOneRun(start - 1))
                && !((traits & Lexicon.KATAKANA_LAST) != 0 && end + 1 < tokens.count() && isOneRun(end));
    }

    private boolean isOneRun(int position) {
        return tokens.folded(position) != 0
                && tokens.folded(position + 1) != 0
                && tokens.end(position) == tokens.start(position + 1)
                && isKatakana(tokens, position)
                && isKatakana(tokens, position + 1);
    }

    static boolean isKatakana(Tokens tokens, int position) {
        char c = tokens.letter(position, 0);
        return c >= '\u30A1' && c <= '\u30FF' && c != '\u30FB';
    }

    private void take(int start, int longest) {
        for (int i = 0; i < fits; i++) {
            int traits = lexicon.traits(fitting[i]);
            if ((traits & Lexicon.WORDS) == longest || (traits & Lexicon.INSIDE) != 0) {
                mention(i, start);
            }
        }
        if (lexicon.anyInside()) {
            takeInside(start + 1, start + longest);
        }
    }

    private void takeInside(int from, int to) {
        for (int start = from; start < to; start++) {
            fit(start);
            for (int i = 0; i < fits; i++) {
                int traits = lexicon.traits(fitting[i]);
                if ((traits & Lexicon.INSIDE) != 0 && start + (traits & Lexicon.WORDS) <= to) {
                    mention(i, start);
                }
            }
        }
    }

    private void mention(int fit, int start) {
        int alias = fitting[fit];
        int end = start + (lexicon.traits(alias) & Lexicon.WORDS) - 1;
        article.mention(lexicon.owner(alias).entity, start, end, derivedFrom(alias, end, stems[fit]));
    }

    private @Nullable String derivedFrom(int alias, int end, int stem) {
        return stem > 0
                ? tokens.text(end).substring(0, stem)
                : lexicon.rules(alias).derivedFrom();
    }
}
