package org.tidings.app.entities;

import java.io.PrintStream;
import java.util.Locale;

/** One line that counts, on a terminal; where a program listens, nothing. */
public final class ImportProgress {
    private static final long EVERY = 250_000_000;

    private final PrintStream out;
    private final boolean shown;
    private final long started;
    private long told;

    public ImportProgress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
        this.started = System.nanoTime();
        this.told = started;
    }

    /**
     * @param read how many things of the file
     * @param part of the file, from 0 to 1
     */
    public void tell(long read, long added, double part) {
        long now = System.nanoTime();
        if (shown && now - told >= EVERY) {
            told = now;
            out.print("\r" + line(read, added, part, now - started));
            out.flush();
        }
    }

    static String line(long read, long added, double part, long nanos) {
        long rate = Math.round(read / Math.max(nanos / 1e9, 1e-3));
        return String.format(
                Locale.ROOT, "%3.0f %%  %,d read, %,d added, %,d a second   ", part * 100, read, added, rate);
    }

    public void end() {
        if (shown && told != started) {
            out.println();
        }
    }
}
