package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;

/** Warns of the terms of a query that no article of the history contains. */
final class Unseen {
    private final Parsed parsed;
    private final Seen seen;
    private final List<Problem> warnings = new ArrayList<>();

    private Unseen(Parsed parsed, Seen seen) {
        this.parsed = parsed;
        this.seen = seen;
    }

    /** In the order of the query; none when it has errors. */
    static List<Problem> of(Parsed parsed, Seen seen) {
        Unseen unseen = new Unseen(parsed, seen);
        if (parsed.expr() != null) {
            unseen.visit(parsed.expr());
        }
        return unseen.warnings;
    }

    private void visit(Expr expr) {
        switch (expr) {
            case Expr.And and -> and.parts().forEach(this::visit);
            case Expr.Or or -> or.parts().forEach(this::visit);
            case Expr.Not not -> visit(not.part());
            case Expr.AtLeast atLeast -> visit(atLeast.part());
            case Expr.InField in -> {
                if (in.field() != Expr.Field.AUTHOR) {
                    visit(in.part());
                }
            }
            case Expr.Near near -> {
                visit(near.left());
                visit(near.right());
            }
            case Expr.Phrase phrase -> note(phrase, occurs(phrase));
            case Expr.Mention mention -> note(mention, seen.entity(mention.entity()));
            case Expr.Filter f -> {}
            case Expr.Regex r -> {}
        }
    }

    private boolean occurs(Expr.Phrase phrase) {
        List<Expr.Folded> words = new ArrayList<>();
        boolean wild = false;
        for (Expr.Piece piece : phrase.pieces()) {
            switch (piece) {
                case Expr.Folded folded -> words.add(folded);
                case Expr.Exact exact -> words.add(new Expr.Folded(Letters.foldComposed(exact.text()), exact.folded()));
                case Expr.Wild w -> {
                    wild = true;
                    if (!seen.prefix(Wildcard.literalPrefix(w.pattern()))) {
                        return false;
                    }
                }
            }
        }
        return wild ? words.stream().allMatch(seen::word) : seen.phrase(words);
    }

    private void note(Expr term, boolean occurs) {
        if (!occurs) {
            String written = parsed.query().substring(term.from(), term.to());
            String message = "no article of the history contains " + written;
            warnings.add(Problem.at(parsed.query(), term.from(), term.to(), message, null));
        }
    }
}
