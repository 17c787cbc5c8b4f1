package org.tidings.filter.match;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.tidings.filter.match.Expr.Field;

/** Turns a parsed query into what runs: NOT moved down to what it denies, fields handed to the words. */
final class Compiler {
    private Compiler() {}

    static Node compile(Expr expr) {
        return node(expr, Field.ANYWHERE, false);
    }

    private static Node node(Expr expr, Field field, boolean denied) {
        return switch (expr) {
            case Expr.And and -> group(and.parts(), expr, field, denied, !denied);
            case Expr.Or or -> group(or.parts(), expr, field, denied, denied);
            case Expr.Not not -> node(not.part(), field, !denied);
            case Expr.InField in -> node(in.part(), inner(field, in.field()), denied);
            case Expr.Filter filter -> denied(new Node.Passes(filter), denied);
            case Expr.AtLeast a ->
                denied(new Node.Counted(a.count(), spanned(a.part(), field), withoutParts(a)), denied);
            case Expr.Near n -> denied(spanned(n, field), denied);
            case Expr.Phrase p -> denied(spanned(p, field), denied);
            case Expr.Mention m -> denied(spanned(m, field), denied);
            case Expr.Regex r -> denied(spanned(r, field), denied);
        };
    }

    private static Field inner(Field outer, Field inner) {
        Field field = Fields.within(outer, inner);
        if (field == null) {
            throw new IllegalArgumentException("a query that was refused: " + inner + " inside " + outer);
        }
        return field;
    }

    private static Node group(List<Expr> parts, Expr written, Field field, boolean denied, boolean all) {
        List<Node> nodes = parts.stream().map(p -> node(p, field, denied)).toList();
        return all ? new Node.All(nodes, withoutParts(written)) : new Node.One(nodes, withoutParts(written));
    }

    /** Where and as what a group was written; its parts live on in the nodes. */
    private static Expr withoutParts(Expr group) {
        return group instanceof Expr.And
                ? new Expr.And(List.of(), group.from(), group.to())
                : new Expr.Or(List.of(), group.from(), group.to());
    }

    private static Node denied(Node node, boolean denied) {
        return denied ? new Node.Absent(node, node.written()) : node;
    }

    private static Node.Spanned spanned(Expr expr, Field field) {
        return switch (expr) {
            case Expr.Phrase phrase -> words(phrase, field);
            case Expr.Mention mention -> new Node.Mentioned(mention.entity(), field, mention);
            case Expr.Regex regex -> new Node.Expression(Pattern.compile(regex.pattern()), field, regex);
            case Expr.Near n ->
                new Node.Close(
                        spanned(n.left(), field),
                        spanned(n.right(), field),
                        n.distance(),
                        n.ordered(),
                        withoutParts(n));
            case Expr.InField in -> spanned(in.part(), inner(field, in.field()));
            case Expr.Or or -> {
                List<Node.Spanned> parts = new ArrayList<>();
                or.parts().forEach(p -> parts.add(spanned(p, field)));
                yield new Node.AnyOf(List.copyOf(parts), withoutParts(or));
            }
            case Expr.And a -> throw placeless(a);
            case Expr.Not n -> throw placeless(n);
            case Expr.AtLeast a -> throw placeless(a);
            case Expr.Filter f -> throw placeless(f);
        };
    }

    private static IllegalArgumentException placeless(Expr expr) {
        return new IllegalArgumentException("a query that was refused: no places for " + expr);
    }

    private static Node.Spanned words(Expr.Phrase phrase, Field field) {
        if (phrase.pieces().size() == 1 && phrase.pieces().getFirst() instanceof Expr.Folded word) {
            return new Node.Word(word.hash(), word.text(), field, phrase);
        }
        return new Node.Words(phrase.pieces(), anchor(phrase.pieces()), field, phrase);
    }

    /** The piece that is probably rarest. */
    private static int anchor(List<Expr.Piece> pieces) {
        int best = 0;
        for (int i = 1; i < pieces.size(); i++) {
            if (rarity(pieces.get(i)) < rarity(pieces.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static double rarity(Expr.Piece piece) {
        return switch (piece) {
            case Expr.Folded folded -> Rarity.of(folded.text());
            case Expr.Exact exact -> Rarity.of(exact.text());
            case Expr.Wild w -> 2;
        };
    }
}
