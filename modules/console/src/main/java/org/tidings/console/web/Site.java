package org.tidings.console.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertFilter;
import org.tidings.console.copy.Copies;
import org.tidings.console.view.Frame;
import org.tidings.console.view.PipelineView;
import org.tidings.console.view.SourcesView;
import org.tidings.console.view.Times;
import org.tidings.runtime.Health;

/** What every page needs: the copies, the clock, the frame, the templates. */
final class Site {
    private static final String THEME = "tidings-theme";
    private static final String ZONE = "tidings-zone";
    private static final String NOTICE = "tidings-notice";
    private static final String UNDO = "tidings-undo";

    private final Copies copies;
    private final Supplier<Map<String, Health>> roles;
    private final Sessions sessions;
    private final Assets assets;
    private final InstantSource clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    Site(Copies copies, Supplier<Map<String, Health>> roles, Sessions sessions, Assets assets, InstantSource clock) {
        this.copies = copies;
        this.roles = roles;
        this.sessions = sessions;
        this.assets = assets;
        this.clock = clock;
    }

    Copies copies() {
        return copies;
    }

    Map<String, Health> roles() {
        return roles.get();
    }

    InstantSource clock() {
        return clock;
    }

    /** Now, in the zone that the browser told; this machine's before it has. */
    Times times(Context ctx) {
        return new Times(clock.instant(), zone(ctx.cookie(ZONE)));
    }

    /** Who is at the desk. There is one person until there are users. */
    String who() {
        return "console";
    }

    int unread() {
        return copies.alerts()
                .count(AlertFilter.ALL, Long.MAX_VALUE, alert -> !copies.reads().isRead(alert.id()));
    }

    int failing() {
        return SourcesView.failing(copies);
    }

    Frame.Level level() {
        return PipelineView.level(copies.lags().lags(), roles());
    }

    Frame frame(Context ctx, Frame.Place place, String title) {
        int unread = unread();
        return new Frame(
                (unread > 0 && place == Frame.Place.LIVE ? "(" + unread + ") " : "") + title + ", Tidings",
                place,
                theme(ctx),
                sessions.csrf(ctx),
                unread,
                failing(),
                copies.feeds().size(),
                level(),
                takeNotice(ctx),
                takeUndo(ctx),
                sessions.needed(),
                assets.links());
    }

    Frame.Links assets() {
        return assets.links();
    }

    String csrf(Context ctx) {
        return sessions.csrf(ctx);
    }

    static String theme(Context ctx) {
        String theme = ctx.cookie(THEME);
        return theme != null && theme.matches("light|dark") ? theme : "system";
    }

    static void setTheme(Context ctx, String theme) {
        if (theme.matches("light|dark|system")) {
            cookie(ctx, THEME, theme, "; Max-Age=31536000");
        }
    }

    /** Said once, on the next page. */
    static void say(Context ctx, String notice) {
        cookie(
                ctx,
                NOTICE,
                java.net.URLEncoder.encode(notice, java.nio.charset.StandardCharsets.UTF_8),
                "; Max-Age=60; HttpOnly");
    }

    /** With the line that is said next: how to take back what it tells. */
    static void offerUndo(Context ctx, @Nullable String token) {
        if (token != null) {
            cookie(ctx, UNDO, token, "; Max-Age=60; HttpOnly");
        }
    }

    private static @Nullable String takeUndo(Context ctx) {
        String token = ctx.cookie(UNDO);
        if (token != null) {
            cookie(ctx, UNDO, "", "; Max-Age=0; HttpOnly");
        }
        return token;
    }

    void render(Context ctx, String template, Map<String, Object> parameters) {
        StringOutput out = new StringOutput(64 * 1024);
        templates.render(template, parameters, out);
        ctx.header("Vary", "HX-Request");
        ctx.html(out.toString());
    }

    /** Only to a page of ours. */
    static void back(Context ctx, String otherwise) {
        String back = ctx.formParam("back");
        ctx.redirect(isOwnPath(back) ? back : otherwise, io.javalin.http.HttpStatus.SEE_OTHER);
    }

    static boolean isOwnPath(@Nullable String path) {
        return path != null && path.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*|/");
    }

    private static @Nullable String takeNotice(Context ctx) {
        String notice = ctx.cookie(NOTICE);
        if (notice == null) {
            return null;
        }
        cookie(ctx, NOTICE, "", "; Max-Age=0; HttpOnly");
        try {
            return java.net.URLDecoder.decode(notice, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void cookie(Context ctx, String name, String value, String attributes) {
        ctx.res().addHeader("Set-Cookie", name + "=" + value + "; Path=/; SameSite=Lax" + attributes);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name.replace("%2F", "/"));
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
