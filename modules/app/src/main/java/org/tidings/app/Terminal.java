package org.tidings.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tidings.model.Alert;
import org.tidings.model.Clause;

/** What people read on a terminal: colour only where there is one and {@code NO_COLOR} is not set. */
public final class Terminal {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int HEADLINE = 72;

    private static final int COLUMNS = 100;

    private final PrintStream out;
    private final boolean colour;

    public Terminal(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** On standard output; the start script says whether that is a terminal, which Java 21 cannot tell. */
    public static Terminal standard() {
        return new Terminal(System.out, isThere() && System.getenv("NO_COLOR") == null);
    }

    /** Whether people read it, and not a program. */
    public static boolean isThere() {
        return Boolean.getBoolean("tidings.terminal");
    }

    /** Columns to write in: what a program reads is not wrapped. */
    public static int width() {
        return isThere() ? Math.max(20, Integer.getInteger("tidings.columns", COLUMNS)) : Integer.MAX_VALUE;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** One alert in two lines: when, what kind, for whom, where from, the headline; and what hit. */
    public void alert(Alert alert, Duration delay) {
        String kind = String.format(Locale.ROOT, "%-6s", alert.kind().word());
        String shown = alert.kind() == Alert.Kind.NEW ? bold(kind) : kind;
        say(CLOCK.format(alert.at()) + "  " + shown + "  "
                + bold(alert.watchlist().name()) + "  " + cut(clean(title(alert))));
        say("          " + dim(source(alert) + ", seen " + seconds(delay) + " ago; hit by " + clauses(alert)));
    }

    private static String title(Alert alert) {
        String title = alert.article().title();
        return title == null || title.isBlank() ? "(no title)" : title;
    }

    private static String source(Alert alert) {
        String more = alert.story().size() > 1 ? ", article " + alert.story().size() + " of its story" : "";
        return alert.article().source() + more;
    }

    private static String clauses(Alert alert) {
        return alert.clauses().stream()
                .map(Clause::clause)
                .distinct()
                .limit(3)
                .reduce((a, b) -> a + ", " + b)
                .orElse("its filters");
    }

    /** {@code 1.2 s} */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** What the web wrote must not steer a terminal: control and direction characters go. */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "");
    }

    private static String cut(String text) {
        int end = text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), HEADLINE));
        return end < text.length() ? text.substring(0, end) + "…" : text;
    }

    public String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** What a {@link WordDiff} marks, in red and green. */
    public String diff(String text) {
        return colour
                ? text.replace("[-", "\u001b[31m[-")
                        .replace("-]", "-]\u001b[0m")
                        .replace("{+", "\u001b[32m{+")
                        .replace("+}", "+}\u001b[0m")
                : text;
    }

    public String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
