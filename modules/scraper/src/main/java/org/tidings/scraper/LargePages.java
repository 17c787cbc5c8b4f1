package org.tidings.scraper;

import java.io.IOException;
import java.time.Duration;
import org.tidings.runtime.http.Turns;
import org.tidings.runtime.http.WebClient;

/**
 * Lets so many large pages in at once as the heap has room for: from when a body turns out to be large until the page is
 * taken apart. Small ones pass freely.
 */
final class LargePages {
    /** A page of 10 MB while it is read, when its buffer grows. */
    private static final long ROOM = 32L << 20;

    private final Turns places;

    /** @param heap bytes of which a quarter may go to large pages */
    LargePages(long heap) {
        this.places = new Turns((int) Math.max(2, Math.min(64, heap / 4 / ROOM)), "no room among the large pages");
    }

    /** For one page; holds a place only when the page is large, until it is closed. */
    Ticket ticket() {
        return new Ticket();
    }

    /** One page's claim. */
    final class Ticket implements WebClient.LargeBody, AutoCloseable {
        private boolean taken;

        @Override
        public void begins(Duration left) throws IOException {
            places.take(left);
            taken = true;
        }

        @Override
        public void close() {
            if (taken) {
                places.give();
            }
        }
    }
}
