package org.tidings.scraper.extract.facts;

/** What of a page's JSON is read: a value takes a hundred bytes in memory, however short it is written. */
public final class JsonBudget {
    private static final int SOME_VALUES = 10_000;
    private static final int LENGTH_OF_A_VALUE = 10;

    private JsonBudget() {}

    /** Whether a text is so much of nothing but values that it is not read. */
    public static boolean isOver(String json) {
        int most = SOME_VALUES + json.length() / LENGTH_OF_A_VALUE;
        int values = 0;
        for (int i = 0; i < json.length() && values <= most; i++) {
            char c = json.charAt(i);
            values += c == ',' || c == '{' || c == '[' ? 1 : 0;
        }
        return values > most;
    }
}
