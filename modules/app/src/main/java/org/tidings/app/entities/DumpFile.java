package org.tidings.app.entities;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** A file that is read once from its beginning to its end, plain or packed as {@code .gz} or {@code .bz2}. */
public final class DumpFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final long size;
    private final Counted counted;
    private final InputStream content;

    private static final class Counted extends FilterInputStream {
        private volatile long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            add(Math.max(0, read));
            return read;
        }

        // one thread reads, another may look
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void add(int read) {
            count += read;
        }
    }

    /** @throws IOException when there is no such file or it is not what its name says */
    public DumpFile(Path file) throws IOException {
        this.size = Files.size(file);
        this.counted = new Counted(Files.newInputStream(file));
        this.content = unpacked(file, new BufferedInputStream(counted, BUFFER));
    }

    private static InputStream unpacked(Path file, InputStream packed) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(packed, BUFFER);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorInputStream(packed, true) : packed;
    }

    public InputStream content() {
        return content;
    }

    /** How much of the file was read, from 0 to 1. */
    public double part() {
        return size == 0 ? 1 : (double) counted.count / size;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
