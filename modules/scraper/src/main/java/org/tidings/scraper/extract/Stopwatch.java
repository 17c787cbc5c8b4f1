package org.tidings.scraper.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The CPU time that steps of one thread take. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Duration> times = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            times.merge(step, Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start), Duration::plus);
        }
    }

    Duration total() {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    Map<String, Duration> times() {
        return times;
    }
}
