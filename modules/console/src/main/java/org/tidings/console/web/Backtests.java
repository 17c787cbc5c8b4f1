package org.tidings.console.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.History;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;

/** Questions to the history that may take longer than a page waits. A newer one of the same page ends the older. */
final class Backtests {
    private static final int MOST = 64;
    private static final int AT_ONCE = 2;

    private final History history;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, Run> runs = new LinkedHashMap<>();

    Backtests(History history) {
        this.history = history;
    }

    /** One question on its way. */
    final class Run implements History.Progress {
        private final String id = UUID.randomUUID().toString();
        private final String page;
        private final Question question;
        private final CompletableFuture<Report> answer = new CompletableFuture<>();
        private volatile boolean stopped;
        private volatile long read;
        private volatile long candidates;

        Run(String page, Question question) {
            this.page = page;
            this.question = question;
        }

        String id() {
            return id;
        }

        Question question() {
            return question;
        }

        long read() {
            return read;
        }

        long candidates() {
            return candidates;
        }

        @Override
        public boolean goOn(long read, long candidates) {
            this.read = read;
            this.candidates = candidates;
            return !stopped;
        }

        void stop() {
            stopped = true;
        }

        private void work() {
            try {
                places.acquire();
                try {
                    answer.complete(history.ask(question, this));
                } finally {
                    places.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer.completeExceptionally(e);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        /**
         * Waits so long at most.
         *
         * @return null = it is still reading
         * @throws IllegalStateException when the history could not be read
         */
        @Nullable
        Report within(Duration time) {
            try {
                return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the history could not be read", e.getCause());
            }
        }
    }

    /** @param page that asks; its older question is stopped */
    Run start(String page, Question question) {
        Run run = new Run(page, question);
        keep(run);
        Thread.ofVirtual().name("backtest").start(run::work);
        return run;
    }

    private synchronized void keep(Run run) {
        Iterator<Run> all = runs.values().iterator();
        while (all.hasNext()) {
            Run other = all.next();
            if ((!run.page.isEmpty() && other.page.equals(run.page)) || runs.size() >= MOST) {
                other.stop();
                all.remove();
            }
        }
        runs.put(run.id(), run);
    }

    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }
}
