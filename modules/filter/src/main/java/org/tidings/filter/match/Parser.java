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
 * Recursive descent over the lexemes; NEAR binds tightest, then NOT, AND, OR. A part that is wrong is null and has been
 * reported, so that the rest is still read.
 */
final class Parser {
    private final List<Lexeme> lexemes;
    private final String query;
    private final Problems problems;
    private int next;
    private int depth;

    Parser(List<Lexeme> lexemes, String query, Problems problems) {
        this.lexemes = lexemes;
        this.query = query;
        this.problems = problems;
    }

    @Nullable
    Expr parse() {
        if (is(Mark.END)) {
            problems.error(0, query.length(), "the query is empty", null);
            return null;
        }
        Expr expr = or();
        while (!is(Mark.END)) {
            strayBracket();
            if (!is(Mark.END)) {
                or();
            }
        }
        return expr;
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

    private @Nullable Expr or() {
        List<@Nullable Expr> parts = new ArrayList<>();
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
    private boolean alternative(List<@Nullable Expr> parts, StringBuilder shown) {
        int from = peek().from();
        Expr part = and();
        parts.add(part);
        boolean mixed = part instanceof Expr.And and && and.from() == from;
        String written = query.substring(from, Math.max(from, end()));
        shown.append(mixed ? "(" + written + ")" : written);
        return mixed;
    }

    private @Nullable Expr and() {
        List<@Nullable Expr> parts = new ArrayList<>();
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

    private @Nullable Expr joined(List<@Nullable Expr> parts, int from, boolean and) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Expr> sound = new ArrayList<>();
        for (Expr part : parts) {
            if (part == null) {
                return null;
            }
            sound.add(part);
        }
        return and ? new Expr.And(sound, from, end()) : new Expr.Or(sound, from, end());
    }

    private @Nullable Expr missing(Lexeme operator, String name) {
        problems.error(operator.from(), operator.to(), name + " needs something behind it", null);
        return null;
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

    private @Nullable Expr not() {
        if (!is(Mark.NOT)) {
            return near();
        }
        Lexeme not = take();
        if (!startsOperand()) {
            return missing(not, "NOT");
        }
        Expr part = deeper(not) ? not() : null;
        depth--;
        return part == null ? null : new Expr.Not(part, not.from(), end());
    }

    /** Counts one level more; past the limit the rest is not read. */
    private boolean deeper(Lexeme where) {
        if (++depth <= Query.MAX_DEPTH) {
            return true;
        }
        problems.error(where.from(), where.to(), "brackets and signs nest deeper than " + Query.MAX_DEPTH, null);
        next = lexemes.size() - 1;
        return false;
    }

    private @Nullable Expr near() {
        int from = peek().from();
        Expr left = unary();
        while (peek() instanceof NearSign near) {
            take();
            if (!startsOperand()) {
                left = missing(near, near.written());
                continue;
            }
            Expr right = side(near);
            left = left == null || right == null ? null : pair(left, right, near, from);
        }
        return left;
    }

    /** The right side of a NEAR, where a NOT is read only to be refused. */
    private @Nullable Expr side(NearSign near) {
        if (!is(Mark.NOT)) {
            return unary();
        }
        Lexeme not = peek();
        problems.error(near.from(), not.to(), near.written() + " takes no NOT as a side", null);
        not();
        return null;
    }

    private Expr pair(Expr left, Expr right, NearSign near, int from) {
        checkSide(left, near);
        checkSide(right, near);
        return new Expr.Near(left, right, near.distance(), near.ordered(), from, end());
    }

    private void checkSide(Expr side, NearSign near) {
        switch (side) {
            case Expr.Phrase p -> {}
            case Expr.Mention m -> {}
            case Expr.Near n -> {}
            case Expr.Or or -> or.parts().forEach(part -> checkSide(part, near));
            case Expr.InField f -> refuse(f, near, "a field", "put the field before a bracket around the whole");
            case Expr.And a -> refuse(a, near, "several words in a bracket", "a phrase in quotes, or one NEAR each");
            case Expr.Not n -> refuse(n, near, "NOT", null);
            case Expr.AtLeast a -> refuse(a, near, "atleast", null);
            case Expr.Filter f -> refuse(f, near, "a filter", null);
            case Expr.Regex r -> refuse(r, near, "a regular expression", null);
        }
    }

    private void refuse(Expr side, NearSign near, String what, @Nullable String fix) {
        String sides = "; a side is a word, phrase, entity, an OR group of those, or another NEAR";
        problems.error(side.from(), side.to(), near.written() + " takes no " + what + " as a side" + sides, fix);
    }

    private @Nullable Expr unary() {
        return switch (peek()) {
            case AtLeastSign sign -> atLeast(sign);
            case FieldSign sign -> inField(sign);
            case Operand operand -> {
                take();
                yield operand.expr();
            }
            case NearSign near -> nothingBefore(near, near.written());
            case Sign sign -> signed(sign);
        };
    }

    private @Nullable Expr signed(Sign sign) {
        return switch (sign.mark()) {
            case OPEN -> bracket(sign);
            case CLOSE -> null;
            case AND -> nothingBefore(sign, "AND");
            case OR -> nothingBefore(sign, "OR");
            case NOT -> not();
            case END -> null;
        };
    }

    private @Nullable Expr nothingBefore(Lexeme operator, String name) {
        problems.error(operator.from(), operator.to(), name + " needs something before it", null);
        return null;
    }

    private @Nullable Expr bracket(Sign open) {
        take();
        if (is(Mark.CLOSE)) {
            Lexeme close = take();
            problems.error(open.from(), close.to(), "there is nothing in the brackets", null);
            return null;
        }
        if (is(Mark.END)) {
            problems.error(open.from(), open.to(), "this bracket is never closed", null);
            return null;
        }
        Expr inner = deeper(open) ? or() : null;
        depth--;
        return closed(open, inner);
    }

    private @Nullable Expr closed(Sign open, @Nullable Expr inner) {
        if (!is(Mark.CLOSE)) {
            if (depth < Query.MAX_DEPTH) {
                problems.error(open.from(), open.to(), "this bracket is never closed", null);
            }
            return null;
        }
        take();
        return inner;
    }

    private @Nullable Expr atLeast(AtLeastSign sign) {
        take();
        if (!startsOperand() || is(Mark.NOT)) {
            return missing(sign, "atleast");
        }
        Expr part = deeper(sign) ? unary() : null;
        depth--;
        if (part == null) {
            return null;
        }
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

    private @Nullable Expr inField(FieldSign sign) {
        take();
        String name = sign.field().word() + ":";
        if (is(Mark.NOT)) {
            problems.error(sign.from(), peek().to(), "NOT stands before the field", "-" + name);
            return not();
        }
        if (!startsOperand()) {
            return missing(sign, name);
        }
        Expr part = deeper(sign) ? unary() : null;
        depth--;
        return part == null ? null : new Expr.InField(sign.field(), part, sign.from(), end());
    }
}
