package org.tidings.console.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.AlertBook;
import org.tidings.console.copy.LagBook;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.TraceView;
import org.tidings.model.Alert;
import org.tidings.model.BadRecord;
import org.tidings.model.Delivery;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;

/** REST under {@code /v1}; {@code openapi.json} describes it and a test holds the two together. */
final class Api {
    private static final int LIMIT = 50;
    private static final int MOST = 500;

    private final Site site;
    private final Actions actions;
    private final Drafts drafts;
    private final Streams streams;
    private final AlertTails tails;

    Api(Site site, Actions actions, Drafts drafts, Streams streams, AlertTails tails) {
        this.site = site;
        this.actions = actions;
        this.drafts = drafts;
        this.streams = streams;
        this.tails = tails;
    }

    List<Route> routes() {
        return List.of(
                Route.api(GET, "/v1/openapi.json", Api::openapi),
                Route.api(GET, "/v1/version", Api::version),
                Route.api(GET, "/v1/alerts", this::alerts),
                Route.api(GET, "/v1/alerts/stream", this::stream),
                Route.api(GET, "/v1/alerts/{id}", this::alert),
                Route.api(GET, "/v1/source-alerts", this::sourceAlerts),
                Route.api(GET, "/v1/watchlists", this::watchlists),
                Route.api(POST, "/v1/watchlists/preview", this::preview),
                Route.api(GET, "/v1/watchlists/{id}", this::watchlist),
                Route.api(PUT, "/v1/watchlists/{id}", this::putWatchlist),
                Route.api(DELETE, "/v1/watchlists/{id}", this::deleteWatchlist),
                Route.api(GET, "/v1/deliveries", this::deliveries),
                Route.api(GET, "/v1/trace", this::trace),
                Route.api(GET, "/v1/pipeline", this::pipeline));
    }

    private static void openapi(Context ctx) throws IOException {
        try (InputStream in = Api.class.getResourceAsStream("/org/tidings/console/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("missing in the distribution: openapi.json");
            }
            ctx.contentType("application/json").result(in.readAllBytes());
        }
    }

    private static void version(Context ctx) {
        String version = Api.class.getPackage().getImplementationVersion();
        Answers.json(ctx, Map.of("name", "Tidings", "version", version == null ? "development" : version));
    }

    private void alerts(Context ctx) {
        long arrivals = site.copies().alerts().arrivals();
        int skip = (int) Math.min(Integer.MAX_VALUE, LivePages.number(ctx.queryParam("skip")));
        List<Alert> alerts =
                site.copies().alerts().newest(LivePages.address(ctx).filter(), arrivals, skip, limit(ctx)).stream()
                        .map(AlertBook.Held::alert)
                        .toList();
        Answers.json(ctx, Map.of("alerts", alerts));
    }

    private void alert(Context ctx) {
        found(ctx, site.copies().alerts().find(ctx.pathParam("id")), "alert");
    }

    /** Alerts as they come; {@code Last-Event-ID} goes on where a stream was cut. */
    private void stream(Context ctx) throws IOException {
        String last = ctx.header("Last-Event-ID");
        String asked = last == null ? ctx.queryParam("last-event-id") : last;
        var filter = LivePages.address(ctx).filter();
        streams.serve(ctx, out -> tails.tail(asked, filter, streams, out));
    }

    private void sourceAlerts(Context ctx) {
        Answers.json(ctx, Map.of("alerts", site.copies().sourceAlerts().newest(limit(ctx))));
    }

    private void watchlists(Context ctx) {
        Answers.json(
                ctx,
                Map.of(
                        "watchlists",
                        site.copies().watchlists().stream()
                                .sorted(Comparator.comparing(Watchlist::id))
                                .toList()));
    }

    private void watchlist(Context ctx) {
        found(ctx, site.copies().watchlist(ctx.pathParam("id")), "watchlist");
    }

    private void putWatchlist(Context ctx) {
        Watchlist draft = draft(ctx, ctx.pathParam("id"));
        if (draft == null || hasProblems(ctx, draft)) {
            return;
        }
        String match = ctx.header("If-Match");
        int basedOn = match == null ? -1 : (int) LivePages.number(match.replace("\"", ""));
        outcome(ctx, actions.save(draft, basedOn, Origin.API), "watchlist");
    }

    private void deleteWatchlist(Context ctx) {
        outcome(ctx, actions.removeWatchlist(ctx.pathParam("id"), Origin.API), "watchlist");
    }

    private void preview(Context ctx) {
        Watchlist draft = draft(ctx, "preview");
        if (draft == null || hasProblems(ctx, draft)) {
            return;
        }
        QueryCheck.Tried tried = drafts.tried(draft, drafts.recent());
        List<QueryCheck.Hit> hits = tried.hits();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("articles", tried.articles());
        answer.put("matched", hits.size());
        answer.put("warnings", drafts.warnings(draft));
        answer.put("hits", hits.stream().limit(limit(ctx)).map(Api::hit).toList());
        Answers.json(ctx, answer);
    }

    private static Map<String, Object> hit(QueryCheck.Hit hit) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", hit.article().id());
        one.put("url", hit.article().url());
        one.put("title", hit.article().title());
        one.put("firstSeen", hit.article().firstSeen());
        one.put("score", hit.score());
        one.put("clauses", hit.clauses());
        return one;
    }

    /** Null when the answer has been given: the body is no watchlist. */
    static @Nullable Watchlist draft(Context ctx, String id) {
        try {
            JsonNode body = Json.read(ctx.bodyAsBytes(), JsonNode.class);
            if (!body.isObject()) {
                throw new BadRecord("not a JSON object", null);
            }
            var object = (com.fasterxml.jackson.databind.node.ObjectNode) body;
            object.put("id", id);
            object.put("origin", Origin.API.word());
            object.put("revision", 1);
            if (!object.has("enabled")) {
                object.put("enabled", true);
            }
            if (!object.has("name")) {
                object.put("name", id);
            }
            return Json.read(Json.bytes(object), Watchlist.class);
        } catch (BadRecord e) {
            Answers.problem(ctx, 400, "The body is " + e.getMessage());
            return null;
        }
    }

    private boolean hasProblems(Context ctx, Watchlist draft) {
        List<Problem> problems = drafts.problems(draft);
        if (!problems.isEmpty()) {
            ctx.status(422);
            Answers.json(ctx, Map.of("error", "The watchlist is not right.", "problems", problems));
        }
        return !problems.isEmpty();
    }

    private void deliveries(Context ctx) {
        String channel = ctx.queryParam("channel");
        String status = ctx.queryParam("status");
        Answers.json(
                ctx,
                Map.of(
                        "deliveries",
                        site.copies().deliveries().all().stream()
                                .filter(delivery ->
                                        channel == null || delivery.channel().equals(channel))
                                .filter(delivery -> status == null
                                        || delivery.status().word().equals(status))
                                .sorted(Comparator.comparing(Delivery::at).reversed())
                                .limit(limit(ctx))
                                .toList()));
    }

    private void trace(Context ctx) {
        String url = ctx.queryParam("url");
        if (url == null || url.isBlank()) {
            Answers.problem(ctx, 400, "Name the article: ?url=https://...");
            return;
        }
        String id = TraceView.id(site.copies(), url);
        Answers.json(ctx, Map.of("article", id, "steps", site.copies().traces().way(id)));
    }

    private void pipeline(Context ctx) {
        Map<String, Map<String, Long>> outcomes = new LinkedHashMap<>();
        for (Trace.Outcome outcome : Trace.Outcome.values()) {
            outcomes.computeIfAbsent(outcome.stage().word(), stage -> new LinkedHashMap<>())
                    .put(outcome.word(), site.copies().traces().total(outcome));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("level", site.level());
        answer.put("outcomes", outcomes);
        answer.put("lags", site.copies().lags().lags().stream().map(Api::lag).toList());
        answer.put("roles", site.roles());
        answer.put("sources", Map.of("all", site.copies().feeds().size(), "failing", site.failing()));
        Answers.json(ctx, answer);
    }

    private static Map<String, Object> lag(LagBook.Lag lag) {
        return Map.of(
                "topic", lag.topic(),
                "role", lag.role(),
                "records", lag.records(),
                "behindSeconds", lag.behind().toMillis() / 1000.0);
    }

    static void found(Context ctx, Optional<?> value, String what) {
        if (value.isPresent()) {
            Answers.json(ctx, value.get());
        } else {
            Answers.problem(ctx, 404, "There is no such " + what + " here.");
        }
    }

    static void outcome(Context ctx, Actions.Outcome outcome, String what) {
        switch (outcome) {
            case Actions.Outcome.Done done -> Answers.json(ctx, Map.of("revision", done.revision()));
            case Actions.Outcome.Conflict conflict -> {
                ctx.status(409);
                Answers.json(
                        ctx,
                        Map.of(
                                "error",
                                "Revision " + conflict.theirs().revision() + " was saved meanwhile.",
                                "theirs",
                                conflict.theirs()));
            }
            case Actions.Outcome.ReadOnly readOnly -> Answers.problem(ctx, 403, readOnly.reason());
            case Actions.Outcome.Missing missing -> Answers.problem(ctx, 404, "There is no such " + what + " here.");
        }
    }

    static int limit(Context ctx) {
        long asked = LivePages.number(ctx.queryParam("limit"));
        return asked == 0 ? LIMIT : (int) Math.min(MOST, asked);
    }
}
