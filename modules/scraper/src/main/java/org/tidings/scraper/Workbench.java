package org.tidings.scraper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.Extracted;
import org.tidings.scraper.extract.Extractor;

/**
 * Takes pages apart, so many at a time, each within a time limit. A page that takes longer is abandoned: its thread ends
 * by itself, as the input is bounded, and its place is given to the next.
 */
final class Workbench {
    private static final long STACK = 4L << 20;

    private final Extractor extractor;
    private final Semaphore places;
    private final Duration limit;

    Workbench(Extractor extractor, int places, Duration limit) {
        this.extractor = extractor;
        this.places = new Semaphore(places, true);
        this.limit = limit;
    }

    /** Empty when it took too long or the caller was interrupted. */
    Optional<Extracted> extract(byte[] body, @Nullable String contentType, String url) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return within(started(body, contentType, url));
        } finally {
            places.release();
        }
    }

    private CompletableFuture<Extracted> started(byte[] body, @Nullable String contentType, String url) {
        CompletableFuture<Extracted> result = new CompletableFuture<>();
        Runnable work = () -> complete(result, body, contentType, url);
        Thread thread = new Thread(null, work, "extract", STACK);
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private void complete(CompletableFuture<Extracted> result, byte[] body, @Nullable String contentType, String url) {
        try {
            result.complete(extractor.extract(body, contentType, url));
        } catch (OutOfMemoryError e) {
            result.completeExceptionally(e);
        }
    }

    private Optional<Extracted> within(CompletableFuture<Extracted> result) {
        try {
            return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
