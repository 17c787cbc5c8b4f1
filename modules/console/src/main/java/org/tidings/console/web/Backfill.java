package org.tidings.console.web;

import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.History;
import org.tidings.console.history.Search;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Watchlist;

/** Past hits of a saved watchlist become its stories, without anybody being told; for the editor and for REST. */
final class Backfill {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 366;
    private static final int USUAL_ARTICLES = 500;
    private static final int MOST_ARTICLES = 5_000;

    private final Copies copies;
    private final History history;
    private final Actions actions;
    private final InstantSource clock;

    Backfill(Copies copies, History history, Actions actions, InstantSource clock) {
        this.copies = copies;
        this.history = history;
        this.actions = actions;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.api(POST, "/v1/watchlists/{id}/backfill", this::backfill),
                Route.page(POST, "/watchlists/{id}/backfill", this::show));
    }

    /** The button of the editor. */
    private void show(Context ctx) {
        String said = copies.watchlist(ctx.pathParam("id"))
                .map(watchlist -> told(backfill(watchlist, USUAL_DAYS, USUAL_ARTICLES)))
                .orElse("There is no such watchlist here.");
        Site.say(ctx, said);
        Site.back(ctx, "/watchlists/" + ctx.pathParam("id"));
    }

    private static String told(int articles) {
        return articles == 0
                ? "Nothing of the last " + USUAL_DAYS + " days matches."
                : articles + " past articles become its stories. Nobody is notified.";
    }

    private void backfill(Context ctx) {
        Optional<Watchlist> watchlist = copies.watchlist(ctx.pathParam("id"));
        if (watchlist.isEmpty()) {
            Answers.problem(ctx, 404, "There is no such watchlist here.");
            return;
        }
        try {
            JsonNode body = ctx.body().isBlank()
                    ? Json.mapper().createObjectNode()
                    : Json.read(ctx.bodyAsBytes(), JsonNode.class);
            int days = number(body, "days", USUAL_DAYS, MOST_DAYS);
            int articles = number(body, "articles", USUAL_ARTICLES, MOST_ARTICLES);
            Answers.json(ctx, Map.of("articles", backfill(watchlist.get(), days, articles)));
        } catch (BadRecord e) {
            Answers.problem(ctx, 400, "The body is " + e.getMessage());
        }
    }

    private static int number(JsonNode body, String key, int usual, int most) {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new BadRecord("expected to have " + key + " from 1 to " + most, null);
        }
        return value.intValue();
    }

    /**
     * Writes the newest hits of the last days as matches; a second time does no harm.
     *
     * @return how many
     */
    int backfill(Watchlist watchlist, int days, int articles) {
        Instant now = clock.instant();
        Search search = new Search(watchlist, now.minus(Duration.ofDays(days)), now, 0, articles);
        List<Match> matches = history.matches(search, History.Progress.NONE);
        actions.backfill(matches);
        return matches.size();
    }
}
