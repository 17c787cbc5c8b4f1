package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.BringsView;
import org.tidings.console.view.FoundView;
import org.tidings.console.view.Frame;
import org.tidings.console.view.SourceFilter;
import org.tidings.console.view.SourcesView;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Word;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.poller.feed.ListedAddress;

/** The Sources page: what there is, what can be done with many at once, and looking for more. */
final class SourcePages {
    private final Site site;
    private final FeedDesk desk;
    private final SourceSearch search;

    SourcePages(Site site, FeedDesk desk, SourceSearch search) {
        this.site = site;
        this.desk = desk;
        this.search = search;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/sources", this::list),
                Route.page(POST, "/sources", this::look),
                Route.page(POST, "/sources/add", this::add),
                Route.page(POST, "/sources/do", this::work),
                Route.page(POST, "/sources/undo", this::undo),
                Route.page(POST, "/sources/preview", this::preview));
    }

    private void list(Context ctx) {
        SourcesView view = SourcesView.of(
                site.copies(),
                filter(ctx.queryParam("state"), ctx.queryParam("tag"), ctx.queryParam("q")),
                (int) Math.min(1_000_000, LivePages.number(ctx.queryParam("page"))),
                ctx.queryParam("feed"),
                site.times(ctx));
        site.render(ctx, "sources.jte", Map.of("frame", frame(ctx, "Sources"), "view", view));
    }

    private static SourceFilter filter(@Nullable String state, @Nullable String tag, @Nullable String search) {
        return SourceFilter.of(state, tag, search);
    }

    private Frame frame(Context ctx, String title) {
        return site.frame(ctx, Frame.Place.SOURCES, title);
    }

    /** Looks which feeds the address has; what is a feed itself is added at once. */
    private void look(Context ctx) {
        String url = ListedAddress.meant(trimmed(ctx.formParam("url")));
        String tags = trimmed(ctx.formParam("tags"));
        String problem = ListedAddress.problem(url);
        if (problem != null) {
            Site.say(ctx, "This is no address to poll: " + problem + ".");
            ctx.redirect("/sources", HttpStatus.SEE_OTHER);
            return;
        }
        if ("yes".equals(ctx.formParam("as-it-is"))) {
            added(ctx, List.of(Feeds.of(url, tags, Origin.CONSOLE)));
            return;
        }
        FeedFinder.Result result = search.find(url, "yes".equals(ctx.formParam("thorough")));
        if (result.isFeed()) {
            added(ctx, List.of(Feeds.of(url, tags, Origin.CONSOLE)));
        } else {
            FoundView view = FoundView.of(url, tags, result, site.copies(), site.times(ctx));
            site.render(ctx, "found.jte", Map.of("frame", frame(ctx, "Feeds of a site"), "view", view));
        }
    }

    private void add(Context ctx) {
        String tags = trimmed(ctx.formParam("tags"));
        List<Feed> feeds = ctx.formParams("url").stream()
                .filter(url -> ListedAddress.problem(url) == null)
                .map(url -> Feeds.of(url.strip(), tags, Origin.CONSOLE))
                .toList();
        if (feeds.isEmpty()) {
            Site.say(ctx, "Nothing was chosen.");
            ctx.redirect("/sources", HttpStatus.SEE_OTHER);
        } else {
            added(ctx, feeds);
        }
    }

    private void added(Context ctx, List<Feed> feeds) {
        tell(ctx, desk.add(feeds, Origin.CONSOLE));
        ctx.redirect(SourceFilter.ALL.open(1, feeds.getFirst().id()), HttpStatus.SEE_OTHER);
    }

    private void work(Context ctx) {
        FeedWork.Verb verb = Word.find(FeedWork.Verb.class, ctx.formParam("do"));
        List<String> ids = "yes".equals(ctx.formParam("all"))
                ? desk.fitting(filter(ctx.formParam("state"), ctx.formParam("tag"), ctx.formParam("q")))
                : ctx.formParams("feed");
        if (verb == null) {
            Answers.problem(ctx, 404, "There is no such thing to do with a source.");
        } else if (ids.isEmpty()) {
            said(ctx, "No source is selected.");
        } else {
            carryOut(ctx, verb, ids);
        }
    }

    private void carryOut(Context ctx, FeedWork.Verb verb, List<String> ids) {
        try {
            List<String> tags = Feeds.tags(trimmed(ctx.formParam("tags")));
            boolean needsTags = verb == FeedWork.Verb.TAG || verb == FeedWork.Verb.UNTAG;
            if (needsTags && tags.isEmpty()) {
                said(ctx, "Name a tag.");
                return;
            }
            tell(ctx, desk.work(ids, new FeedWork(verb, tags, Feeds.every(ctx.formParam("every"))), Origin.CONSOLE));
            Site.back(ctx, "/sources");
        } catch (IllegalArgumentException e) {
            said(ctx, "Not changed: " + e.getMessage() + ".");
        }
    }

    private static void said(Context ctx, String line) {
        Site.say(ctx, line);
        Site.back(ctx, "/sources");
    }

    static void tell(Context ctx, FeedDesk.Done done) {
        Site.say(ctx, done.said());
        Site.offerUndo(ctx, done.undo());
    }

    private void undo(Context ctx) {
        said(ctx, desk.undo(ctx.formParam("token"), Origin.CONSOLE) ? "Undone." : "That cannot be undone any more.");
    }

    /** Reads the feed once and writes nothing. */
    private void preview(Context ctx) {
        Optional<Feed> feed = site.copies().feeds().find(trimmed(ctx.formParam("feed")));
        if (feed.isEmpty()) {
            Answers.problem(ctx, 404, "No such source.");
            return;
        }
        SourceSearch.Sight sight = search.look(feed.get());
        BringsView view = switch (sight) {
            case SourceSearch.Sight.Seen seen ->
                BringsView.of(site.copies(), feed.get(), seen.url(), seen.document(), site.times(ctx));
            case SourceSearch.Sight.Unseen unseen ->
                new BringsView(
                        feed.get().id(),
                        feed.get().title(),
                        feed.get().url(),
                        "Not read: " + unseen.why() + ".",
                        List.of());
        };
        if (ctx.header("HX-Request") != null) {
            site.render(ctx, "brings.jte", Map.of("view", view));
        } else {
            site.render(ctx, "preview.jte", Map.of("frame", frame(ctx, "What it would bring"), "view", view));
        }
    }

    static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
