package org.tidings.filter.match;

/** The watchlist language. */
public final class Query {
    /** Longer queries are refused unread. */
    public static final int MAX_LENGTH = 100_000;

    public static final int MAX_TERMS = 1_024;
    public static final int MAX_DISTANCE = 100;
    public static final int MAX_DEPTH = 100;
    public static final int MAX_PATTERN = 512;

    private Query() {}

    /** Never throws: what is wrong is in the answer. */
    public static Parsed parse(String query, Scope scope) {
        Problems problems = new Problems(query);
        if (query.length() > MAX_LENGTH) {
            problems.error(0, query.length(), "a query has at most " + MAX_LENGTH + " characters", null);
            return problems.parsed(null);
        }
        Expr expr = new Parser(new Lexer(query, scope, problems).lexemes(), query, problems).parse();
        if (expr != null) {
            new Review(query, problems).review(expr);
        }
        return problems.parsed(expr);
    }
}
