package org.tidings.runtime.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which offsets of one partition are begun and not finished, whatever the order they finish in. All that lies below the
 * first of them may be committed. Safe for use by many threads.
 */
final class Watermark {
    /** Offset to the time it was begun. */
    private final TreeMap<Long, Long> open = new TreeMap<>();

    private long next = -1;

    /** Begins an offset; they come in rising order. */
    synchronized void begin(long offset, long nanoTime) {
        open.put(offset, nanoTime);
        passed(offset + 1);
    }

    /** Finishes an offset; false when it was finished or abandoned before. */
    synchronized boolean finish(long offset) {
        return open.remove(offset) != null;
    }

    /** Nothing below this position is still to be begun: what was not, is a transaction's marker or compacted away. */
    synchronized void passed(long position) {
        next = Math.max(next, position);
    }

    /** The offset to commit: all below it is finished. Empty before the first position is known. */
    synchronized OptionalLong committable() {
        long offset = open.isEmpty() ? next : open.firstKey();
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** How many are begun and not finished. */
    synchronized int open() {
        return open.size();
    }

    /** When the offset was begun that holds the mark back. */
    synchronized OptionalLong heldSince() {
        Map.Entry<Long, Long> first = open.firstEntry();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.getValue());
    }

    /** Forgets what is not finished, and says how many that were; the mark must not be used afterwards. */
    synchronized int abandon() {
        int abandoned = open.size();
        open.clear();
        return abandoned;
    }
}
