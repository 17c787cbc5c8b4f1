package org.tidings.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up on threads of its own. The system's resolver blocks in native code, out of reach of a deadline, and
 * would hold the few carriers of all virtual threads while a name server is silent.
 */
final class Names implements AutoCloseable {
    private static final int THREADS = 64;

    /** How a name is looked up; the system's way is {@link InetAddress#getAllByName}. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String name) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("tidings-names-", 0).factory());

    Names(Lookup lookup) {
        this.lookup = lookup;
        threads.allowCoreThreadTimeOut(true);
    }

    /** At least one address. A name without any, or none within the wait, is an UnknownHostException. */
    InetAddress[] addresses(String name, Duration wait) throws UnknownHostException {
        Future<InetAddress[]> answer;
        try {
            answer = threads.submit(() -> lookup.all(name));
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException(name + " was not looked up: the client is closed");
        }
        try {
            return found(name, answer.get(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw new UnknownHostException("no such host: " + name);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnknownHostException("no name server answered in time for " + name);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted while looking up " + name);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static InetAddress[] found(String name, InetAddress[] addresses) throws UnknownHostException {
        if (addresses.length == 0) {
            throw new UnknownHostException("no such host: " + name);
        }
        return addresses;
    }
}
