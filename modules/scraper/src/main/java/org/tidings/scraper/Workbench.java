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
    Optional<ReadPage> extract(byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return within(started(body, contentType, url, site));
        } finally {
            places.release();
        }
    }

    private CompletableFuture<ReadPage> started(
            byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        CompletableFuture<ReadPage> result = new CompletableFuture<>();
        Runnable work = () -> complete(result, () -> extractor.read(body, contentType, url, site));
        Thread thread = new Thread(null, work, "extract", STACK);
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static void complete(CompletableFuture<ReadPage> result, Supplier<ReadPage> work) {
        try {
            result.complete(work.get());
        } catch (OutOfMemoryError e) {
            result.completeExceptionally(e);
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
