package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.Frame;
import org.tidings.console.view.SourcesView;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Urls;

/** The Sources page. */
final class SourcePages {
    private final Site site;
    private final Actions actions;

    SourcePages(Site site, Actions actions) {
        this.site = site;
        this.actions = actions;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/sources", this::list),
                Route.page(POST, "/sources", this::add),
                Route.page(POST, "/sources/do", this::work));
    }

    private void list(Context ctx) {
        String search = ctx.queryParam("q");
        SourcesView view = SourcesView.of(
                site.copies(),
                ctx.queryParam("state"),
                ctx.queryParam("feed"),
                search == null ? "" : search.strip(),
                site.times(ctx));
        site.render(ctx, "sources.jte", Map.of("frame", site.frame(ctx, Frame.Place.SOURCES, "Sources"), "view", view));
    }

    private void add(Context ctx) {
        String url = trimmed(ctx.formParam("url"));
        String problem = problem(url);
        if (problem != null) {
            Site.say(ctx, problem);
            ctx.redirect("/sources", io.javalin.http.HttpStatus.SEE_OTHER);
            return;
        }
        Feed feed = Feeds.of(url, trimmed(ctx.formParam("tags")), Origin.CONSOLE);
        Site.say(ctx, Feeds.said(actions.save(feed, Origin.CONSOLE), "Added. It is polled within seconds."));
        ctx.redirect("/sources?feed=" + encoded(feed.id()), io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private @Nullable String problem(String url) {
        if (!Urls.isWeb(url)) {
            return "An address begins with http:// or https://";
        }
        return site.copies().feeds().find(Feed.of(url, Origin.CONSOLE).id()).isPresent()
                ? "This source is known already."
                : null;
    }

    private void work(Context ctx) {
        Feed feed = site.copies().feeds().find(trimmed(ctx.formParam("feed"))).orElse(null);
        if (feed == null) {
            Answers.problem(ctx, 404, "No such source.");
            return;
        }
        Site.say(ctx, done(trimmed(ctx.formParam("do")), feed));
        Site.back(ctx, "/sources?feed=" + encoded(feed.id()));
    }

    private String done(String what, Feed feed) {
        return switch (what) {
            case "poll" -> {
                actions.poll(feed);
                yield "Polling " + feed.host();
            }
            case "pause" -> Feeds.said(actions.save(feed.withPaused(true), Origin.CONSOLE), "Paused.");
            case "resume" -> Feeds.said(actions.save(feed.withPaused(false), Origin.CONSOLE), "Polled again.");
            case "remove" -> Feeds.said(actions.removeFeed(feed.id(), Origin.CONSOLE), "Removed. Its articles stay.");
            default -> "There is nothing called " + what + " to do with a source.";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
