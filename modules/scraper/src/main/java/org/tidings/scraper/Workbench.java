package org.tidings.scraper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.ReadPage;
import org.tidings.scraper.extract.site.SiteProfile;

/**
 * Takes pages apart, so many at a time, each within a time limit. Nobody waits for a page that takes longer, but it keeps its
 * place until its thread ends, which it does by itself as the input is bounded: never more are in the heap at once.
 */
final class Workbench {
    private static final long STACK = 4L << 20;

    /** For a place, in limits: when all of them are taken for so long, what waits for one gives up. */
    private static final int PATIENCE = 6;

    private final Extractor extractor;
    private final Semaphore places;
    private final Duration limit;

    Workbench(Extractor extractor, int places, Duration limit) {
        this.extractor = extractor;
        this.places = new Semaphore(places, true);
        this.limit = limit;
    }

    /** Empty when it took too long or the caller was interrupted. */
    Optional<ReadPage> extract(byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        return placed() ? within(started(body, contentType, url, site)) : Optional.empty();
    }

    private boolean placed() {
        try {
            return places.tryAcquire(PATIENCE * limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<ReadPage> started(
            byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        CompletableFuture<ReadPage> result = new CompletableFuture<>();
        Runnable work = () -> complete(result, () -> extractor.read(body, contentType, url, site));
        Thread thread = new Thread(null, work, "extract", STACK);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            places.release();
            throw e;
        }
        return result;
    }

    private void complete(CompletableFuture<ReadPage> result, Supplier<ReadPage> work) {
        try {
            result.complete(work.get());
        } catch (OutOfMemoryError e) {
            result.completeExceptionally(e);
        } finally {
            places.release();
        }
    }

    private Optional<ReadPage> within(CompletableFuture<ReadPage> result) {
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
