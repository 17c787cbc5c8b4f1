package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertBook;
import org.tidings.console.copy.AlertFilter;
import org.tidings.console.view.AlertView;
import org.tidings.console.view.Frame;
import org.tidings.console.view.LiveAddress;
import org.tidings.console.view.LiveView;
import org.tidings.console.view.StatusRow;
import org.tidings.model.Alert;
import org.tidings.model.Desk;
import org.tidings.model.Json;

/** The Live page: the list, the pane, what arrives, and what is done with an alert. */
final class LivePages {
    private static final Duration MUTED = Duration.ofHours(24);

    private final Site site;
    private final Actions actions;
    private final Streams streams;

    LivePages(Site site, Actions actions, Streams streams) {
        this.site = site;
        this.actions = actions;
        this.streams = streams;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/", ctx -> ctx.redirect("/live")),
                Route.page(GET, "/live", ctx -> list(ctx, null)),
                Route.page(GET, "/live/events", this::events),
                Route.page(GET, "/live/{id}", this::alert),
                Route.page(POST, "/live/{id}/read", this::read),
                Route.page(POST, "/live/{id}/desk", this::desk));
    }

    private void list(Context ctx, @Nullable Alert open) {
        LiveView view = LiveView.of(site.copies(), address(ctx), open, site.times(ctx));
        if (!view.rows().isEmpty() && view.address().skip() == 0) {
            site.copies()
                    .alerts()
                    .newest(AlertFilter.ALL, view.since(), 0, 1)
                    .forEach(held -> site.copies().reads().shown(held.alert().at()));
            view = LiveView.of(site.copies(), address(ctx), open, site.times(ctx));
        }
        site.render(ctx, "live.jte", Map.of("frame", site.frame(ctx, Frame.Place.LIVE, "Live"), "view", view));
    }

    private void alert(Context ctx) {
        Optional<Alert> alert = find(ctx);
        if (alert.isEmpty()) {
            Answers.problem(ctx, 404, "No such alert is held here. It may be older than what the console keeps.");
        } else if (ctx.header("HX-Request") != null) {
            AlertView view = AlertView.of(alert.get(), site.copies(), site.times(ctx));
            site.render(ctx, "alert.jte", Map.of("view", view, "address", address(ctx), "csrf", site.csrf(ctx)));
        } else {
            list(ctx, alert.get());
        }
    }

    private Optional<Alert> find(Context ctx) {
        return site.copies().alerts().find(ctx.pathParam("id"));
    }

    private void read(Context ctx) {
        String id = ctx.pathParam("id");
        if ("no".equals(ctx.formParam("read"))) {
            site.copies().reads().unread(id);
        } else if (find(ctx).isPresent()) {
            site.copies().reads().read(id);
        }
        Answers.json(ctx, Map.of("unread", site.unread()));
    }

    private void desk(Context ctx) {
        Optional<Alert> alert = find(ctx);
        String what = ctx.formParam("do");
        if (alert.isEmpty() || what == null) {
            Answers.problem(ctx, 404, "No such alert is held here.");
            return;
        }
        Desk before = site.copies().desk().find(alert.get().id()).orElse(null);
        Desk after = DeskWork.done(
                what, alert.get(), before, site.who(), site.clock().instant(), MUTED);
        if (after == null) {
            Answers.problem(ctx, 400, "There is nothing called " + what + " to do with an alert.");
            return;
        }
        actions.note(after);
        site.copies().desk().put(after.id(), after);
        if (ctx.header("HX-Request") == null) {
            Site.say(ctx, DeskWork.said(what));
            Site.back(ctx, "/live/" + alert.get().id());
        } else {
            Answers.json(ctx, Map.of("said", DeskWork.said(what), "undo", DeskWork.opposite(what)));
        }
    }

    /** What has come since the list was made, at most once a second. */
    private void events(Context ctx) throws IOException {
        AlertFilter filter = address(ctx).filter();
        long since = number(ctx.queryParam("since"));
        streams.serve(ctx, out -> {
            String told = "";
            int beats = 0;
            while (streams.pause(Duration.ofMillis(500))) {
                String status = status(ctx, filter, since);
                String core = status.substring(status.indexOf("\"waiting\""));
                if (!core.equals(told) || ++beats >= 20) {
                    told = core;
                    beats = 0;
                    out.event(null, "status", status);
                    streams.pause(Duration.ofMillis(500));
                }
            }
        });
    }

    private String status(Context ctx, AlertFilter filter, long since) {
        AlertBook.Waiting waiting = site.copies().alerts().waiting(filter, since);
        StatusRow row = StatusRow.of(waiting, site.times(ctx));
        Map<String, Object> status = new java.util.LinkedHashMap<>();
        status.put("text", row.text());
        status.put("waiting", row.waiting());
        status.put("unread", site.unread());
        status.put("watchlists", unreadByWatchlist());
        status.put("level", site.level());
        return Json.text(status);
    }

    private Map<String, Integer> unreadByWatchlist() {
        Map<String, Integer> unread = new HashMap<>();
        site.copies()
                .alerts()
                .all(alert -> !site.copies().reads().isRead(alert.id()))
                .forEach(alert -> unread.merge(alert.watchlist().id(), 1, Integer::sum));
        return new java.util.TreeMap<>(unread);
    }

    static LiveAddress address(Context ctx) {
        Set<Alert.Kind> kinds = new HashSet<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            if (ctx.queryParams("kind").contains(kind.word())) {
                kinds.add(kind);
            }
        }
        AlertFilter filter = new AlertFilter(
                Set.copyOf(ctx.queryParams("watchlist")),
                kinds,
                Set.copyOf(ctx.queryParams("lang")),
                Set.copyOf(ctx.queryParams("source")));
        return new LiveAddress(filter, "compact".equals(ctx.queryParam("rows")), (int)
                Math.min(5_000, number(ctx.queryParam("skip"))));
    }

    static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
