package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.Frame;
import org.tidings.console.view.Times;
import org.tidings.console.view.WatchlistFilter;
import org.tidings.console.view.WatchlistsView;
import org.tidings.model.Origin;
import org.tidings.model.Word;

/** The table of watchlists, and what is done with many of them. */
final class WatchlistPages {
    private final Site site;
    private final WatchlistDesk desk;

    WatchlistPages(Site site, Actions actions) {
        this.site = site;
        this.desk = new WatchlistDesk(site, actions);
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/watchlists", this::list),
                Route.page(POST, "/watchlists/do", this::work),
                Route.page(POST, "/watchlists/undo", this::undo));
    }

    private void list(Context ctx) {
        WatchlistsView view = WatchlistsView.of(
                site.copies(),
                filter(ctx.queryParamMap()),
                (int) Math.min(1_000_000, LivePages.number(ctx.queryParam("page"))),
                site.times(ctx));
        site.render(
                ctx,
                "watchlists.jte",
                Map.of("frame", site.frame(ctx, Frame.Place.WATCHLISTS, "Watchlists"), "view", view));
    }

    private static WatchlistFilter filter(Map<String, List<String>> given) {
        return WatchlistFilter.of(
                first(given, "state"),
                first(given, "group"),
                first(given, "tag"),
                first(given, "owner"),
                first(given, "q"));
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        List<String> values = given.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private void work(Context ctx) {
        WatchlistWork.Verb verb = Word.find(WatchlistWork.Verb.class, ctx.formParam("do"));
        List<String> ids = "yes".equals(ctx.formParam("all"))
                ? desk.fitting(filter(ctx.formParamMap()))
                : ctx.formParams("watchlist");
        if (verb == null) {
            Answers.problem(ctx, 404, "There is no such thing to do with a watchlist.");
        } else if (ids.isEmpty()) {
            said(ctx, "No watchlist is selected.");
        } else {
            carryOut(ctx, verb, ids);
        }
    }

    private void carryOut(Context ctx, WatchlistWork.Verb verb, List<String> ids) {
        List<String> words = switch (verb) {
            case ENABLE, DISABLE, MUTE, UNMUTE, REMOVE -> List.of();
            case MOVE -> one(ctx.formParam("toGroup"));
            case OWNER -> one(ctx.formParam("toOwner"));
            case TAG, UNTAG -> Drafts.commas(field(ctx, "tags"));
        };
        Instant until = until(ctx);
        if (words.isEmpty() && (verb == WatchlistWork.Verb.TAG || verb == WatchlistWork.Verb.UNTAG)) {
            said(ctx, "Name a tag.");
        } else if (until == null && verb == WatchlistWork.Verb.MUTE) {
            said(ctx, "Say until when: a time to come.");
        } else {
            WatchlistDesk.Done done = desk.work(ids, new WatchlistWork(verb, words, until), Origin.CONSOLE);
            Site.offerUndo(ctx, done.undo());
            said(ctx, done.said());
        }
    }

    private static List<String> one(@Nullable String word) {
        return word == null || word.isBlank() ? List.of() : List.of(word.strip());
    }

    /** So many hours from now, or until a time that was picked; null = neither, or a time gone by. */
    private @Nullable Instant until(Context ctx) {
        Times times = site.times(ctx);
        long hours = LivePages.number(ctx.formParam("hours"));
        String picked = ctx.formParam("until");
        Instant until = picked == null || picked.isBlank() ? null : times.picked(picked);
        if (until == null && hours > 0) {
            until = times.now().plus(Duration.ofHours(Math.min(hours, 24 * 366)));
        }
        return until == null || until.isBefore(times.now()) ? null : until;
    }

    private static void said(Context ctx, String line) {
        Site.say(ctx, line);
        Site.back(ctx, "/watchlists");
    }

    private void undo(Context ctx) {
        said(ctx, desk.undo(ctx.formParam("token"), Origin.CONSOLE) ? "Undone." : "That cannot be undone any more.");
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
