package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.History;
import org.tidings.console.history.Question;
import org.tidings.console.history.Report;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.SearchView;
import org.tidings.console.view.TraceView;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Article;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** REST that asks the articles of the past: what a watchlist would catch, search, and why one hits or does not. */
final class HistoryApi {
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int SECONDS = 20;
    private static final int MOST_SECONDS = 60;

    private final Site site;
    private final Actions actions;
    private final Drafts drafts;
    private final History history;
    private final Searching searching;

    HistoryApi(Site site, Actions actions, Drafts drafts, History history, Searching searching) {
        this.site = site;
        this.actions = actions;
        this.drafts = drafts;
        this.history = history;
        this.searching = searching;
    }

    List<Route> routes() {
        return List.of(
                Route.api(POST, "/v1/watchlists/check", this::check),
                Route.api(GET, "/v1/watchlists/{id}/history", this::changes),
                Route.api(POST, "/v1/watchlists/{id}/rollback", this::rollback),
                Route.api(POST, "/v1/backtest", this::backtest),
                Route.api(GET, "/v1/search", this::search),
                Route.api(GET, "/v1/explain", this::explain));
    }

    /** What is wrong and what is doubtful: an answer, and not a refusal. */
    private void check(Context ctx) {
        Watchlist draft = Api.draft(ctx, "check");
        if (draft != null) {
            Answers.json(ctx, Map.of("errors", drafts.problems(draft), "warnings", drafts.warnings(draft)));
        }
    }

    private void backtest(Context ctx) {
        String against = ctx.queryParam("against");
        Watchlist draft = Api.draft(ctx, against == null ? "backtest" : against);
        if (draft == null || hasProblems(ctx, draft)) {
            return;
        }
        Question question = drafts.question(draft, bounded(ctx, "days", DAYS, MOST_DAYS), site.times(ctx));
        answer(ctx, history.ask(question, Searching.within(patience(ctx))));
    }

    private void search(Context ctx) {
        String query = SourcePages.trimmed(ctx.queryParam("q"));
        if (query.isEmpty()) {
            Answers.problem(ctx, 400, "Say what to look for: ?q=strike NEAR/5 port");
            return;
        }
        SearchView.Asked asked = Searching.asked(
                query,
                ctx.queryParam("from"),
                ctx.queryParam("to"),
                false,
                site.times(ctx).today());
        if (!hasProblems(ctx, Searching.watchlist(query))) {
            answer(ctx, searching.ask(asked, site.times(ctx).zone(), Api.limit(ctx), patience(ctx)));
        }
    }

    private static Duration patience(Context ctx) {
        return Duration.ofSeconds(bounded(ctx, "seconds", SECONDS, MOST_SECONDS));
    }

    private static int bounded(Context ctx, String name, int otherwise, int most) {
        long asked = LivePages.number(ctx.queryParam(name));
        return asked == 0 ? otherwise : (int) Math.min(most, asked);
    }

    private static void answer(Context ctx, Report report) {
        ObjectNode answer = Json.mapper().valueToTree(report);
        answer.put("complete", report.complete());
        answer.put("alertsADay", report.alertsADay(report.now()));
        Report.Side before = report.before();
        if (before != null) {
            answer.put("alertsADayBefore", report.alertsADay(before));
        }
        Answers.json(ctx, answer);
    }

    private boolean hasProblems(Context ctx, Watchlist draft) {
        List<Problem> problems = new ArrayList<>(drafts.problems(draft));
        if (!problems.isEmpty()) {
            ctx.status(422);
            Answers.json(ctx, Map.of("error", "The query is not right.", "problems", problems));
        }
        return !problems.isEmpty();
    }

    private void explain(Context ctx) {
        String asked = SourcePages.trimmed(ctx.queryParam("article"));
        Article article = asked.isEmpty() ? null : searching.find(TraceView.id(site.copies(), asked), site.copies());
        if (article == null) {
            Answers.problem(ctx, 404, "No such article is held here. Name one by its id or address: ?article=...");
            return;
        }
        Watchlist watchlist = watchlist(ctx);
        if (watchlist == null) {
            Answers.problem(
                    ctx, 404, "There is no such watchlist here. Name one, or give a query: ?watchlist=... or ?q=...");
        } else if (!hasProblems(ctx, watchlist)) {
            Explanation why = drafts.explain(watchlist, article);
            if (why == null) {
                Answers.problem(ctx, 422, "The watchlist cannot be read.");
            } else {
                Answers.json(ctx, why);
            }
        }
    }

    private @Nullable Watchlist watchlist(Context ctx) {
        String query = SourcePages.trimmed(ctx.queryParam("q"));
        return query.isEmpty()
                ? site.copies()
                        .watchlist(SourcePages.trimmed(ctx.queryParam("watchlist")))
                        .orElse(null)
                : Searching.watchlist(query);
    }

    private void changes(Context ctx) {
        Answers.json(
                ctx,
                Map.of(
                        "changes",
                        site.copies().changes().of(ctx.pathParam("id")).changes()));
    }

    private void rollback(Context ctx) {
        long version = LivePages.number(ctx.queryParam("version"));
        if (version == 0) {
            Answers.problem(ctx, 400, "Say which version of the configuration: ?version=12");
            return;
        }
        Api.outcome(ctx, actions.rollback(ctx.pathParam("id"), version, -1, Origin.API), "watchlist or version");
    }
}
