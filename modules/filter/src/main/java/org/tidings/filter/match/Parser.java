package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Lexeme.AtLeastSign;
import org.tidings.filter.match.Lexeme.FieldSign;
import org.tidings.filter.match.Lexeme.Mark;
import org.tidings.filter.match.Lexeme.NearSign;
import org.tidings.filter.match.Lexeme.Operand;
import org.tidings.filter.match.Lexeme.Sign;

/**
 * Recursive descent over the lexemes; NEAR binds tightest, then NOT, AND, OR. Where a part is wrong, which has been
 * reported, an empty phrase stands for it, so that the rest is still read and looked over.
 */
final class Parser {
    private final List<Lexeme> lexemes;
    private final String query;
    private final Problems problems;
    private int next;
    private int depth;
    private boolean tooDeep;

    Parser(List<Lexeme> lexemes, String query, Problems problems) {
        this.lexemes = lexemes;
        this.query = query;
        this.problems = problems;
    }

    /** Null = there is nothing. */
    @Nullable
    Expr parse() {
        if (is(Mark.END)) {
            problems.error(0, query.length(), "the query is empty", null);
            return null;
        }
        List<Expr> parts = new ArrayList<>();
        parts.add(or());
        while (!is(Mark.END)) {
            if (is(Mark.CLOSE)) {
                strayBracket();
            } else {
                parts.add(or());
            }
        }
        return joined(parts, 0, true);
    }

    private Lexeme peek() {
        return lexemes.get(next);
    }

    private Lexeme take() {
        Lexeme taken = lexemes.get(next);
        next = Math.min(next + 1, lexemes.size() - 1);
        return taken;
    }

    /** Where what has been taken ends. */
    private int end() {
        return next == 0 ? 0 : lexemes.get(next - 1).to();
    }

    private boolean is(Mark mark) {
        return peek() instanceof Sign sign && sign.mark() == mark;
    }

    private void strayBracket() {
        Lexeme bracket = take();
        problems.error(bracket.from(), bracket.to(), "this bracket closes nothing", null);
    }

    private Expr or() {
        List<Expr> parts = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        int from = peek().from();
        boolean mixed = alternative(parts, shown);
        while (is(Mark.OR)) {
            Lexeme or = take();
            if (startsOperand()) {
                shown.append(" OR ");
                mixed |= alternative(parts, shown);
            } else {
                parts.add(missing(or, "OR"));
            }
        }
        if (mixed && parts.size() > 1) {
            problems.warning(from, end(), "AND binds tighter than OR: this is read as " + shown, shown.toString());
        }
        return joined(parts, from, false);
    }

    /** Reads one side of an OR and shows it; says whether it joins several parts without brackets of its own. */
    private boolean alternative(List<Expr> parts, StringBuilder shown) {
        int from = peek().from();
        Expr part = and();
        parts.add(part);
        boolean mixed = part instanceof Expr.And and && and.from() == from;
        String written = query.substring(from, Math.max(from, end()));
        shown.append(mixed ? "(" + written + ")" : written);
        return mixed;
    }

    private Expr and() {
        List<Expr> parts = new ArrayList<>();
        int from = peek().from();
        parts.add(not());
        while (true) {
            if (is(Mark.AND)) {
                Lexeme and = take();
                parts.add(startsOperand() ? not() : missing(and, "AND"));
            } else if (startsOperand()) {
                parts.add(not());
            } else {
                return joined(parts, from, true);
            }
        }
    }

    private Expr joined(List<Expr> parts, int from, boolean and) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return and ? new Expr.And(parts, from, end()) : new Expr.Or(parts, from, end());
    }

    private Expr missing(Lexeme operator, String name) {
        int to = operator.to();
        while (peek() instanceof Sign sign && (sign.mark() == Mark.AND || sign.mark() == Mark.OR)) {
            to = take().to();
        }
        problems.error(operator.from(), to, name + " needs something behind it", null);
        return wrong(operator.from(), to);
    }

    private static Expr wrong(int from, int to) {
        return new Expr.Phrase(List.of(), from, to);
    }

    /** Whether what follows can begin an operand, NOT included. */
    private boolean startsOperand() {
        return switch (peek()) {
            case Sign sign -> sign.mark() == Mark.OPEN || sign.mark() == Mark.NOT;
            case Operand o -> true;
            case FieldSign f -> true;
            case AtLeastSign a -> true;
            case NearSign n -> false;
        };
    }

    private Expr not() {
        if (!is(Mark.NOT)) {
            return near();
        }
        Lexeme not = take();
        if (!startsOperand()) {
            return missing(not, "NOT");
        }
        Expr part = deeper(not) ? not() : wrong(not.from(), not.to());
        depth--;
        return new Expr.Not(part, not.from(), end());
    }

    /** Counts one level more; past the limit the rest is not read. */
    private boolean deeper(Lexeme where) {
        if (++depth <= Query.MAX_DEPTH) {
            return true;
        }
        problems.error(where.from(), where.to(), "brackets and signs nest deeper than " + Query.MAX_DEPTH, null);
        tooDeep = true;
        next = lexemes.size() - 1;
        return false;
    }

    private Expr near() {
        int from = peek().from();
        Expr left = unary();
        while (peek() instanceof NearSign near) {
            take();
            if (!startsOperand()) {
                left = missing(near, near.written());
                continue;
            }
            Expr right = side(near);
            left = pair(left, right, near, from);
        }
        return left;
    }

    /** The right side of a NEAR, where a NOT is read only to be refused. */
    private Expr side(NearSign near) {
        if (!is(Mark.NOT)) {
            return unary();
        }
        Lexeme not = peek();
        problems.error(near.from(), not.to(), near.written() + " takes no NOT as a side", null);
        Expr denied = not();
        return wrong(denied.from(), denied.to());
    }

    private Expr pair(Expr left, Expr right, NearSign near, int from) {
        checkSide(left, near, from);
        checkSide(right, near, from);
        return new Expr.Near(left, right, near.distance(), near.ordered(), from, end());
    }

    private void checkSide(Expr side, NearSign near, int from) {
        switch (side) {
            case Expr.Phrase p -> {}
            case Expr.Mention m -> {}
            case Expr.Near n -> {}
            case Expr.Or or -> or.parts().forEach(part -> checkSide(part, near, from));
            case Expr.InField f -> refuse(f, near, "field", around(f, from));
            case Expr.And a -> refuse(a, near, "bracket of several words", quoted(a));
            case Expr.Not n -> refuse(n, near, "NOT", null);
            case Expr.AtLeast a -> refuse(a, near, "atleast", null);
            case Expr.Filter f -> refuse(f, near, "filter", null);
            case Expr.Regex r -> refuse(r, near, "regular expression", null);
        }
    }

    private void refuse(Expr side, NearSign near, String what, @Nullable String fix) {
        String sides = "; a side is a word, phrase, entity, an OR group of those, or another NEAR";
        problems.error(side.from(), side.to(), near.written() + " takes no " + what + " as a side" + sides, fix);
    }

    /** The field before a bracket around the whole NEAR. */
    private String around(Expr.InField side, int from) {
        String name = side.field().word();
        String whole = query.substring(from, end());
        return name + ":(" + whole.replaceAll("(?i)" + name + "\\s*[:：]\\s*", "") + ")";
    }

    /** Words in a bracket as a phrase. */
    private @Nullable String quoted(Expr.And and) {
        StringBuilder words = new StringBuilder();
        for (Expr part : and.parts()) {
            String written = query.substring(part.from(), part.to());
            if (!(part instanceof Expr.Phrase) || written.indexOf('"') >= 0) {
                return null;
            }
            words.append(words.isEmpty() ? "" : " ").append(written);
        }
        return "\"" + words + "\"";
    }

    private Expr unary() {
        return switch (peek()) {
            case AtLeastSign sign -> atLeast(sign);
            case FieldSign sign -> inField(sign);
            case Operand operand -> {
                take();
                Expr expr = operand.expr();
                yield expr == null ? wrong(operand.from(), operand.to()) : expr;
            }
            case NearSign near -> nothingBefore(near, near.written());
            case Sign sign -> signed(sign);
        };
    }

    private Expr signed(Sign sign) {
        return switch (sign.mark()) {
            case OPEN -> bracket(sign);
            case AND -> nothingBefore(sign, "AND");
            case OR -> nothingBefore(sign, "OR");
            case NOT -> not();
            case CLOSE, END -> wrong(sign.from(), sign.from());
        };
    }

    private Expr nothingBefore(Lexeme operator, String name) {
        problems.error(operator.from(), operator.to(), name + " needs something before it", null);
        return wrong(operator.from(), operator.from());
    }

    private Expr bracket(Sign open) {
        take();
        if (is(Mark.CLOSE)) {
            Lexeme close = take();
            problems.error(open.from(), close.to(), "there is nothing in the brackets", null);
            return wrong(open.from(), close.to());
        }
        if (is(Mark.END)) {
            problems.error(open.from(), open.to(), "this bracket is never closed", null);
            return wrong(open.from(), open.to());
        }
        Expr inner = deeper(open) ? or() : wrong(open.from(), open.to());
        depth--;
        return closed(open, inner);
    }

    private Expr closed(Sign open, Expr inner) {
        if (is(Mark.CLOSE)) {
            take();
        } else if (!tooDeep) {
            problems.error(open.from(), open.to(), "this bracket is never closed", null);
        }
        return inner;
    }

    private Expr atLeast(AtLeastSign sign) {
        take();
        if (!startsOperand() || is(Mark.NOT)) {
            return missing(sign, "atleast");
        }
        Expr part = deeper(sign) ? unary() : wrong(sign.from(), sign.to());
        depth--;
        checkCounted(part);
        return new Expr.AtLeast(sign.count(), part, sign.from(), end());
    }

    private void checkCounted(Expr part) {
        switch (part) {
            case Expr.Phrase p -> {}
            case Expr.Mention m -> {}
            case Expr.Or or -> or.parts().forEach(this::checkCounted);
            case Expr.InField f -> checkCounted(f.part());
            case Expr.And a -> uncountable(a);
            case Expr.Not n -> uncountable(n);
            case Expr.Near n -> uncountable(n);
            case Expr.AtLeast a -> uncountable(a);
            case Expr.Filter f -> uncountable(f);
            case Expr.Regex r -> uncountable(r);
        }
    }

    private void uncountable(Expr part) {
        String what = "atleast counts a word, phrase, wildcard, entity or an OR group of those";
        problems.error(part.from(), part.to(), what, null);
    }

    private Expr inField(FieldSign sign) {
        take();
        String name = sign.field().word() + ":";
        if (is(Mark.NOT)) {
            problems.error(sign.from(), peek().to(), "NOT stands before the field", "-" + name);
            Expr denied = not();
            return wrong(denied.from(), denied.to());
        }
        if (!startsOperand()) {
            return missing(sign, name);
        }
        Expr part = deeper(sign) ? unary() : wrong(sign.from(), sign.to());
        depth--;
        return new Expr.InField(sign.field(), part, sign.from(), end());
    }
}
