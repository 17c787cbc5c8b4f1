package org.tidings.app.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Urls;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.http.WebClient;

/** What an {@code inspect} verb looks at: a document of the web, or a file. */
final class Source {
    private final byte[] body;
    private final @Nullable String contentType;
    private final String url;
    private final @Nullable String way;

    private Source(byte[] body, @Nullable String contentType, String url, @Nullable String way) {
        this.body = body;
        this.contentType = contentType;
        this.url = url;
        this.way = way;
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

    /** How it came here, in words; null for a file. */
    @Nullable
    String way() {
        return way;
    }

    /** @throws StartupProblem saying why it cannot be read */
    static Source read(String place, Settings.Http http) {
        return Urls.isWeb(place) ? fetch(place, http) : file(Path.of(place));
    }

    /**
     * As {@link #read}, but as the scraper does: not where the site's robots.txt forbids it.
     *
     * @throws StartupProblem saying why it cannot be read
     */
    static Source readPage(String place, Settings.Http http) {
        if (!Urls.isWeb(place)) {
            return file(Path.of(place));
        }
        try (WebClient web = new WebClient(http, new SimpleMeterRegistry())) {
            return switch (new Robots(web, http.userAgent(), InstantSource.system()).allows(place)) {
                case ALLOWED -> fetch(place, web);
                case FORBIDDEN ->
                    throw new StartupProblem(
                            place + ": the site's robots.txt forbids reading it, so the scraper makes an"
                                    + " article of what the feed says. To look at it all the same, save it in a browser and give"
                                    + " the file.");
                case UNKNOWN ->
                    throw new StartupProblem(place + ": the site's robots.txt cannot be read now, so the scraper would"
                            + " leave the page for later. Try again, or save it in a browser and give the file.");
            };
        }
    }

    private static Source file(Path file) {
        try {
            String url = "https://file.example/"
                    + URLEncoder.encode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
            return new Source(Files.readAllBytes(file), null, url, null);
        } catch (IOException e) {
            throw new StartupProblem(file + " is no web address and cannot be read as a file: " + e.getMessage(), e);
        }
    }

    private static Source fetch(String url, Settings.Http http) {
        try (WebClient web = new WebClient(http, new SimpleMeterRegistry())) {
            return fetch(url, web);
        }
    }

    private static Source fetch(String url, WebClient web) {
        return switch (web.fetch(WebClient.Request.get(url))) {
            case Fetched.Page page ->
                new Source(
                        page.body(),
                        page.headers().first("Content-Type").orElse(null),
                        page.url().toString(),
                        way(page));
            case Fetched.NotModified same -> throw problem(url, "the site says that it has not changed");
            case Fetched.Throttled throttled ->
                throw problem(
                        url,
                        "the site asks to be left alone for " + throttled.hold().toSeconds() + " s ("
                                + throttled.status() + ")");
            case Fetched.Gone gone -> throw problem(url, "it is gone (" + gone.status() + ")");
            case Fetched.Refused refused -> throw problem(url, "Tidings does not read it: " + refused.reason());
            case Fetched.Failed failed -> throw problem(url, failed.reason());
        };
    }

    private static StartupProblem problem(String url, String why) {
        return new StartupProblem(url + ": " + why);
    }

    private static String way(Fetched.Page page) {
        int hops = page.redirects().size();
        String redirects = hops == 0 ? "" : hops == 1 ? " after a redirect" : " after " + hops + " redirects";
        return "answered " + page.status() + redirects + " in " + page.took().toMillis() + " ms";
    }
}
