package org.tidings.filter.match;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;

/** A query ready to run: NOT stands only directly before what it denies, and each part knows its field. */
sealed interface Node {
    boolean test(Analysed article);

    /** What it was compiled from. */
    Expr written();

    record All(List<Node> parts, Expr written) implements Node {
        @Override
        public boolean test(Analysed article) {
            for (Node part : parts) {
                if (!part.test(article)) {
                    return false;
                }
            }
            return true;
        }
    }

    record One(List<Node> parts, Expr written) implements Node {
        @Override
        public boolean test(Analysed article) {
            for (Node part : parts) {
                if (part.test(article)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Absent(Node part, Expr written) implements Node {
        @Override
        public boolean test(Analysed article) {
            return !part.test(article);
        }
    }

    record Passes(Expr.Filter written) implements Node {
        @Override
        public boolean test(Analysed article) {
            return FilterTest.passes(written, article);
        }
    }

    record Counted(int count, Spanned part, Expr written) implements Node {
        @Override
        public boolean test(Analysed article) {
            return mentions(article).size() >= count;
        }

        Spans mentions(Analysed article) {
            Spans spans = new Spans();
            part.spans(article, spans);
            return spans.tidied().apart();
        }
    }

    /** What has places in the text. */
    sealed interface Spanned extends Node {
        /** Adds where it stands, in no order and perhaps more than once. */
        void spans(Analysed article, Spans out);
    }

    /** A folded word. */
    record Word(long hash, String text, Field field, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            int to = article.to(field);
            int from = article.from(field);
            for (int p = article.first(hash); p >= 0 && p < to; p = article.next(p)) {
                if (p >= from) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void spans(Analysed article, Spans out) {
            int to = article.to(field);
            int from = article.from(field);
            for (int p = article.first(hash); p >= 0 && p < to; p = article.next(p)) {
                if (p >= from) {
                    out.add(p, p);
                }
            }
        }
    }

    /** Adjacent words, exact words and wildcards. */
    record Words(List<Expr.Piece> pieces, int anchor, Field field, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            return scan(article, null);
        }

        @Override
        public void spans(Analysed article, Spans out) {
            scan(article, out);
        }

        /** Adds every place; without {@code out}, stops at the first. */
        private boolean scan(Analysed article, @Nullable Spans out) {
            int from = article.from(field);
            int last = article.to(field) - pieces.size();
            long hash = anchorHash();
            boolean found = false;
            int at = hash == 0 ? from + anchor : article.first(hash);
            while (at >= 0 && at - anchor <= last) {
                int start = at - anchor;
                if (start >= from && standsAt(article, start)) {
                    found = true;
                    if (out == null) {
                        return true;
                    }
                    out.add(start, start + pieces.size() - 1);
                }
                at = hash == 0 ? at + 1 : article.next(at);
            }
            return found;
        }

        private long anchorHash() {
            return switch (pieces.get(anchor)) {
                case Expr.Folded folded -> folded.hash();
                case Expr.Exact exact -> exact.folded();
                case Expr.Wild w -> 0;
            };
        }

        private boolean standsAt(Analysed article, int start) {
            for (int i = 0; i < pieces.size(); i++) {
                if (!fits(pieces.get(i), article.tokens(), start + i)) {
                    return false;
                }
            }
            return true;
        }

        static boolean fits(Expr.Piece piece, Tokens tokens, int position) {
            return switch (piece) {
                case Expr.Folded folded -> tokens.folded(position) == folded.hash();
                case Expr.Exact exact -> tokens.exact(position) == exact.exact() && tokens.folded(position) != 0;
                case Expr.Wild wild ->
                    tokens.folded(position) != 0 && Wildcard.matches(wild.pattern(), tokens, position);
            };
        }
    }

    record Mentioned(String entity, Field field, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            Spans all = article.mentions(entity);
            if (all == null) {
                return false;
            }
            for (int i = 0; i < all.size(); i++) {
                if (inside(article, all.get(i))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void spans(Analysed article, Spans out) {
            Spans all = article.mentions(entity);
            for (int i = 0; all != null && i < all.size(); i++) {
                if (inside(article, all.get(i))) {
                    out.add(all.get(i));
                }
            }
        }

        private boolean inside(Analysed article, long span) {
            return Spans.start(span) >= article.from(field) && Spans.end(span) < article.to(field);
        }
    }

    record Expression(Pattern pattern, Field field, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            for (int i = 0; i < article.distinctCount(); i++) {
                int first = article.distinct(i);
                if (matches(article, first) && within(article, first, null)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void spans(Analysed article, Spans out) {
            for (int i = 0; i < article.distinctCount(); i++) {
                if (matches(article, article.distinct(i))) {
                    within(article, article.distinct(i), out);
                }
            }
        }

        private boolean matches(Analysed article, int position) {
            return pattern.matches(article.tokens().text(position));
        }

        private boolean within(Analysed article, int first, @Nullable Spans out) {
            boolean found = false;
            int to = article.to(field);
            for (int p = first; p >= 0 && p < to; p = article.next(p)) {
                if (p >= article.from(field)) {
                    found = true;
                    if (out != null) {
                        out.add(p, p);
                    }
                }
            }
            return found;
        }
    }

    /** An OR group as one side of a NEAR, or counted. */
    record AnyOf(List<Spanned> parts, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            for (Spanned part : parts) {
                if (part.test(article)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void spans(Analysed article, Spans out) {
            for (Spanned part : parts) {
                part.spans(article, out);
            }
        }
    }

    record Close(Spanned left, Spanned right, int distance, boolean ordered, Expr written) implements Spanned {
        @Override
        public boolean test(Analysed article) {
            Spans lefts = places(left, article);
            if (lefts.size() == 0) {
                return false;
            }
            Spans rights = places(right, article);
            int longest = rights.longest();
            for (int i = 0; i < lefts.size(); i++) {
                if (pairs(lefts.get(i), rights, longest, null)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void spans(Analysed article, Spans out) {
            Spans lefts = places(left, article);
            Spans rights = places(right, article);
            Spans found = new Spans();
            int longest = rights.longest();
            for (int i = 0; i < lefts.size() && !found.full(); i++) {
                pairs(lefts.get(i), rights, longest, found);
            }
            found.tidied();
            for (int i = 0; i < found.size(); i++) {
                out.add(found.get(i));
            }
        }

        static Spans places(Spanned side, Analysed article) {
            Spans spans = new Spans();
            side.spans(article, spans);
            return spans.tidied();
        }

        /** Adds the stretch from this left side to each right side near it; without {@code out}, stops at the first. */
        private boolean pairs(long a, Spans rights, int longest, @Nullable Spans out) {
            int first = ordered ? Spans.end(a) + 1 : Spans.start(a) - distance - longest + 1;
            boolean found = false;
            for (int i = rights.firstFrom(first); i < rights.size(); i++) {
                long b = rights.get(i);
                if (Spans.start(b) - Spans.end(a) > distance) {
                    break;
                }
                if (isNear(a, b)) {
                    found = true;
                    if (out == null) {
                        return true;
                    }
                    out.add(Math.min(Spans.start(a), Spans.start(b)), Math.max(Spans.end(a), Spans.end(b)));
                }
            }
            return found;
        }

        private boolean isNear(long a, long b) {
            int after = Spans.start(b) - Spans.end(a);
            int before = Spans.start(a) - Spans.end(b);
            return (after > 0 && after <= distance) || (!ordered && before > 0 && before <= distance);
        }
    }
}
