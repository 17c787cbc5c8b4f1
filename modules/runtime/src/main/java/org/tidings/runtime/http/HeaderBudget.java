package org.tidings.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads the head of an answer and stops when it has read too much of it. The library bounds the lines and their length
 * but not the product, and a hundred long lines on each of many connections is a heap.
 */
final class HeaderBudget implements HttpMessageParserFactory<ClassicHttpResponse> {
    private final int maxBytes;
    private final DefaultHttpResponseParserFactory parsers;

    HeaderBudget(int maxBytes, int maxFields, int maxLine) {
        this.maxBytes = maxBytes;
        this.parsers = new DefaultHttpResponseParserFactory(Http1Config.custom()
                .setMaxHeaderCount(maxFields + 1) // it refuses at the count, not above
                .setMaxLineLength(maxLine)
                .build());
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        HttpMessageParser<ClassicHttpResponse> parser = parsers.create();
        return (buffer, in) -> parser.parse(new Counting(buffer), in);
    }

    @Deprecated
    @Override
    @SuppressWarnings("InlineMeSuggester") // the library's deprecation, not ours
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config ofTheConnection) {
        return create();
    }

    private final class Counting implements SessionInputBuffer {
        private final SessionInputBuffer buffer;
        private int bytes;

        Counting(SessionInputBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
            int before = line.length();
            int read = buffer.readLine(line, in);
            bytes += line.length() - before + 2;
            if (bytes > maxBytes) {
                throw new MessageConstraintException("more than " + maxBytes + " bytes of headers");
            }
            return read;
        }

        @Override
        public int length() {
            return buffer.length();
        }

        @Override
        public int capacity() {
            return buffer.capacity();
        }

        @Override
        public int available() {
            return buffer.available();
        }

        @Override
        public int read(byte[] into, int offset, int length, InputStream in) throws IOException {
            return buffer.read(into, offset, length, in);
        }

        @Override
        public int read(byte[] into, InputStream in) throws IOException {
            return buffer.read(into, in);
        }

        @Override
        public int read(InputStream in) throws IOException {
            return buffer.read(in);
        }

        @Override
        public HttpTransportMetrics getMetrics() {
            return buffer.getMetrics();
        }
    }
}
