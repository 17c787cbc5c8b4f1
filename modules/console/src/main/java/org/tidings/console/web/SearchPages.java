package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.history.Report;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.ExplainView;
import org.tidings.console.view.Frame;
import org.tidings.console.view.SearchView;
import org.tidings.console.view.TraceView;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Article;
import org.tidings.model.Watchlist;

/** Search in the articles of the past, and why a watchlist hits one of them or does not. */
final class SearchPages {
    private static final int ROWS = 100;

    private final Site site;
    private final Drafts drafts;
    private final Searching searching;

    SearchPages(Site site, Drafts drafts, Searching searching) {
        this.site = site;
        this.drafts = drafts;
        this.searching = searching;
    }

    List<Route> routes() {
        return List.of(Route.page(GET, "/search", this::search), Route.page(GET, "/explain", this::explain));
    }

    private void search(Context ctx) {
        SearchView.Asked asked = Searching.asked(
                ctx.queryParam("q"),
                ctx.queryParam("from"),
                ctx.queryParam("to"),
                "yes".equals(ctx.queryParam("all")),
                site.times(ctx).today());
        String title = asked.query().isBlank() ? "Search" : "Search: " + asked.query();
        site.render(
                ctx,
                "search.jte",
                Map.of("frame", site.frame(ctx, Frame.Place.SEARCH, title), "view", view(ctx, asked)));
    }

    private SearchView view(Context ctx, SearchView.Asked asked) {
        if (asked.query().isBlank()) {
            return SearchView.problems(asked, searching.held(), List.of(), List.of());
        }
        Watchlist watchlist = Searching.watchlist(asked.query());
        List<Problem> errors = drafts.problems(watchlist);
        List<Problem> warnings = drafts.warnings(watchlist);
        if (!errors.isEmpty()) {
            return SearchView.problems(asked, searching.held(), errors, warnings);
        }
        ZoneId zone = site.times(ctx).zone();
        Report report = searching.ask(asked, zone, ROWS);
        SearchView.@Nullable Without without =
                report.now().matched() == 0 && report.complete() ? searching.without(asked, zone) : null;
        return SearchView.of(asked, searching.held(), warnings, report, without, site.times(ctx));
    }

    private void explain(Context ctx) {
        String id = TraceView.id(site.copies(), SourcePages.trimmed(ctx.queryParam("article")));
        Article article = searching.find(id, site.copies());
        String query = SourcePages.trimmed(ctx.queryParam("q"));
        String chosen = SourcePages.trimmed(ctx.queryParam("watchlist"));
        Watchlist watchlist =
                query.isEmpty() ? site.copies().watchlist(chosen).orElse(null) : Searching.watchlist(query);
        Explanation why = article == null || watchlist == null ? null : drafts.explain(watchlist, article);
        ExplainView view = ExplainView.of(id, article, watchlist, query, why, site.copies(), site.times(ctx));
        site.render(ctx, "explain.jte", Map.of("frame", site.frame(ctx, Frame.Place.SEARCH, "Why"), "view", view));
    }
}
