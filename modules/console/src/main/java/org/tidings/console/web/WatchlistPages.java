package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.EditorView;
import org.tidings.console.view.EditorView.CheckView;
import org.tidings.console.view.EditorView.Form;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.Frame;
import org.tidings.console.view.WatchlistsView;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** The table of watchlists and the editor. */
final class WatchlistPages {
    private final Site site;
    private final Actions actions;
    private final Drafts drafts;

    WatchlistPages(Site site, Actions actions, Drafts drafts) {
        this.site = site;
        this.actions = actions;
        this.drafts = drafts;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/watchlists", this::list),
                Route.page(GET, "/watchlists/new", ctx -> show(ctx, drafts.editor(null, site.times(ctx)))),
                Route.page(POST, "/watchlists/check", this::check),
                Route.page(POST, "/watchlists", this::save),
                Route.page(GET, "/watchlists/{id}", this::edit),
                Route.page(POST, "/watchlists/{id}/remove", this::remove));
    }

    private void list(Context ctx) {
        WatchlistsView view = WatchlistsView.of(site.copies(), site.times(ctx));
        site.render(
                ctx,
                "watchlists.jte",
                Map.of("frame", site.frame(ctx, Frame.Place.WATCHLISTS, "Watchlists"), "view", view));
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
