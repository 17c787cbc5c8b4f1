package org.tidings.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.http.WebClient.LargeBody;

/**
 * Reads and decodes bodies within bounds. Small ones are read as they come; the large take turns, so that many hosts
 * that answer without end at the same time cannot fill the heap.
 */
final class Bodies {
    private static final int SMALL = 512 << 10;
    private static final int LARGE = 20 << 20;
    private static final int RATIO_COUNTS_FROM = 1 << 20;
    private static final int MAX_RATIO = 100;
    private static final Set<String> AS_IS = Set.of("", "identity", "none", "binary", "8bit", "utf-8");

    private final Turns large;

    /** @param heap bytes of which a quarter may go to large bodies */
    Bodies(long heap) {
        this.large = new Turns(Math.max(2, (int) Math.min(1_000, heap / 4 / LARGE)), "no turn among the large bodies");
    }

    /** The whole body, decoded. */
    byte[] whole(WireStream wire, Headers headers, int maxBytes, @Nullable LargeBody asked, Deadline deadline)
            throws IOException {
        try (InputStream decoded = decoded(wire, headers);
                Turn turn = new Turn(asked, deadline)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
            byte[] chunk = new byte[8192];
            for (int read = decoded.read(chunk); read >= 0; read = decoded.read(chunk)) {
                if (body.size() + read > SMALL) {
                    turn.take();
                }
                body.write(chunk, 0, read);
                check(body.size(), wire.count(), maxBytes);
            }
            wire.transferTo(OutputStream.nullOutputStream());
            return body.toByteArray();
        }
    }

    /** The beginning of the body, decoded, as far as it can be read. */
    static byte[] beginning(WireStream wire, Headers headers, int maxBytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream decoded = decoded(wire, headers)) {
            for (int read = decoded.read(); read >= 0 && body.size() < maxBytes; read = decoded.read()) {
                body.write(read);
            }
        } catch (IOException e) {
            // The status is known and is what counts; the text beside it is a courtesy.
        }
        return body.toByteArray();
    }

    private static void check(int decoded, long wire, int maxBytes) throws Refusal {
        if (decoded > maxBytes) {
            throw new Refusal("more than " + maxBytes + " bytes");
        }
        if (decoded > RATIO_COUNTS_FROM && decoded > MAX_RATIO * wire) {
            throw new Refusal("unpacks to more than " + MAX_RATIO + " times its size");
        }
    }

    private static InputStream decoded(WireStream wire, Headers headers) throws IOException {
        List<String> encodings = headers.all("content-encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !AS_IS.contains(value))
                .toList();
        if (encodings.size() > 1) {
            throw new Refusal("packed more than once: " + String.join(", ", encodings));
        }
        String encoding = encodings.isEmpty() ? "identity" : encodings.getFirst();
        return switch (encoding) {
            case "identity" -> wire;
            case "gzip", "x-gzip" -> gunzipped(wire);
            case "deflate" -> inflated(wire);
            default -> throw new Refusal("packed in a way we did not ask for: " + encoding);
        };
    }

    /** Some servers say gzip and send plain text; the first bytes tell. */
    private static InputStream gunzipped(WireStream wire) throws IOException {
        PushbackInputStream start = new PushbackInputStream(wire, 2);
        int head = head(start);
        return head == 0x1F8B ? new GZIPInputStream(start) : start;
    }

    /** The standard means zlib; half of the servers send bare deflate. */
    private static InputStream inflated(WireStream wire) throws IOException {
        PushbackInputStream start = new PushbackInputStream(wire, 2);
        int head = head(start);
        boolean zlib = ((head >> 8) & 0x0F) == 8 && head % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        return new InflaterInputStream(start, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** The first two bytes, which stay to be read; -1 when there are fewer. */
    private static int head(PushbackInputStream start) throws IOException {
        byte[] two = start.readNBytes(2);
        start.unread(two);
        return two.length < 2 ? -1 : ((two[0] & 0xFF) << 8) | (two[1] & 0xFF);
    }

    /** A place among the large bodies, taken when needed. */
    private final class Turn implements AutoCloseable {
        private final Deadline deadline;
        private final @Nullable LargeBody asked;
        private boolean taken;

        Turn(@Nullable LargeBody asked, Deadline deadline) {
            this.asked = asked;
            this.deadline = deadline;
        }

        void take() throws IOException {
            if (taken) {
                return;
            }
            if (asked != null) {
                asked.begins(deadline.left());
            }
            large.take(deadline.left());
            taken = true;
        }

        @Override
        public void close() {
            if (taken) {
                large.give();
            }
        }
    }
}
