package org.tidings.filter.match;

import org.tidings.filter.match.Expr.Field;

/** Looks a whole query over: what can never match or would run on every article is refused, what is dear is warned of. */
final class Review {
    private static final int SHORT_PREFIX = 3;

    private final String query;
    private final Problems problems;
    private int terms;

    Review(String query, Problems problems) {
        this.query = query;
        this.problems = problems;
    }

    void review(Expr expr) {
        visit(expr, Field.ANYWHERE);
        if (terms > Query.MAX_TERMS) {
            String message = "a query has at most " + Query.MAX_TERMS + " terms, this one has " + terms
                    + ": several watchlists are better, or an entity with aliases";
            problems.error(0, query.length(), message, null);
        }
        if (!holds(expr, true)) {
            refuseOnlyNot(expr);
        } else if (!problems.any()) {
            warnOfWhole(expr);
        }
    }

    private void warnOfWhole(Expr expr) {
        new Repeats(query, problems).look(expr);
        if (!holds(expr, false)) {
            problems.warning(0, query.length(), "filters alone take every article that they let through", null);
        } else if (isCommon(expr)) {
            problems.warning(
                    0, query.length(), "these words stand in most articles: this takes nearly all of them", null);
        }
    }

    /** Whether what must be there is in nearly every article. */
    private static boolean isCommon(Expr expr) {
        return switch (expr) {
            case Expr.And and -> and.parts().stream().allMatch(p -> p instanceof Expr.Not || isCommon(p));
            case Expr.Or or -> or.parts().stream().anyMatch(Review::isCommon);
            case Expr.Phrase p ->
                p.pieces().size() == 1
                        && p.pieces().getFirst() instanceof Expr.Folded word
                        && Rarity.isCommon(word.text());
            case Expr.InField in -> in.field() == Field.BODY && isCommon(in.part());
            case Expr.Not n -> false;
            case Expr.Filter f -> false;
            case Expr.Near n -> false;
            case Expr.Mention m -> false;
            case Expr.AtLeast a -> false;
            case Expr.Regex r -> false;
        };
    }

    private void refuseOnlyNot(Expr expr) {
        Expr culprit = expr;
        while (culprit instanceof Expr.Or or) {
            culprit =
                    or.parts().stream().filter(p -> !holds(p, true)).findFirst().orElseThrow();
        }
        String message = "NOT alone would run on every article: something that must be there is expected beside it";
        problems.error(culprit.from(), culprit.to(), message, null);
    }

    /** Whether a match of this needs something to be there; {@code filters} = a filter is something. */
    private static boolean holds(Expr expr, boolean filters) {
        return switch (expr) {
            case Expr.And and -> and.parts().stream().anyMatch(p -> holds(p, filters));
            case Expr.Or or -> or.parts().stream().allMatch(p -> holds(p, filters));
            case Expr.Not not -> failureHolds(not.part(), filters);
            case Expr.InField in -> holds(in.part(), filters);
            case Expr.Filter f -> filters;
            case Expr.Near n -> true;
            case Expr.Phrase p -> true;
            case Expr.Mention m -> true;
            case Expr.AtLeast a -> true;
            case Expr.Regex r -> true;
        };
    }

    /** Whether a miss of this needs something to be there. */
    private static boolean failureHolds(Expr expr, boolean filters) {
        return switch (expr) {
            case Expr.And and -> and.parts().stream().allMatch(p -> failureHolds(p, filters));
            case Expr.Or or -> or.parts().stream().anyMatch(p -> failureHolds(p, filters));
            case Expr.Not not -> holds(not.part(), filters);
            case Expr.InField in -> failureHolds(in.part(), filters);
            case Expr.Filter f -> false;
            case Expr.Near n -> false;
            case Expr.Phrase p -> false;
            case Expr.Mention m -> false;
            case Expr.AtLeast a -> false;
            case Expr.Regex r -> false;
        };
    }

    private void visit(Expr expr, Field field) {
        switch (expr) {
            case Expr.And and -> and.parts().forEach(p -> visit(p, field));
            case Expr.Or or -> or.parts().forEach(p -> visit(p, field));
            case Expr.Not not -> visit(not.part(), field);
            case Expr.AtLeast atLeast -> visit(atLeast.part(), field);
            case Expr.Near near -> {
                visit(near.left(), field);
                visit(near.right(), field);
            }
            case Expr.InField in -> inField(in, field);
            case Expr.Phrase phrase -> phrase(phrase);
            case Expr.Regex regex -> regex(regex);
            case Expr.Mention m -> terms++;
            case Expr.Filter f -> terms++;
        }
    }

    private void inField(Expr.InField in, Field outer) {
        Field inner = Fields.within(outer, in.field());
        if (inner == null) {
            String message = in.field().word() + ": inside " + outer.word() + ": can never match";
            problems.error(in.from(), in.to(), message, null);
        } else {
            visit(in.part(), inner);
        }
    }

    private void phrase(Expr.Phrase phrase) {
        terms++;
        for (Expr.Piece piece : phrase.pieces()) {
            if (piece instanceof Expr.Wild wild
                    && phrase.pieces().size() == 1
                    && Wildcard.literalPrefix(wild.pattern()).length() < SHORT_PREFIX) {
                String message = "fewer than 3 letters before the first ? or *: this is looked for in many articles";
                problems.warning(phrase.from(), phrase.to(), message, null);
            }
        }
        warnOfFoldedCapitals(phrase);
    }

    private void warnOfFoldedCapitals(Expr.Phrase phrase) {
        if (phrase.pieces().isEmpty()) {
            return;
        }
        String written = query.substring(phrase.from(), phrase.to());
        boolean capitals = written.length() > 1 && written.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (capitals && phrase.pieces().getFirst() instanceof Expr.Folded folded && Rarity.isCommon(folded.text())) {
            String message = written + " finds " + folded.text() + " as well";
            problems.warning(phrase.from(), phrase.to(), message, "=" + written);
        }
    }

    private void regex(Expr.Regex regex) {
        terms++;
        if (RegexPrefix.of(regex.pattern()).length() < SHORT_PREFIX) {
            problems.warning(
                    regex.from(), regex.to(), "without 3 letters at its beginning this runs on every article", null);
        }
        if (regex.pattern().chars().anyMatch(Character::isUpperCase)
                && regex.pattern().indexOf('\\') < 0) {
            problems.warning(
                    regex.from(),
                    regex.to(),
                    "words are folded before the pattern sees them: no capital ever matches",
                    null);
        }
        if (regex.pattern().matches(".*[ -].*") && !regex.pattern().matches(".*[\\[\\\\].*")) {
            String message = "the pattern sees one word at a time: a blank or hyphen never matches";
            problems.warning(regex.from(), regex.to(), message, null);
        }
    }
}
