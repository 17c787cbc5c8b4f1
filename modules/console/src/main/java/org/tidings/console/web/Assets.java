package org.tidings.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.tidings.console.view.Frame;
import org.tidings.model.Hash;

/** The files that pages load, each under a name with the hash of its content, so that it may be kept for ever. */
final class Assets {
    private static final String OWN = "/org/tidings/console/assets/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Frame.Links links;

    /** @param gzip null where it would not be smaller */
    record Asset(String type, byte[] bytes, byte[] gzip) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return type + ", " + bytes.length + " bytes";
        }
    }

    Assets() {
        links = new Frame.Links(
                add("console", "css", "text/css; charset=utf-8", OWN + "console.css"),
                add("console", "js", "text/javascript; charset=utf-8", OWN + "console.js"),
                add("htmx", "js", "text/javascript; charset=utf-8", HTMX),
                add("icon", "svg", "image/svg+xml", OWN + "icon.svg"),
                add("icon-unread", "svg", "image/svg+xml", OWN + "icon-unread.svg"));
    }

    Frame.Links links() {
        return links;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private String add(String name, String extension, String type, String resource) {
        byte[] bytes = read(resource);
        String hashed = name + "." + Hash.id(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)).substring(0, 12)
                + "." + extension;
        byName.put(hashed, new Asset(type, bytes, gzip(bytes)));
        return "/assets/" + hashed;
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the distribution: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
