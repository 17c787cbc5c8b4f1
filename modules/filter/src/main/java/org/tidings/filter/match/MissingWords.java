package org.tidings.filter.match;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;

/** Says why a word, phrase or regular expression is not in an article, and what comes nearest. */
final class MissingWords {
    private static final List<Field> PLACES = List.of(Field.TITLE, Field.BODY, Field.AUTHOR);
    private static final String ABSENT = "it is not there";
    private static final int FORMS = 3;

    private final Analysed article;
    private final Similar similar;

    MissingWords(Analysed article) {
        this.article = article;
        this.similar = new Similar(article);
    }

    Reason why(Node.Word word) {
        Reason elsewhere =
                elsewhere(word.field(), field -> new Node.Word(word.hash(), word.text(), field, word.written()));
        return elsewhere != null ? elsewhere : similar.to(word.text(), word.field());
    }

    Reason why(Node.Words phrase) {
        Reason elsewhere = elsewhere(phrase.field(), field -> in(phrase, phrase.pieces(), field));
        if (elsewhere != null) {
            return elsewhere;
        }
        Reason folded = asWritten(phrase);
        if (folded != null) {
            return folded;
        }
        return phrase.pieces().size() == 1 ? why(phrase.pieces().getFirst(), phrase.field()) : incomplete(phrase);
    }

    Reason why(Node.Expression expression) {
        Reason elsewhere = elsewhere(
                expression.field(), field -> new Node.Expression(expression.pattern(), field, expression.written()));
        return elsewhere != null ? elsewhere : inPart(expression);
    }

    private Reason inPart(Node.Expression expression) {
        Pattern pattern = expression.pattern();
        for (int i = 0; i < article.distinctCount(); i++) {
            int position = similar.within(article.distinct(i), expression.field());
            if (position >= 0
                    && pattern.matcher(article.tokens().text(position)).find()) {
                String word = article.tokens().text(position);
                return similar.at(position, "it matches a part of " + word + " and no whole word");
            }
        }
        return Reason.of("no word matches it");
    }

    private static Node.Words in(Node.Words phrase, List<Expr.Piece> pieces, Field field) {
        return new Node.Words(pieces, phrase.anchor(), field, phrase.written());
    }

    private @Nullable Reason elsewhere(Field asked, Function<Field, Node.Spanned> looked) {
        for (Field place : PLACES) {
            if (!covers(asked, place)) {
                Spans spans = Node.Close.places(looked.apply(place), article);
                if (spans.size() > 0) {
                    return elsewhere(asked, place, spans.get(0));
                }
            }
        }
        return null;
    }

    private static boolean covers(Field asked, Field place) {
        return asked == Field.ANYWHERE ? place != Field.AUTHOR : Fields.within(asked, place) == place;
    }

    private Reason elsewhere(Field asked, Field place, long span) {
        int position = Spans.start(span) - article.from(Field.LEAD) + 1;
        String where = asked == Field.LEAD && place == Field.BODY
                ? "it stands at word " + position + " of the body, behind the lead"
                : "it stands in " + Places.in(place) + ", not in " + Places.in(asked);
        return new Reason(where, Places.of(article, Spans.start(span), Spans.end(span)));
    }

    /** For exact letters: the same words with other letters. */
    private @Nullable Reason asWritten(Node.Words phrase) {
        if (phrase.pieces().stream().noneMatch(Expr.Exact.class::isInstance)) {
            return null;
        }
        List<Expr.Piece> folded =
                phrase.pieces().stream().map(MissingWords::folded).toList();
        Spans spans = Node.Close.places(in(phrase, folded, phrase.field()), article);
        if (spans.size() == 0) {
            return null;
        }
        Set<String> forms = new LinkedHashSet<>();
        for (int i = 0; i < spans.size() && forms.size() < FORMS; i++) {
            forms.add(Places.of(article, Spans.start(spans.get(i)), Spans.end(spans.get(i)))
                    .text());
        }
        String text = "it stands as " + String.join(", ", forms);
        return new Reason(text, Places.of(article, Spans.start(spans.get(0)), Spans.end(spans.get(0))));
    }

    private static Expr.Piece folded(Expr.Piece piece) {
        return piece instanceof Expr.Exact exact ? new Expr.Folded(exact.text(), exact.folded()) : piece;
    }

    private Reason why(Expr.Piece piece, Field field) {
        return switch (piece) {
            case Expr.Folded folded -> similar.to(folded.text(), field);
            case Expr.Exact exact -> similar.to(Letters.foldComposed(exact.text()), field);
            case Expr.Wild wild -> similar.toPattern(wild.pattern(), field);
        };
    }

    private Reason incomplete(Node.Words phrase) {
        List<String> there = new ArrayList<>();
        List<Expr.Piece> missing = new ArrayList<>();
        for (Expr.Piece piece : phrase.pieces()) {
            if (new Node.Words(List.of(piece), 0, phrase.field(), phrase.written()).test(article)) {
                there.add(letters(piece));
            } else {
                missing.add(piece);
            }
        }
        if (missing.isEmpty()) {
            return new Scattered(article, phrase).why();
        }
        return there.isEmpty() ? joined(phrase) : missing(there, missing, phrase.field());
    }

    private Reason missing(List<String> there, List<Expr.Piece> missing, Field field) {
        Reason first = why(missing.getFirst(), field);
        String names = String.join(
                ", ", missing.stream().map(MissingWords::letters).distinct().toList());
        String text = String.join(", ", there.stream().distinct().toList()) + stands(there) + ", " + names
                + (missing.size() > 1 ? " do not" : " does not");
        boolean more = first.text().startsWith(ABSENT + "; ");
        return new Reason(more ? text + first.text().substring(ABSENT.length()) : text, first.nearest());
    }

    private static String stands(List<String> words) {
        return words.stream().distinct().count() > 1 ? " stand there" : " stands there";
    }

    /** None of a phrase's words is there; perhaps as one word. */
    private Reason joined(Node.Words phrase) {
        StringBuilder one = new StringBuilder();
        phrase.pieces().forEach(piece -> one.append(letters(piece)));
        int position = similar.position(one.toString(), phrase.field());
        return position < 0
                ? Reason.of("none of its words is there")
                : similar.at(position, "it stands there as one word, " + one);
    }

    static String letters(Expr.Piece piece) {
        return switch (piece) {
            case Expr.Folded folded -> folded.text();
            case Expr.Exact exact -> exact.text();
            case Expr.Wild wild -> wild.pattern();
        };
    }
}
