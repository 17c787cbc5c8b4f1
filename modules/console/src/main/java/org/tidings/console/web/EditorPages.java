package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Verdicts;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;
import org.tidings.console.view.BacktestView;
import org.tidings.console.view.EditorView;
import org.tidings.console.view.EditorView.CheckView;
import org.tidings.console.view.EditorView.Form;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.EditorView.Term;
import org.tidings.console.view.Frame;
import org.tidings.console.view.HistoryView;
import org.tidings.console.view.Times;
import org.tidings.console.view.WatchlistsView;
import org.tidings.model.Desk;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** The editor of a watchlist: what is wrong while it is typed, what it would have caught, and how it came to be. */
final class EditorPages {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(700);
    private static final int DAYS = 30;

    private final Site site;
    private final Actions actions;
    private final Drafts drafts;
    private final Backtests backtests;
    private final Completion completion;

    EditorPages(Site site, Actions actions, Drafts drafts, Backtests backtests) {
        this.site = site;
        this.actions = actions;
        this.drafts = drafts;
        this.backtests = backtests;
        this.completion = new Completion(site.copies());
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/watchlists/new", this::fresh),
                Route.page(GET, "/watchlists/complete", this::complete),
                Route.page(POST, "/watchlists/check", this::check),
                Route.page(POST, "/watchlists/try", this::tryOut),
                Route.page(POST, "/watchlists/backtest", this::backtest),
                Route.page(GET, "/watchlists/backtest/{run}", ctx -> run(ctx, GLANCE)),
                Route.page(POST, "/watchlists/backtest/{run}/stop", this::stop),
                Route.page(POST, "/watchlists", this::save),
                Route.page(GET, "/watchlists/{id}", this::edit),
                Route.page(GET, "/watchlists/{id}/history", this::history),
                Route.page(POST, "/watchlists/{id}/rollback", this::rollback),
                Route.page(POST, "/watchlists/{id}/mark", this::mark),
                Route.page(POST, "/watchlists/{id}/remove", this::remove));
    }

    private void show(Context ctx, EditorView view) {
        String title = view.isNew() ? "New watchlist" : view.form().name();
        site.render(ctx, "editor.jte", Map.of("frame", site.frame(ctx, Frame.Place.WATCHLISTS, title), "view", view));
    }

    private void fresh(Context ctx) {
        String query = ctx.queryParam("q");
        show(ctx, drafts.editor(query == null ? "" : query, asWeighted(ctx), site.times(ctx)));
    }

    private static boolean asWeighted(Context ctx) {
        return "any".equals(ctx.queryParam("as"));
    }

    private void edit(Context ctx) {
        Watchlist watchlist = site.copies().watchlist(ctx.pathParam("id")).orElse(null);
        if (watchlist == null) {
            Site.say(ctx, "There is no watchlist " + ctx.pathParam("id") + ".");
            ctx.redirect("/watchlists");
        } else {
            show(ctx, drafts.editor(watchlist, asWeighted(ctx), site.times(ctx)));
        }
    }

    private void complete(Context ctx) {
        String kind = SourcePages.trimmed(ctx.queryParam("kind"));
        String typed = SourcePages.trimmed(ctx.queryParam("q"));
        Answers.json(ctx, Map.of("choices", completion.of(kind, typed)));
    }

    private void check(Context ctx) {
        site.render(ctx, "check.jte", Map.of("view", drafts.check(form(ctx), site.times(ctx))));
    }

    /** Without script: the whole page again, with what it would have caught. */
    private void tryOut(Context ctx) {
        Form form = form(ctx);
        Times times = site.times(ctx);
        CheckView check = drafts.check(form, times);
        BacktestView report = null;
        Watchlist draft = drafts.read(form, times);
        if (check.errors().isEmpty() && !isEmpty(draft)) {
            Backtests.Run run = backtests.start("", drafts.question(draft, days(ctx), times));
            Report found = run.within(SOON);
            run.stop();
            found = found == null ? run.within(GLANCE) : found;
            report = found == null ? null : view(run.question(), found, times);
        }
        show(ctx, view(form, check, null, report));
    }

    private EditorView view(
            Form form, CheckView check, EditorView.@Nullable Conflict conflict, @Nullable BacktestView report) {
        return new EditorView(
                form,
                form.basedOn() == 0,
                null,
                form.basedOn(),
                check,
                WatchlistsView.known(site.copies().watchlists()),
                conflict,
                report);
    }

    private static boolean isEmpty(Watchlist draft) {
        return draft.any() == null
                ? draft.query() == null || draft.query().isBlank()
                : draft.any().terms().isEmpty();
    }

    private static int days(Context ctx) {
        return LivePages.number(ctx.formParam("days")) == 7 ? 7 : DAYS;
    }

    private void backtest(Context ctx) {
        Times times = site.times(ctx);
        Form form = form(ctx);
        Watchlist draft = drafts.read(form, times);
        boolean sound = !isEmpty(draft)
                && drafts.problems(form, times).isEmpty()
                && drafts.problems(draft).stream()
                        .allMatch(problem -> problem.field().equals("id"));
        if (sound) {
            boolean patient = "yes".equals(ctx.formParam("patient"));
            Backtests.Run run = backtests.start(
                    SourcePages.trimmed(ctx.formParam("page")), drafts.question(draft, days(ctx), times));
            answer(ctx, run, patient ? GLANCE : SOON);
        } else {
            ctx.status(HttpStatus.NO_CONTENT);
        }
    }

    private void run(Context ctx, Duration wait) {
        Optional<Backtests.Run> run = backtests.find(ctx.pathParam("run"));
        if (run.isPresent()) {
            answer(ctx, run.get(), wait);
        } else {
            ctx.status(HttpStatus.NO_CONTENT);
        }
    }

    private void stop(Context ctx) {
        backtests.find(ctx.pathParam("run")).ifPresent(Backtests.Run::stop);
        run(ctx, PATIENT);
    }

    /** The report, or how far it is: that goes into the line above the last report, which stays. */
    private void answer(Context ctx, Backtests.Run run, Duration wait) {
        Report report = run.within(wait);
        if (report == null) {
            ctx.header("HX-Retarget", "#bt-note");
            site.render(ctx, "backtestrunning.jte", Map.of("id", run.id(), "read", run.read(), "of", run.candidates()));
        } else {
            site.render(
                    ctx, "backtest.jte", Map.of("view", view(run.question(), report, site.times(ctx)), "alone", true));
        }
    }

    private BacktestView view(Question question, Report report, Times times) {
        String id = question.watchlist().id();
        String saved = site.copies().watchlist(id).isPresent() ? id : "";
        return BacktestView.of(saved, report, Verdicts.of(site.copies(), id).byArticle(), times);
    }

    private void save(Context ctx) {
        Form form = form(ctx);
        Times times = site.times(ctx);
        Watchlist draft = drafts.read(form, times);
        List<Problem> problems = new ArrayList<>(drafts.problems(form, times));
        problems.addAll(drafts.problems(draft));
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            again(ctx, form, problems);
            return;
        }
        switch (actions.save(draft, form.basedOn(), Origin.CONSOLE)) {
            case Actions.Outcome.Done done -> saved(ctx, draft, done);
            case Actions.Outcome.Conflict conflict -> {
                ctx.status(HttpStatus.CONFLICT);
                Form onTheirs = form.basedOn(conflict.theirs().revision());
                show(
                        ctx,
                        view(
                                onTheirs,
                                drafts.check(form, times),
                                EditorView.Conflict.of(conflict.theirs(), draft),
                                null));
            }
            case Actions.Outcome.ReadOnly readOnly -> {
                ctx.status(HttpStatus.FORBIDDEN);
                again(ctx, form, List.of(Problem.of("id", readOnly.reason())));
            }
            case Actions.Outcome.Missing missing -> {
                ctx.status(HttpStatus.NOT_FOUND);
                again(ctx, form, List.of(Problem.of("id", "It has been removed meanwhile.")));
            }
        }
    }

    private static void saved(Context ctx, Watchlist draft, Actions.Outcome.Done done) {
        Site.say(ctx, "Saved as revision " + done.revision() + ".");
        ctx.redirect("/watchlists/" + draft.id(), HttpStatus.SEE_OTHER);
    }

    /** The form as it was typed, with what is wrong. */
    private void again(Context ctx, Form form, List<Problem> problems) {
        show(ctx, view(form, new CheckView(problems, List.of(), null, List.of()), null, null));
    }

    private void history(Context ctx) {
        HistoryView view = HistoryView.of(ctx.pathParam("id"), site.copies(), site.times(ctx));
        site.render(
                ctx,
                "history.jte",
                Map.of("frame", site.frame(ctx, Frame.Place.WATCHLISTS, view.name() + ", history"), "view", view));
    }

    private void rollback(Context ctx) {
        String id = ctx.pathParam("id");
        long version = LivePages.number(ctx.formParam("version"));
        int basedOn = (int) LivePages.number(ctx.formParam("basedOn"));
        Actions.Outcome outcome = actions.rollback(id, version, basedOn == 0 ? -1 : basedOn, Origin.CONSOLE);
        Site.say(ctx, Feeds.said(outcome, "Live again, as the newest revision."));
        ctx.redirect("/watchlists/" + id + "/history", HttpStatus.SEE_OTHER);
    }

    /** {@code good:}, {@code bad:} or {@code none:} and the article. */
    private void mark(Context ctx) {
        String id = ctx.pathParam("id");
        String said = SourcePages.trimmed(ctx.formParam("mark"));
        int colon = said.indexOf(':');
        String article = said.substring(colon + 1);
        if (site.copies().watchlist(id).isEmpty() || !article.matches("[0-9a-f]{32}")) {
            Answers.problem(ctx, 404, "There is no such hit to mark.");
            return;
        }
        Boolean mark = switch (said.substring(0, Math.max(0, colon))) {
            case "good" -> Boolean.TRUE;
            case "bad" -> Boolean.FALSE;
            default -> null;
        };
        Desk desk = Desk.marked(id, article, mark, site.clock().instant());
        actions.note(desk);
        site.copies().desk().put(desk.id(), desk);
        if (ctx.header("HX-Request") == null) {
            Site.say(ctx, mark == null ? "Mark taken off" : mark ? "Marked as a good hit" : "Marked as a bad hit");
            ctx.redirect("/watchlists/" + id, HttpStatus.SEE_OTHER);
        } else {
            Answers.json(ctx, Map.of("marked", said));
        }
    }

    private void remove(Context ctx) {
        String id = ctx.pathParam("id");
        Site.say(ctx, Feeds.said(actions.removeWatchlist(id, Origin.CONSOLE), "Removed. Its alerts stay."));
        ctx.redirect("/watchlists", HttpStatus.SEE_OTHER);
    }

    private static Form form(Context ctx) {
        boolean weighted = "any".equals(ctx.formParam("as"));
        return new Form(
                field(ctx, "id").strip(),
                field(ctx, "name"),
                weighted,
                field(ctx, "query").replace("\r\n", "\n"),
                weighted ? terms(ctx) : List.of(),
                field(ctx, "threshold"),
                field(ctx, "languages"),
                field(ctx, "topic"),
                field(ctx, "kinds"),
                field(ctx, "channels"),
                ctx.formParam("enabled") != null,
                field(ctx, "group"),
                field(ctx, "tags"),
                field(ctx, "owner"),
                field(ctx, "mutedUntil"),
                field(ctx, "mustMatch"),
                field(ctx, "mustIgnore"),
                (int) LivePages.number(ctx.formParam("basedOn")));
    }

    /** Rows without a query are left out. */
    private static List<Term> terms(Context ctx) {
        List<String> queries = ctx.formParams("termQ");
        List<String> weights = ctx.formParams("termWeight");
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (!queries.get(i).isBlank()) {
                terms.add(new Term(queries.get(i).strip(), i < weights.size() ? weights.get(i) : ""));
            }
        }
        return terms;
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
