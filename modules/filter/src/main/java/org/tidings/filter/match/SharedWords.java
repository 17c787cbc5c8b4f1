package org.tidings.filter.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the words of many queries once each, which is most of what watchlists weigh. One thread uses it at a time. */
final class SharedWords {
    /** Beyond so many it forgets them, since those of watchlists that are gone stay among them. */
    private static final int MOST = 1_000_000;

    private final Map<String, List<Expr.Piece>> words = new HashMap<>();

    Node share(Node node) {
        return switch (node) {
            case Node.All all -> new Node.All(nodes(all.parts()), all.written());
            case Node.One one -> new Node.One(nodes(one.parts()), one.written());
            case Node.Absent absent -> {
                Node part = share(absent.part());
                yield new Node.Absent(part, part.written());
            }
            case Node.Passes passes -> passes;
            case Node.Counted counted -> new Node.Counted(counted.count(), share(counted.part()), counted.written());
            case Node.Spanned spanned -> share(spanned);
        };
    }

    private List<Node> nodes(List<Node> parts) {
        return parts.stream().map(this::share).toList();
    }

    private Node.Spanned share(Node.Spanned node) {
        return switch (node) {
            case Node.Word word -> word(word);
            case Node.Words phrase -> {
                Expr.Phrase written = phrase(phrase.written(), pieces(phrase.pieces()));
                yield new Node.Words(written.pieces(), phrase.anchor(), phrase.field(), written);
            }
            case Node.AnyOf any ->
                new Node.AnyOf(any.parts().stream().map(this::share).toList(), any.written());
            case Node.Close close ->
                new Node.Close(
                        share(close.left()), share(close.right()), close.distance(), close.ordered(), close.written());
            case Node.Mentioned mentioned -> mentioned;
            case Node.Expression expression -> expression;
        };
    }

    private Node.Word word(Node.Word word) {
        List<Expr.Piece> alone = alone(new Expr.Folded(word.text(), word.hash()));
        Expr.Folded shared = (Expr.Folded) alone.getFirst();
        return new Node.Word(shared.hash(), shared.text(), word.field(), phrase(word.written(), alone));
    }

    private static Expr.Phrase phrase(Expr written, List<Expr.Piece> pieces) {
        return new Expr.Phrase(pieces, written.from(), written.to());
    }

    private List<Expr.Piece> pieces(List<Expr.Piece> pieces) {
        return pieces.stream()
                .map(piece ->
                        piece instanceof Expr.Folded folded ? alone(folded).getFirst() : piece)
                .toList();
    }

    private List<Expr.Piece> alone(Expr.Folded word) {
        if (words.size() > MOST) {
            words.clear();
        }
        return words.computeIfAbsent(word.text(), text -> List.of(word));
    }
}
