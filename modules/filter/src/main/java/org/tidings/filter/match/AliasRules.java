package org.tidings.filter.match;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;

/**
 * When an alias counts beside its letters: in articles of which languages, and with which words near it.
 *
 * @param languages primary tags; empty = any
 * @param near the folded words of phrases of which one must stand near; empty = none is asked for
 * @param notNear of which none may
 * @param derivedFrom the alias that somebody wrote, of which this one is an inflected form; null = it was written itself
 */
record AliasRules(
        Set<String> languages,
        List<long[]> near,
        List<long[]> notNear,
        @Nullable String derivedFrom) {
    static final AliasRules NONE = new AliasRules(Set.of(), List.of(), List.of(), null);
    private static final int NEAR = 15;

    static AliasRules of(Entity.Alias alias) {
        return new AliasRules(Set.copyOf(alias.languages()), phrases(alias.near()), phrases(alias.notNear()), null);
    }

    /** Those of a form of {@code written}, an alias with these rules, in one language. */
    AliasRules derived(String written, String language) {
        return new AliasRules(Set.of(language), near, notNear, written);
    }

    /** Whether many aliases may have the same. */
    boolean isPlain() {
        return near.isEmpty() && notNear.isEmpty() && derivedFrom == null;
    }

    private static List<long[]> phrases(List<String> written) {
        return written.stream()
                .map(Tokens::of)
                .filter(tokens -> tokens.count() > 0)
                .map(AliasRules::folded)
                .toList();
    }

    private static long[] folded(Tokens tokens) {
        long[] folded = new long[tokens.count()];
        Arrays.setAll(folded, tokens::folded);
        return folded;
    }

    /** An article whose language nobody knows may be in any of those that somebody wrote, in none that was derived. */
    boolean allow(@Nullable String language) {
        if (language == null) {
            return derivedFrom == null;
        }
        return languages.isEmpty() || languages.contains(language);
    }

    /** Whether the words asked for stand around the positions, and none that are forbidden. */
    boolean hold(Analysed article, int start, int end) {
        return (near.isEmpty() || anyNear(near, article, start, end)) && !anyNear(notNear, article, start, end);
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
