package org.tidings.runtime.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * A body as it comes over the wire: counted, within the deadline, no longer than allowed and not dripping. Closing it
 * does nothing: closing what lies beneath would read the rest of a body that may never end.
 */
final class WireStream extends FilterInputStream {
    private static final long GRACE_NANOS = 5_000_000_000L;
    private static final long LEAST_BYTES_A_SECOND = 1024;

    private final long maxBytes;
    private final Deadline deadline;
    private long count;
    private long firstByteNanos;

    WireStream(InputStream in, long maxBytes, Deadline deadline) {
        super(in);
        this.maxBytes = maxBytes;
        this.deadline = deadline;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public void close() {}

    private void count(int read) throws IOException {
        if (count == 0) {
            firstByteNanos = System.nanoTime();
        }
        count += read;
        if (count > maxBytes) {
            throw new Refusal("more than " + maxBytes + " bytes over the wire");
        }
        if (deadline.isOver()) {
            throw new SocketTimeoutException("out of time");
        }
        long dripNanos = System.nanoTime() - firstByteNanos - GRACE_NANOS;
        if (dripNanos > 0 && count < dripNanos / 1e9 * LEAST_BYTES_A_SECOND) {
            throw new SocketTimeoutException("slower than 1 KiB a second");
        }
    }
}
