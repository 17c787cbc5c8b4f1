package org.tidings.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/** The node's two sockets, bound before it is configured, so that "any free port" is known and cannot be taken meanwhile. */
final class Sockets implements ServerSocketFactory, AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private Sockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    static Sockets open(int port) throws IOException {
        ServerSocketChannel broker = openBroker(port);
        try {
            return new Sockets(broker, bind(0));
        } catch (IOException e) {
            broker.close();
            throw e;
        }
    }

    private static ServerSocketChannel openBroker(int port) throws IOException {
        try {
            return bind(port);
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " on 127.0.0.1 cannot be opened for the embedded broker (" + e.getMessage()
                            + "): stop what listens there, or choose another port (0 = any free one)",
                    e);
        }
    }

    private static ServerSocketChannel bind(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
        return listener.equals(NodeSettings.CONTROLLER) ? controller : broker;
    }

    int brokerPort() {
        return address(broker).getPort();
    }

    int controllerPort() {
        return controllerAddress().getPort();
    }

    InetSocketAddress controllerAddress() {
        return address(controller);
    }

    private static InetSocketAddress address(ServerSocketChannel channel) {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
        controller.close();
    }
}
