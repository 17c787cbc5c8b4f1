package org.tidings.bench.matching;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.CustomQueryHandler;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Looks prefixes up by their first letters, of which each word of an article brings those of every length. */
final class PrefixLookup implements CustomQueryHandler {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 7;
    private static final char MARK = '\u0001';

    @Override
    public @Nullable QueryTree handleQuery(Query query, TermWeightor weightor) {
        if (!(query instanceof PrefixQuery prefix) || prefix.getPrefix().text().length() < SHORTEST) {
            return null;
        }
        String text = prefix.getPrefix().text();
        String looked = MARK + text.substring(0, Math.min(LONGEST, text.length()));
        return QueryTree.term(new Term(prefix.getField(), looked), weightor);
    }

    @Override
    public TokenStream wrapTermStream(String field, TokenStream in) {
        return new Beginnings(in);
    }

    private static final class Beginnings extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final char[] word = new char[LONGEST];
        private int letters;
        private int next = LONGEST + 1;

        Beginnings(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (next <= letters) {
                clearAttributes();
                term.append(MARK);
                for (int i = 0; i < next; i++) {
                    term.append(word[i]);
                }
                next++;
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            letters = Math.min(LONGEST, term.length());
            System.arraycopy(term.buffer(), 0, word, 0, letters);
            next = SHORTEST;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            letters = 0;
            next = LONGEST + 1;
        }
    }
}
