package org.tidings.newsroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Asks the loopback server for any host's pages over a bare socket, since the JDK's client sets the Host itself. */
record Browser(int port) {
    Reply get(String url, String... headers) throws IOException {
        URI uri = URI.create(url);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return request(uri.getHost(), uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(), headers);
    }

    private Reply request(String host, String target, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            String request =
                    "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Reply.parse(socket.getInputStream().readAllBytes());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // replies are read and never compared
    record Reply(int status, Map<String, String> headers, byte[] bytes) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() throws IOException {
            boolean packed = header("Content-Encoding").equals("gzip");
            byte[] plain = packed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
            String type = header("Content-Type").toLowerCase(Locale.ROOT);
            int at = type.indexOf("charset=");
            return new String(plain, at < 0 ? StandardCharsets.UTF_8 : Charset.forName(type.substring(at + 8)));
        }

        static Reply parse(byte[] all) {
            String latin = new String(all, StandardCharsets.ISO_8859_1);
            int end = latin.indexOf("\r\n\r\n");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            latin.substring(0, end)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(": ?", 2))
                    .forEach(pair -> headers.put(pair[0], pair.length > 1 ? pair[1] : ""));
            int status = Integer.parseInt(latin.substring(9, 12));
            return new Reply(status, headers, Arrays.copyOfRange(all, end + 4, all.length));
        }
    }
}
