package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.EditorView;
import org.tidings.console.view.EditorView.CheckView;
import org.tidings.console.view.EditorView.Form;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.Frame;
import org.tidings.console.view.Times;
import org.tidings.console.view.WatchlistFilter;
import org.tidings.console.view.WatchlistsView;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** The table of watchlists and the editor. */
final class WatchlistPages {
    private final Site site;
    private final Actions actions;
    private final Drafts drafts;
    private final WatchlistDesk desk;

    WatchlistPages(Site site, Actions actions, Drafts drafts) {
        this.site = site;
        this.actions = actions;
        this.drafts = drafts;
        this.desk = new WatchlistDesk(site, actions);
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/watchlists", this::list),
                Route.page(GET, "/watchlists/new", ctx -> show(ctx, drafts.editor(null, site.times(ctx)))),
                Route.page(POST, "/watchlists/check", this::check),
                Route.page(POST, "/watchlists/do", this::work),
                Route.page(POST, "/watchlists/undo", this::undo),
                Route.page(POST, "/watchlists", this::save),
                Route.page(GET, "/watchlists/{id}", this::edit),
                Route.page(POST, "/watchlists/{id}/remove", this::remove));
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
        WatchlistWork.Verb verb = WatchlistWork.Verb.of(ctx.formParam("do"));
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

    private void show(Context ctx, EditorView view) {
        String title = view.isNew() ? "New watchlist" : view.form().name();
        site.render(ctx, "editor.jte", Map.of("frame", site.frame(ctx, Frame.Place.WATCHLISTS, title), "view", view));
    }

    private void edit(Context ctx) {
        Watchlist watchlist = site.copies().watchlist(ctx.pathParam("id")).orElse(null);
        if (watchlist == null) {
            Site.say(ctx, "There is no watchlist " + ctx.pathParam("id") + ".");
            ctx.redirect("/watchlists");
        } else {
            show(ctx, drafts.editor(watchlist, site.times(ctx)));
        }
    }

    private void check(Context ctx) {
        Form form = form(ctx);
        CheckView check = form.query().isBlank() ? CheckView.NOTHING : drafts.check(drafts.read(form), site.times(ctx));
        site.render(ctx, "check.jte", Map.of("view", withFormProblems(check, form)));
    }

    private CheckView withFormProblems(CheckView check, Form form) {
        List<Problem> errors = new ArrayList<>(drafts.problems(form));
        errors.addAll(check.errors());
        return new CheckView(
                errors,
                check.warnings(),
                check.articles(),
                check.matched(),
                check.articlesADay(),
                check.hits(),
                check.tried());
    }

    private void save(Context ctx) {
        Form form = form(ctx);
        Watchlist draft = drafts.read(form);
        List<Problem> problems = new ArrayList<>(drafts.problems(form));
        problems.addAll(drafts.problems(draft));
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            again(ctx, form, problems, null);
            return;
        }
        switch (actions.save(draft, form.basedOn(), Origin.CONSOLE)) {
            case Actions.Outcome.Done done -> saved(ctx, draft, done);
            case Actions.Outcome.Conflict conflict -> {
                ctx.status(HttpStatus.CONFLICT);
                again(ctx, form, List.of(), conflict.theirs());
            }
            case Actions.Outcome.ReadOnly readOnly -> {
                ctx.status(HttpStatus.FORBIDDEN);
                again(ctx, form, List.of(Problem.of("id", readOnly.reason())), null);
            }
            case Actions.Outcome.Missing missing -> {
                ctx.status(HttpStatus.NOT_FOUND);
                again(ctx, form, List.of(Problem.of("id", "It has been removed meanwhile.")), null);
            }
        }
    }

    private static void saved(Context ctx, Watchlist draft, Actions.Outcome.Done done) {
        Site.say(ctx, "Saved as revision " + done.revision() + ".");
        ctx.redirect("/watchlists/" + draft.id(), HttpStatus.SEE_OTHER);
    }

    /** The form as it was typed, with what is wrong; after a conflict it stands on the other one's revision. */
    private void again(Context ctx, Form form, List<Problem> problems, @Nullable Watchlist theirs) {
        int basedOn = theirs == null ? form.basedOn() : theirs.revision();
        Form kept = new Form(
                form.id(),
                form.name(),
                form.query(),
                form.languages(),
                form.topic(),
                form.kinds(),
                form.channels(),
                form.enabled(),
                basedOn);
        show(
                ctx,
                new EditorView(
                        kept,
                        basedOn == 0,
                        null,
                        basedOn,
                        "",
                        new CheckView(problems, List.of(), 0, 0, null, List.of(), false),
                        theirs == null ? null : String.valueOf(theirs.query())));
    }

    private void remove(Context ctx) {
        String id = ctx.pathParam("id");
        Site.say(ctx, Feeds.said(actions.removeWatchlist(id, Origin.CONSOLE), "Removed. Its alerts stay."));
        ctx.redirect("/watchlists", HttpStatus.SEE_OTHER);
    }

    private static Form form(Context ctx) {
        return new Form(
                field(ctx, "id").strip(),
                field(ctx, "name"),
                field(ctx, "query").replace("\r\n", "\n"),
                field(ctx, "languages"),
                field(ctx, "topic"),
                field(ctx, "kinds"),
                field(ctx, "channels"),
                ctx.formParam("enabled") != null,
                (int) LivePages.number(ctx.formParam("basedOn")));
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
