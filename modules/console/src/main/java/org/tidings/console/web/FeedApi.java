package org.tidings.console.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.BringsView;
import org.tidings.console.view.SourceFilter;
import org.tidings.console.view.SourceWords;
import org.tidings.model.BadRecord;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Word;
import org.tidings.poller.feed.FeedFinder;
import org.tidings.poller.feed.FeedList;
import org.tidings.poller.feed.ListedAddress;
import org.tidings.poller.feed.OpmlWriter;

/** Feeds under {@code /v1}: one by one, many at once, in and out. */
final class FeedApi {
    private static final int NAMED = 1_000;

    private final Site site;
    private final Actions actions;
    private final FeedDesk desk;
    private final SourceSearch search;

    FeedApi(Site site, Actions actions, FeedDesk desk, SourceSearch search) {
        this.site = site;
        this.actions = actions;
        this.desk = desk;
        this.search = search;
    }

    List<Route> routes() {
        return List.of(
                Route.api(GET, "/v1/feeds", this::list),
                Route.api(POST, "/v1/feeds", checked(this::add)),
                Route.api(POST, "/v1/feeds/actions", checked(this::work)),
                Route.api(GET, "/v1/feeds/{host}/{hash}", this::one),
                Route.api(PUT, "/v1/feeds/{host}/{hash}", checked(ctx -> change(ctx, true))),
                Route.api(PATCH, "/v1/feeds/{host}/{hash}", checked(ctx -> change(ctx, false))),
                Route.api(DELETE, "/v1/feeds/{host}/{hash}", this::remove),
                Route.api(POST, "/v1/feeds/{host}/{hash}/refresh", this::refresh),
                Route.api(POST, "/v1/feeds/{host}/{hash}/preview", this::previewKnown),
                Route.api(POST, "/v1/preview", checked(this::preview)),
                Route.api(POST, "/v1/discover", checked(this::discover)),
                Route.upload(POST, "/v1/import", this::importFile),
                Route.api(GET, "/v1/export", this::export));
    }

    /** What is wrong with a body is the sender's to know. */
    private static Handler checked(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (BadRecord e) {
                Answers.problem(ctx, 400, "The body is " + e.getMessage());
            }
        };
    }

    private void list(Context ctx) {
        String state = ctx.queryParam("state");
        SourceFilter filter = SourceFilter.of(state, ctx.queryParam("tag"), ctx.queryParam("q"));
        if (state != null && filter.state() == null) {
            Answers.problem(ctx, 400, "There is no state " + state + "; see the feeds' own.");
            return;
        }
        List<String> ids = desk.fitting(filter);
        List<Map<String, Object>> page = ids.stream()
                .sorted()
                .skip(LivePages.number(ctx.queryParam("skip")))
                .limit(Api.limit(ctx))
                .map(site.copies().feeds()::find)
                .flatMap(Optional::stream)
                .map(this::withStatus)
                .toList();
        Answers.json(ctx, Map.of("feeds", page, "total", ids.size()));
    }

    private Map<String, Object> withStatus(Feed feed) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("feed", shown(feed));
        FeedStatus status = site.copies().statuses().find(feed.id()).orElse(null);
        one.put("state", SourceWords.state(feed, status));
        if (status != null) {
            one.put("since", status.since());
            one.put("lastPoll", status.lastPoll());
            one.put("nextPoll", status.nextPoll());
            one.put("lastNew", status.lastNew());
            one.put("failures", status.failures());
            one.put("cause", status.cause());
        }
        return one;
    }

    /** A login is told as set; where its secret is kept is nobody's business here. */
    private static ObjectNode shown(Feed feed) {
        ObjectNode node = Json.mapper().valueToTree(feed);
        if (feed.login() != null) {
            node.put("login", "set");
        }
        return node;
    }

    private void add(Context ctx) {
        FeedBody body = FeedBody.settings(ctx.bodyAsBytes(), "url");
        String url = ListedAddress.meant(body.text("url"));
        String problem = ListedAddress.problem(url);
        if (problem != null) {
            Answers.problem(ctx, 422, "url: " + problem);
            return;
        }
        Feed feed = body.on(Feed.of(url, Origin.API));
        save(ctx, feed, 201);
    }

    private void save(Context ctx, Feed feed, int status) {
        Actions.Outcome outcome = actions.save(feed, Origin.API);
        if (outcome instanceof Actions.Outcome.Done) {
            ctx.status(status);
            Answers.json(ctx, shown(feed));
        } else {
            Api.outcome(ctx, outcome, "feed");
        }
    }

    /** PUT says the whole of it but for the login, which is set in files alone; PATCH what is to be different. */
    private void change(Context ctx, boolean whole) {
        FeedBody body = FeedBody.settings(ctx.bodyAsBytes());
        Feed known = site.copies().feeds().find(id(ctx)).orElse(null);
        if (known == null) {
            Answers.problem(ctx, 404, "There is no such feed here.");
            return;
        }
        Feed base = whole ? Feed.of(known.url(), known.origin()).withLogin(known.login()) : known;
        save(ctx, body.on(base), 200);
    }

    private void work(Context ctx) {
        FeedBody body = FeedBody.of(ctx.bodyAsBytes(), List.of("do", "ids", "filter", "tags", "every"));
        FeedWork.Verb verb = Word.find(FeedWork.Verb.class, body.text("do"));
        if (verb == null) {
            throw new BadRecord("not right: do is poll, pause, resume, tag, untag, every or remove", null);
        }
        if (body.has("ids") == body.has("filter")) {
            throw new BadRecord("not right: name either ids or a filter", null);
        }
        FeedWork work = new FeedWork(verb, body.texts("tags"), every(body));
        if (work.tags().isEmpty() && (verb == FeedWork.Verb.TAG || verb == FeedWork.Verb.UNTAG)) {
            throw new BadRecord("not right: tags is missing", null);
        }
        FeedDesk.Done done = desk.work(ids(body), work, Origin.API);
        Answers.json(ctx, Map.of("done", done.count(), "readOnly", done.readOnly(), "missing", done.missing()));
    }

    private static java.time.@Nullable Duration every(FeedBody body) {
        try {
            return Feeds.every(body.text("every"));
        } catch (IllegalArgumentException e) {
            throw new BadRecord("not right: every: " + e.getMessage(), e);
        }
    }

    private List<String> ids(FeedBody body) {
        if (body.has("ids")) {
            return body.texts("ids");
        }
        FeedBody filter = body.object("filter", List.of("state", "tag", "q"));
        String state = filter.text("state");
        SourceFilter meant = SourceFilter.of(state, filter.text("tag"), filter.text("q"));
        if (!state.isEmpty() && meant.state() == null) {
            throw new BadRecord("not right: there is no state " + state, null);
        }
        return desk.fitting(meant);
    }

    private void one(Context ctx) {
        Api.found(ctx, known(ctx).map(this::withStatus), "feed");
    }

    private void remove(Context ctx) {
        Api.outcome(ctx, actions.removeFeed(id(ctx), Origin.API), "feed");
    }

    private void refresh(Context ctx) {
        Optional<Feed> feed = known(ctx);
        feed.ifPresent(found -> actions.poll(List.of(found)));
        ctx.status(202);
        Api.found(ctx, feed.map(FeedApi::shown), "feed");
    }

    private void previewKnown(Context ctx) {
        Optional<Feed> feed = known(ctx);
        if (feed.isEmpty()) {
            Api.found(ctx, feed, "feed");
        } else {
            brings(ctx, feed.get());
        }
    }

    private void preview(Context ctx) {
        String url = url(ctx, List.of("url"));
        if (url != null) {
            Feed feed = Feed.of(url, Origin.API);
            brings(ctx, site.copies().feeds().find(feed.id()).orElse(feed));
        }
    }

    private void brings(Context ctx, Feed feed) {
        switch (search.look(feed)) {
            case SourceSearch.Sight.Seen seen -> {
                BringsView view = BringsView.of(site.copies(), feed, seen.url(), seen.document(), site.times(ctx));
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("feed", feed.id());
                answer.put("title", view.title());
                answer.put("url", view.url());
                answer.put("entries", view.rows().stream().map(FeedApi::entry).toList());
                Answers.json(ctx, answer);
            }
            case SourceSearch.Sight.Unseen unseen -> Answers.problem(ctx, 502, "It cannot be read: " + unseen.why());
        }
    }

    private static Map<String, Object> entry(BringsView.Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("title", row.title());
        entry.put("url", row.link());
        entry.put("published", row.date());
        entry.put("known", row.known() != null);
        return entry;
    }

    private void discover(Context ctx) {
        String url = url(ctx, List.of("url", "thorough"));
        if (url != null) {
            boolean thorough =
                    FeedBody.of(ctx.bodyAsBytes(), List.of("url", "thorough")).flag("thorough", true);
            FeedFinder.Result result = search.find(url, thorough);
            Answers.json(ctx, result);
        }
    }

    /** Null when the answer has been given. */
    private static @Nullable String url(Context ctx, List<String> keys) {
        String url = ListedAddress.meant(FeedBody.of(ctx.bodyAsBytes(), keys).text("url"));
        String problem = ListedAddress.problem(url);
        if (problem != null) {
            Answers.problem(ctx, 422, "url: " + problem);
            return null;
        }
        return url;
    }

    /** Read beyond the bound on bodies: ten thousand feeds are two megabytes. */
    private void importFile(Context ctx) throws IOException {
        byte[] body = ctx.bodyInputStream().readNBytes(FeedList.MOST_BYTES + 1);
        FeedList list =
                FeedList.read(body, new FeedList.Trust(Origin.API, false)).tagged(ctx.queryParams("tag"));
        boolean dryRun = ctx.queryParamMap().containsKey("dry-run") && !"false".equals(ctx.queryParam("dry-run"));
        List<Feed> fresh = list.fresh(id -> site.copies().feeds().find(id).isPresent());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "added",
                dryRun || fresh.isEmpty() ? 0 : desk.add(fresh, Origin.API).count());
        answer.put("new", fresh.size());
        answer.put("known", list.feeds().size() - fresh.size());
        answer.put("refused", list.refused().size());
        answer.put("refusals", list.refused().stream().limit(NAMED).toList());
        if (dryRun) {
            answer.put("feeds", fresh.stream().limit(NAMED).map(FeedApi::shown).toList());
        }
        ctx.status(list.feeds().isEmpty() && !list.refused().isEmpty() ? 422 : 200);
        Answers.json(ctx, answer);
    }

    /** Without logins: where secrets are kept is told to nobody over the network. */
    private void export(Context ctx) {
        List<Feed> feeds = site.copies().feeds().all().stream()
                .map(feed -> feed.withLogin(null))
                .sorted(Comparator.comparing(Feed::url))
                .toList();
        ctx.contentType("text/x-opml; charset=utf-8");
        ctx.result(OpmlWriter.of(feeds));
    }

    private Optional<Feed> known(Context ctx) {
        return site.copies().feeds().find(id(ctx));
    }

    private static String id(Context ctx) {
        return ctx.pathParam("host") + "/" + ctx.pathParam("hash");
    }
}
