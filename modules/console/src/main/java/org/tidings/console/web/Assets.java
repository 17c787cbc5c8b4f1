package org.tidings.console.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.tidings.console.view.Frame;
import org.tidings.model.Hash;

/** The files that pages load, each under a name with the hash of its content, so that it may be kept for ever. */
final class Assets {
    private static final String OWN = "/org/tidings/console/assets/";
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Frame.Links links;

    /** One file, as it is and packed. */
    static final class Asset {
        private final String type;
        private final byte[] bytes;
        private final byte[] gzip;

        Asset(String type, byte[] bytes, byte[] gzip) {
            this.type = type;
            this.bytes = bytes;
            this.gzip = gzip;
        }

        String type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }

        byte[] gzip() {
            return gzip;
        }
    }

    Assets() {
        links = new Frame.Links(
                add("console", "css", "text/css; charset=utf-8", OWN + "console.css"),
                add("console", "js", "text/javascript; charset=utf-8", OWN + "console.js"),
                add("editor", "js", "text/javascript; charset=utf-8", OWN + "editor.js"),
                add("htmx", "js", "text/javascript; charset=utf-8", htmx()),
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
        String hashed = name + "."
                + Hash.id(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, 12) + "." + extension;
        byName.put(hashed, new Asset(type, bytes, gzip(bytes)));
        return "/assets/" + hashed;
    }

    /** Its folder carries its version. */
    private static String htmx() {
        Properties webjar = new Properties();
        try {
            webjar.load(new ByteArrayInputStream(read(WEBJAR)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/htmx.org/" + webjar.getProperty("version") + "/dist/htmx.min.js";
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
