package org.tidings.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations a second of processor time, which other programs on the machine disturb far less than operations a second:
 * of the measuring threads alone, and of the whole process with its collector and compiler.
 */
public final class CpuTime implements InternalProfiler {
    public static final String OF_THREAD = "cpu.thread";
    public static final String OF_PROCESS = "cpu.process";

    private long thread;
    private long process;

    @Override
    public String getDescription() {
        return "operations a second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        thread = threadNanos();
        process = processNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = result.getMetadata().getAllOps();
        return List.of(
                rate(OF_THREAD, operations, threadNanos() - thread),
                rate(OF_PROCESS, operations, processNanos() - process));
    }

    /** The measured method's name. */
    public static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** @param label {@link #OF_THREAD} or {@link #OF_PROCESS} */
    public static double rate(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label)).getScore();
    }

    private static ScalarResult rate(String label, long operations, long nanos) {
        return new ScalarResult(label, operations * 1e9 / nanos, "ops/cpu-s", AggregationPolicy.AVG);
    }

    private static long threadNanos() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("-jmh-worker-"))
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
