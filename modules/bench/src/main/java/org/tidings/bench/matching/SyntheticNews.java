package org.tidings.bench.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tidings.filter.match.MatchText;

/**
 * Invented English-like articles of {@link #WORDS} words: a vocabulary by Zipf's law, words that like to stand together, a
 * topic whose words come again, and names that are written in full once and short afterwards.
 */
public final class SyntheticNews {
    static final int WORDS = 432;
    static final int VOCABULARY = 60_000;
    static final int NAMES = 20_000;

    private static final int TITLE = 10;
    private static final int TOPIC = 25;
    private static final int FIRST_WITH_PARTNER = 200;
    private static final String[] ONSETS =
            "b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh st th tr".split(" ");
    private static final String[] VOWELS = "a e i o u a e i o ea ai ou".split(" ");
    private static final String[] CODAS = {"", "", "", "n", "r", "s", "t", "l", "nd", "st", "ng"};

    /** A person's or firm's two words. */
    record Name(String first, String last) {
        @Override
        public String toString() {
            return first + " " + last;
        }
    }

    private final List<String> vocabulary = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final double[] cumulated = new double[VOCABULARY];

    public SyntheticNews(long seed) {
        Random random = new Random(seed);
        Set<String> taken = new HashSet<>(Set.of("and", "or", "not", "near"));
        while (vocabulary.size() < VOCABULARY) {
            String word = word(random, vocabulary.size() < 150 ? 1 : 2 + random.nextInt(2));
            if (taken.add(word)) {
                vocabulary.add(word);
            }
        }
        while (names.size() < NAMES) {
            names.add(new Name(capital(word(random, 2)), capital(word(random, 2 + random.nextInt(2)))));
        }
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1 / (rank + 2.7);
            cumulated[rank] = sum;
        }
    }

    private static String word(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(one(ONSETS, random)).append(one(VOWELS, random));
        }
        return word.append(one(CODAS, random)).toString();
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** The word of a rank, 0 being the most frequent. */
    public String word(int rank) {
        return vocabulary.get(rank);
    }

    /** The word that likes to follow that of {@code rank}. */
    String partner(int rank) {
        return word(partnerRank(rank));
    }

    private static int partnerRank(int rank) {
        return 100 + (rank * 7_919) % 5_000;
    }

    Name name(int index) {
        return names.get(index);
    }

    public List<MatchText> articles(long seed, int count) {
        Random random = new Random(seed);
        List<MatchText> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            articles.add(new Writer(random).article());
        }
        return articles;
    }

    private int zipf(Random random) {
        double at = random.nextDouble() * cumulated[VOCABULARY - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return found >= 0 ? found : Math.min(VOCABULARY - 1, -found - 1);
    }

    /** A name; the first ones are the most in the news, the more so the higher {@code skew}, of which 1 is none. */
    Name name(Random random, double skew) {
        return names.get((int) (NAMES * Math.pow(random.nextDouble(), skew)));
    }

    private final class Writer {
        private final Random random;
        private final int[] topic = new int[TOPIC];
        private final List<Name> mentioned = new ArrayList<>();
        private final Set<Name> introduced = new HashSet<>();
        private final StringBuilder out = new StringBuilder();

        Writer(Random random) {
            this.random = random;
            for (int i = 0; i < TOPIC; i++) {
                topic[i] = (int) (300 * Math.pow(100, random.nextDouble()));
            }
            for (int i = 0; i < 4; i++) {
                mentioned.add(SyntheticNews.this.name(random, 3));
            }
        }

        MatchText article() {
            sentences(TITLE, TITLE);
            String title = out.substring(0, out.length() - 1);
            out.setLength(0);
            sentences(WORDS - TITLE, 20);
            return MatchText.of(title, out.toString());
        }

        private void sentences(int words, int each) {
            int left = words;
            for (int sentence = 1; left > 0; sentence++) {
                int length = left < 2 * each ? left : each / 2 + random.nextInt(each);
                sentence(length);
                left -= length;
                out.append(left == 0 ? "." : sentence % 4 == 0 ? ".\n\n" : ". ");
            }
        }

        private void sentence(int words) {
            int left = words;
            int begun = out.length();
            while (left > 0) {
                if (out.length() > begun) {
                    out.append(random.nextInt(15) == 0 ? ", " : " ");
                }
                left -= piece(left);
            }
            out.setCharAt(begun, Character.toUpperCase(out.charAt(begun)));
        }

        /** A word, a pair or a name; gives how many words. */
        private int piece(int most) {
            int kind = random.nextInt(100);
            if (kind < 3) {
                return name(most);
            }
            int rank = kind < 15 ? topic[random.nextInt(TOPIC)] : zipf(random);
            out.append(word(rank));
            if (most > 1 && rank >= FIRST_WITH_PARTNER && random.nextInt(5) == 0) {
                out.append(' ').append(partner(rank));
                return 2;
            }
            return 1;
        }

        private int name(int most) {
            Name name = mentioned.get(random.nextInt(mentioned.size()));
            if (most > 1 && introduced.add(name)) {
                out.append(name);
                return 2;
            }
            out.append(name.last());
            return 1;
        }
    }
}
