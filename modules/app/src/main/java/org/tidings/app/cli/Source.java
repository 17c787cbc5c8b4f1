package org.tidings.app.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Urls;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.WebClient;

/** What an {@code inspect} verb looks at: a document of the web, or a file. */
final class Source {
    private final byte[] body;
    private final @Nullable String contentType;
    private final String url;

    private Source(byte[] body, @Nullable String contentType, String url) {
        this.body = body;
        this.contentType = contentType;
        this.url = url;
    }

    byte[] body() {
        return body;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    /** Where it stands, or a made-up address for a file. */
    String url() {
        return url;
    }

    /** @throws StartupProblem saying why it cannot be read */
    static Source read(String place, Settings.Http http) {
        return Urls.isWeb(place) ? fetch(place, http) : file(Path.of(place));
    }

    private static Source file(Path file) {
        try {
            return new Source(Files.readAllBytes(file), null, "https://file.example/" + file.getFileName());
        } catch (IOException e) {
            throw new StartupProblem(file + " is no web address and cannot be read as a file: " + e.getMessage(), e);
        }
    }

    private static Source fetch(String url, Settings.Http http) {
        try (WebClient web = new WebClient(http, new SimpleMeterRegistry())) {
            return switch (web.fetch(WebClient.Request.get(url))) {
                case Fetched.Page page ->
                    new Source(
                            page.body(),
                            page.headers().first("Content-Type").orElse(null),
                            page.url().toString());
                case Fetched other -> throw new StartupProblem(url + ": " + other);
            };
        }
    }
}
