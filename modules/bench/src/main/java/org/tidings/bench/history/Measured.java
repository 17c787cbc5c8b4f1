package org.tidings.bench.history;

import java.util.List;

/**
 * What an index of so many articles costs and how fast it answers.
 *
 * @param putACpuSecond articles put in a second of processor time, merging included; NaN = the index was there
 * @param heapBytes in use after a full collection
 */
record Measured(
        int articles, double putACpuSecond, long diskBytes, long heapBytes, long openMillis, List<Asked> asked) {
    Measured {
        asked = List.copyOf(asked);
    }

    /**
     * One question, the median of its rounds.
     *
     * @param cpuMillis of the whole process
     */
    record Asked(String question, long candidates, long hits, long stories, double millis, double cpuMillis) {}
}
