package org.tidings.runtime.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;

/**
 * The socket beneath TLS, whose end is an error: an end that the site means is said within TLS, and nothing is read
 * after it. Java lets the other kind pass for the end of a body, so that whoever sits on the line may cut it short.
 */
final class TlsCarrier extends Socket {
    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return present(super.read());
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return present(super.read(into, offset, length));
            }
        };
    }

    private static int present(int read) throws SSLException {
        if (read < 0) {
            throw new SSLException("cut off in the middle: the site closed without saying that it was done");
        }
        return read;
    }
}
