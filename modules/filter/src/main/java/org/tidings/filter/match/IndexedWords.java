package org.tidings.filter.match;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;

/**
 * By what an index finds an article: {@link Needed} asks for it.
 *
 * @param text folded words of title and body, cut to {@link Needed#LONGEST_WORD} letters, as the two others are
 * @param title of the title alone
 * @param author of the byline
 * @param spelt hashes of the words that are written otherwise than folded
 * @param anyCut whether a word was cut
 * @param host in lower case; null = unknown, as with language and country
 */
public record IndexedWords(
        Set<String> text,
        Set<String> title,
        Set<String> author,
        Set<Long> spelt,
        boolean anyCut,
        @Nullable String host,
        @Nullable String language,
        @Nullable String country,
        Set<String> tags) {
    public IndexedWords {
        text = Set.copyOf(text);
        title = Set.copyOf(title);
        author = Set.copyOf(author);
        spelt = Set.copyOf(spelt);
        tags = Set.copyOf(tags);
    }

    public static IndexedWords of(Analysed article) {
        Gathering words = new Gathering(article.tokens());
        words.gather(article, Field.TITLE, words.title);
        words.text.addAll(words.title);
        words.gather(article, Field.BODY, words.text);
        words.gather(article, Field.AUTHOR, words.author);
        return new IndexedWords(
                words.text,
                words.title,
                words.author,
                words.spelt,
                words.anyCut,
                article.host(),
                article.language(),
                article.country(),
                article.tags());
    }

    /** As the index has a word, or the beginning of one. */
    public static String cut(String word) {
        return word.length() <= Needed.LONGEST_WORD ? word : word.substring(0, Needed.LONGEST_WORD);
    }

    private static final class Gathering {
        private final Tokens tokens;
        private final Set<String> text = new HashSet<>();
        private final Set<String> title = new HashSet<>();
        private final Set<String> author = new HashSet<>();
        private final Set<Long> spelt = new HashSet<>();
        private boolean anyCut;

        Gathering(Tokens tokens) {
            this.tokens = tokens;
        }

        void gather(Analysed article, Field field, Set<String> into) {
            for (int i = article.from(field); i < article.to(field); i++) {
                if (tokens.folded(i) != 0) {
                    into.add(cut(tokens.text(i)));
                    anyCut |= tokens.length(i) > Needed.LONGEST_WORD;
                    if (tokens.exact(i) != tokens.folded(i)) {
                        spelt.add(tokens.exact(i));
                    }
                }
            }
        }
    }
}
