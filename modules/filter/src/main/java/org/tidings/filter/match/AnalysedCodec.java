package org.tidings.filter.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.tidings.filter.match.Analysed.Surroundings;

/**
 * An article's words as bytes, about seven for each, so that a history can be asked without cutting its texts into
 * words again. What is decoded hits as the original does, apart from the entities, which are looked for anew: by
 * {@link MatchEngine#mention}. Its text is not in the bytes.
 */
public final class AnalysedCodec {
    /** To be raised with every change of the format and of how text becomes words. */
    public static final int VERSION = 1;

    private AnalysedCodec() {}

    /** How a word's letters as written follow from its folded ones. */
    private enum Form {
        SMALL(0, Tokens.CASED),
        CAPITALIZED(1, Tokens.CASED),
        CAPITALS(2, (byte) (Tokens.CASED | Tokens.CAPITALS)),
        CASELESS(3, (byte) 0),
        IDEOGRAM(4, Tokens.IDEOGRAM),
        /** Not at all: hash, length and flags are spelt out. */
        OTHER(5, (byte) 0);

        private static final Form[] ALL = values();
        private static final int BITS = 3;

        final int code;
        final byte flags;

        Form(int code, byte flags) {
            this.code = code;
            this.flags = flags;
        }

        /** Hash of the letters as written; must only be asked of forms other than {@link #OTHER}. */
        long exact(Tokens tokens, int position) {
            return switch (this) {
                case CAPITALIZED -> hash(tokens, position, 1);
                case CAPITALS -> hash(tokens, position, Integer.MAX_VALUE);
                case SMALL, CASELESS, IDEOGRAM, OTHER -> tokens.folded(position);
            };
        }

        private static long hash(Tokens tokens, int position, int capitals) {
            long hash = Hashes.SEED;
            for (int i = 0; i < tokens.length(position); i++) {
                char c = tokens.letter(position, i);
                hash = Hashes.step(hash, i < capitals ? Character.toUpperCase(c) : c);
            }
            return Hashes.finish(hash);
        }

        static Form of(Tokens tokens, int position) {
            if (tokens.end(position) - tokens.start(position) == tokens.length(position)) {
                for (Form form : ALL) {
                    if (form != OTHER
                            && form.flags == tokens.flags(position)
                            && form.exact(tokens, position) == tokens.exact(position)) {
                        return form;
                    }
                }
            }
            return OTHER;
        }
    }

    public static byte[] encode(Analysed article) {
        return new Encoder(article).run();
    }

    /**
     * @param text the article's, asked for when clauses and snippets are cut, perhaps more than once
     * @throws IllegalArgumentException if the bytes are of another version or none that {@link #encode} made
     */
    public static Analysed decode(byte[] bytes, Supplier<MatchText> text) {
        try {
            return new Decoder(new PackedBytes.Reader(bytes), text).run();
        } catch (ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("not the words of an article", e);
        }
    }

    private static final class Encoder {
        /** What two words have in common for one to be written as the other once more. */
        private record Same(long folded, long exact, int length, byte flags) {}

        private final Analysed article;
        private final Tokens tokens;
        private final PackedBytes.Writer out = new PackedBytes.Writer();
        private final Map<Same, Integer> known = new HashMap<>();
        private int lastEnd;

        Encoder(Analysed article) {
            this.article = article;
            this.tokens = article.tokens();
        }

        byte[] run() {
            out.number(VERSION);
            surroundings(article.surroundings());
            out.number(tokens.count());
            int position = 0;
            for (int part = 0; position <= tokens.count(); part++) {
                lastEnd = part <= 2 ? 0 : lastEnd;
                position = part(position) + Tokens.GAP;
            }
            return out.bytes();
        }

        private void surroundings(Surroundings s) {
            out.text(s.host());
            out.text(s.language());
            out.text(s.country());
            out.number(s.tags().size());
            s.tags().forEach(out::text);
        }

        /** A field or author, with its number of words before it; gives the position behind it. */
        private int part(int from) {
            int to = from;
            while (to < tokens.count() && tokens.folded(to) != 0) {
                to++;
            }
            out.number(to - from);
            for (int position = from; position < to; position++) {
                word(position);
            }
            return to;
        }

        private void word(int position) {
            int length = tokens.end(position) - tokens.start(position);
            Same same = new Same(tokens.folded(position), tokens.exact(position), length, tokens.flags(position));
            Integer before = known.putIfAbsent(same, known.size() + 1);
            int distance = tokens.start(position) - lastEnd;
            out.number((before == null ? 0 : before) << 1 | (distance == 1 ? 0 : 1));
            if (distance != 1) {
                out.signed(distance);
            }
            if (before == null) {
                letters(position);
            }
            lastEnd = tokens.end(position);
        }

        private void letters(int position) {
            Form form = Form.of(tokens, position);
            out.number(tokens.length(position) << Form.BITS | form.code);
            for (int i = 0; i < tokens.length(position); i++) {
                out.number(tokens.letter(position, i));
            }
            if (form == Form.OTHER) {
                out.number(tokens.flags(position));
                out.number(tokens.end(position) - tokens.start(position));
                out.fixed(tokens.exact(position));
            }
        }
    }

    private static final class Decoder {
        private final PackedBytes.Reader in;
        private final Supplier<MatchText> text;
        private Tokens tokens = new Tokens(0);
        private int[] known = new int[64];
        private int knownCount;
        private int lastEnd;

        Decoder(PackedBytes.Reader in, Supplier<MatchText> text) {
            this.in = in;
            this.text = text;
        }

        Analysed run() {
            int version = in.number();
            if (version != VERSION) {
                throw new IllegalArgumentException("words of version " + version + ", not " + VERSION);
            }
            Surroundings surroundings = surroundings();
            int count = in.number();
            tokens = new Tokens(count);
            part();
            int titleEnd = tokens.count();
            lastEnd = 0;
            tokens.gap();
            part();
            int bodyEnd = tokens.count();
            lastEnd = 0;
            while (tokens.count() < count) {
                tokens.gap();
                part();
            }
            return new Analysed(tokens, titleEnd, bodyEnd, surroundings, text);
        }

        private Surroundings surroundings() {
            String host = in.text();
            String language = in.text();
            String country = in.text();
            Set<String> tags = new HashSet<>();
            for (int left = in.number(); left > 0; left--) {
                String tag = in.text();
                tags.add(tag == null ? "" : tag);
            }
            return new Surroundings(host, language, country, Set.copyOf(tags));
        }

        private void part() {
            for (int left = in.number(); left > 0; left--) {
                word();
            }
        }

        private void word() {
            int code = in.number();
            int start = lastEnd + ((code & 1) == 0 ? 1 : in.signed());
            if (code > 1) {
                int position = known[(code >> 1) - 1];
                lastEnd = start + tokens.end(position) - tokens.start(position);
                tokens.again(position, start, lastEnd);
            } else {
                newWord(start);
                know(tokens.count() - 1);
            }
        }

        private void newWord(int start) {
            int code = in.number();
            Form form = Form.ALL[code & ((1 << Form.BITS) - 1)];
            int length = code >> Form.BITS;
            long hash = Hashes.SEED;
            for (int i = 0; i < length; i++) {
                char c = (char) in.number();
                tokens.letter(c);
                hash = Hashes.step(hash, c);
            }
            long folded = Hashes.finish(hash);
            if (form == Form.OTHER) {
                byte flags = (byte) in.number();
                lastEnd = start + in.number();
                tokens.word(start, lastEnd, folded, in.fixed(), flags);
            } else {
                lastEnd = start + length;
                tokens.word(start, lastEnd, folded, folded, form.flags);
                tokens.spell(tokens.count() - 1, form.exact(tokens, tokens.count() - 1));
            }
        }

        private void know(int position) {
            if (knownCount == known.length) {
                known = Arrays.copyOf(known, 2 * knownCount);
            }
            known[knownCount++] = position;
        }
    }
}
