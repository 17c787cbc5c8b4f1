package org.tidings.console.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its route, or says why not. */
final class Guard {
    static final String CSRF_HEADER = "X-Tidings-Csrf";
    static final String CSRF_FIELD = "csrf";

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none';"
            + " require-trusted-types-for 'script'; trusted-types default";

    private final Sessions sessions;
    private final boolean loopback;

    /** @param loopback bound to this machine alone: other names for it are refused, against DNS rebinding */
    Guard(Sessions sessions, boolean loopback) {
        this.sessions = sessions;
        this.loopback = loopback;
    }

    /** On every answer, whatever it is. */
    static void headers(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cache-Control", "no-store");
    }

    Handler guarded(Route route) {
        return ctx -> {
            String refusal = refusal(route, ctx);
            if (refusal == null) {
                route.handler().handle(ctx);
            } else if (ctx.statusCode() == 200) {
                Answers.problem(ctx, 403, refusal);
            }
        };
    }

    /** Null = let it through. */
    private @Nullable String refusal(Route route, Context ctx) {
        return route.access() == Route.Access.HUB ? null : ofAnother(route, ctx);
    }

    private @Nullable String ofAnother(Route route, Context ctx) {
        if (loopback && !isLoopbackName(ctx.header("Host"))) {
            return "This console answers to localhost and 127.0.0.1 alone.";
        }
        if (route.unsafe() && isForeign(route, ctx)) {
            return "A page of another site may not change anything here.";
        }
        return switch (route.access()) {
            case OPEN, HUB -> null;
            case PAGE -> page(route, ctx);
            case API -> api(route, ctx);
        };
    }

    private @Nullable String page(Route route, Context ctx) {
        if (sessions.needed() && !sessions.isSignedIn(ctx)) {
            return askToSignIn(route, ctx);
        }
        if (route.unsafe() && !sessions.isCsrf(ctx, csrf(ctx))) {
            return "The form is too old. Reload the page and send it again.";
        }
        return null;
    }

    private static String askToSignIn(Route route, Context ctx) {
        if (route.unsafe() || ctx.header("HX-Request") != null) {
            Answers.problem(ctx, 401, "Your session ended. Sign in again at /login.");
        } else {
            String query = ctx.queryString();
            String to = ctx.path() + (query == null ? "" : "?" + query);
            ctx.redirect("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        return "not signed in";
    }

    private @Nullable String api(Route route, Context ctx) {
        if (sessions.needed() && !sessions.isToken(bearer(ctx))) {
            ctx.header("WWW-Authenticate", "Bearer");
            Answers.problem(ctx, 401, "Send the console's token as Authorization: Bearer.");
            return "no token";
        }
        String type = ctx.contentType();
        if (route.unsafe() && ctx.contentLength() > 0 && !takes(route, type)) {
            Answers.problem(
                    ctx,
                    415,
                    route.takesFiles()
                            ? "Send the file as application/xml or application/octet-stream."
                            : "Send application/json.");
            return "not what it takes";
        }
        return null;
    }

    private static boolean takes(Route route, @Nullable String type) {
        if (type == null) {
            return false;
        }
        return route.takesFiles()
                ? type.matches("(?i)(application/(octet-stream|([a-z.-]+\\+)?xml)|text/(xml|x-opml))\\s*(;.*)?")
                : type.startsWith("application/json");
    }

    private static @Nullable String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static @Nullable String csrf(Context ctx) {
        String header = ctx.header(CSRF_HEADER);
        return header == null ? ctx.formParam(CSRF_FIELD) : header;
    }

    /**
     * Browsers say from where a form or script comes; programs say nothing. Under our referrer policy a browser may call
     * the origin of our own form {@code null}: then the CSRF token decides, which an API route does not have.
     */
    private static boolean isForeign(Route route, Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = ctx.header("Origin");
        if (origin == null || (origin.equals("null") && route.access() != Route.Access.API)) {
            return false;
        }
        return !authority(origin).equals(String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isLoopbackName(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }
}
