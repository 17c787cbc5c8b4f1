package org.tidings.runtime.http;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Servers that speak TLS as no Java of today would: byte by byte, or with an end that is torn off. */
final class RawTls implements Closeable {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;

    /** What is said to one who connects. */
    @FunctionalInterface
    interface Speech {
        void to(Socket socket) throws IOException;
    }

    private final ServerSocket listener;

    RawTls(Speech speech) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.10"));
        Thread.startVirtualThread(() -> serve(speech));
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Answers the client's first words by choosing that version and cipher, whatever the client can do. */
    static Speech choosing(int version, int cipher) {
        return socket -> {
            record(socket);
            ByteBuffer hello = ByteBuffer.allocate(42);
            hello.put((byte) 2).put((byte) 0).putShort((short) 38);
            hello.putShort((short) version).put(new byte[32]).put((byte) 0);
            hello.putShort((short) cipher).put((byte) 0);
            socket.getOutputStream().write(framed(HANDSHAKE, version, hello.array()));
            record(socket);
        };
    }

    /** Ends the handshake with that fatal alert. */
    static Speech alerting(int alert) {
        return socket -> {
            record(socket);
            socket.getOutputStream().write(framed(ALERT, 0x0303, new byte[] {2, (byte) alert}));
        };
    }

    /** A proper handshake and answer, after which the line is cut, with or without a goodbye. */
    static Speech answering(SSLContext context, String answer, boolean goodbye) {
        return socket -> {
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, false);
            secure.setUseClientMode(false);
            OutputStream out = secure.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (goodbye) {
                secure.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve(Speech speech) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                speech.to(socket);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream()); // so that the close resets nothing
            } catch (IOException e) {
                // the other side went away, which is what the tests are for
            }
        }
    }

    private static void record(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.skipNBytes(3);
        in.skipNBytes(in.readUnsignedShort());
    }

    private static byte[] framed(int type, int version, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) type)
                .putShort((short) version)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
