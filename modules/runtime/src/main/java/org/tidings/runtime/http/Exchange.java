package org.tidings.runtime.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tidings.runtime.http.Fetched.Redirect;
import org.tidings.runtime.http.Transport.Answer;
import org.tidings.runtime.http.WebClient.Request;

/** One request from the first hop to its outcome. */
final class Exchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WALLS = Set.of(401, 403, 406, 409, 428);
    private static final Set<Integer> MAY_WORK_LATER = Set.of(408, 421, 423, 425, 429);
    private static final Set<String> HARMLESS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "a-im",
            "cache-control",
            "if-modified-since",
            "if-none-match",
            "user-agent");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
    private static final int WORDS = 120;

    private final Transport transport;
    private final Dialer dialer;
    private final InstantSource clock;
    private final Request request;
    private final Deadline deadline;
    private final Cookies cookies;
    private final List<Redirect> redirects = new ArrayList<>();
    private long wireBytes;
    private boolean mayInsist;

    Exchange(Transport transport, Dialer dialer, InstantSource clock, Request request, Deadline deadline) {
        this.transport = transport;
        this.dialer = dialer;
        this.clock = clock;
        this.request = request;
        this.deadline = deadline;
        this.cookies = new Cookies(clock);
        this.mayInsist = request.body() == null;
    }

    Fetched run(Map<String, String> defaults) {
        try {
            return follow(headers(defaults));
        } catch (IOException e) {
            return Failures.of(e, deadline);
        }
    }

    long wireBytes() {
        return wireBytes;
    }

    private Fetched follow(Map<String, String> first) throws IOException {
        Map<String, String> headers = first;
        WebAddress at = WebAddress.of(request.url());
        while (true) {
            Answer answer = transport.ask(at, request, withCookies(headers, at), deadline);
            wireBytes += answer.wireBytes();
            if (cookies.keep(at, answer.headers()) && isWall(answer)) {
                mayInsist = false;
                continue;
            }
            Optional<String> location = answer.headers().first("location").filter(to -> follows(answer));
            if (location.isEmpty()) {
                return outcome(at, answer);
            }
            WebAddress next = next(at, location.get());
            redirects.add(new Redirect(at.uri(), next.uri(), answer.status()));
            headers = at.sameOrigin(next) ? headers : harmless(headers);
            at = next;
        }
    }

    /** A site that turns us away and gives us a cookie wants it shown; once, for some never have enough. */
    private boolean isWall(Answer answer) {
        return mayInsist && WALLS.contains(answer.status());
    }

    private Map<String, String> withCookies(Map<String, String> headers, WebAddress at) {
        Optional<String> given = cookies.header(at);
        if (given.isEmpty()) {
            return headers;
        }
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.merge("Cookie", given.get(), (own, site) -> own + "; " + site);
        return more;
    }

    private boolean follows(Answer answer) {
        return REDIRECTS.contains(answer.status()) && request.body() == null;
    }

    private WebAddress next(WebAddress at, String location) throws Refusal {
        if (redirects.size() >= request.maxRedirects()) {
            throw new Refusal("more than " + request.maxRedirects() + " redirects");
        }
        WebAddress next = at.resolve(location);
        if (at.secure() && !next.secure() && !dialer.isMapped(next.host())) {
            throw new Refusal("redirected from https to plain http");
        }
        return next;
    }

    private Fetched outcome(WebAddress at, Answer answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return new Fetched.Page(at.uri(), status, answer.headers(), answer.body(), redirects, deadline.taken());
        }
        if (status == 304 && isConditional()) {
            return new Fetched.NotModified(at.uri(), answer.headers(), redirects);
        }
        if (status == 410) {
            return new Fetched.Gone(status);
        }
        Optional<Duration> retryAfter = RetryAfter.of(answer.headers(), clock.instant());
        if (status == 429 || (status == 503 && retryAfter.isPresent())) {
            return new Fetched.Throttled(status, retryAfter.orElse(Duration.ZERO));
        }
        return failed(answer);
    }

    private static Fetched failed(Answer answer) {
        int status = answer.status();
        boolean temporary = (status >= 500 && status != 501 && status != 505) || MAY_WORK_LATER.contains(status);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        String words = text.replaceAll("(?s)<[^>]*>|[\\s\\p{Cntrl}]+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        String start = words.length() > WORDS ? words.substring(0, WORDS) + "..." : words;
        String reason = (status + " " + answer.phrase()).strip() + (start.isEmpty() ? "" : ": " + start);
        return new Fetched.Failed(status, reason, temporary, answer.headers(), text);
    }

    private boolean isConditional() {
        return request.headers().keySet().stream()
                .anyMatch(name -> name.equalsIgnoreCase("if-none-match") || name.equalsIgnoreCase("if-modified-since"));
    }

    private Map<String, String> headers(Map<String, String> defaults) throws Refusal {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(defaults);
        headers.putAll(request.headers());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!TOKEN.matcher(header.getKey()).matches()
                    || CONTROLS.matcher(header.getValue()).find()) {
                throw new Refusal("a header that cannot be sent: "
                        + CONTROLS.matcher(header.getKey()).replaceAll("?"));
            }
        }
        return headers;
    }

    /** What may follow to another origin; anything else, under whatever name, may be a credential. */
    private static Map<String, String> harmless(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        kept.putAll(headers);
        kept.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
        return kept;
    }
}
