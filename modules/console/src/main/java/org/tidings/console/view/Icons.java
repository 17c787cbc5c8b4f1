package org.tidings.console.view;

/** Which icon a state has. */
public final class Icons {
    private Icons() {}

    /** The name behind {@code #i-}. */
    public static String of(String state) {
        return switch (state) {
            case "on-time", "delivered", "up" -> "ok";
            case "first-poll", "starting" -> "baseline";
            case "pending" -> "late";
            case "down" -> "failing";
            default -> state;
        };
    }
}
