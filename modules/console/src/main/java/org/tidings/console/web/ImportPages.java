package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.console.view.Frame;
import org.tidings.console.view.ImportView;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.poller.feed.FeedList;
import org.tidings.poller.feed.OpmlWriter;

/** Lists of feeds in and out: shown first, applied when asked. */
final class ImportPages {
    private static final int WAITING = 10;

    private final Site site;
    private final FeedDesk desk;
    private final Shelf<List<Feed>> waiting;

    ImportPages(Site site, FeedDesk desk) {
        this.site = site;
        this.desk = desk;
        this.waiting = new Shelf<>(WAITING, site.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/sources/import", this::form),
                Route.page(POST, "/sources/import", this::show),
                Route.page(POST, "/sources/import/apply", this::apply),
                Route.page(GET, "/sources/export.opml", this::export));
    }

    private Frame frame(Context ctx) {
        return site.frame(ctx, Frame.Place.SOURCES, "Import sources");
    }

    private void form(Context ctx) {
        site.render(ctx, "import.jte", Map.of("frame", frame(ctx)));
    }

    private void show(Context ctx) throws IOException {
        byte[] body = body(ctx);
        if (body.length == 0) {
            Site.say(ctx, "Choose a file, or paste a list.");
            ctx.redirect("/sources/import", HttpStatus.SEE_OTHER);
            return;
        }
        FeedList list = FeedList.read(body, new FeedList.Trust(Origin.CONSOLE, false))
                .tagged(Feeds.tags(SourcePages.trimmed(ctx.formParam("tags"))));
        List<Feed> fresh = list.fresh(this::isKnown);
        String token = fresh.isEmpty() ? null : waiting.put(fresh);
        ImportView view = ImportView.of(list, this::isKnown, token);
        site.render(ctx, "imported.jte", Map.of("frame", frame(ctx), "view", view));
    }

    private boolean isKnown(String id) {
        return site.copies().feeds().find(id).isPresent();
    }

    private static byte[] body(Context ctx) throws IOException {
        UploadedFile file = ctx.isMultipartFormData() ? ctx.uploadedFile("file") : null;
        if (file != null && file.size() > 0) {
            try (InputStream in = file.content()) {
                return in.readNBytes(FeedList.MOST_BYTES + 1);
            }
        }
        return SourcePages.trimmed(ctx.formParam("list")).getBytes(StandardCharsets.UTF_8);
    }

    private void apply(Context ctx) {
        Optional<List<Feed>> feeds = waiting.take(ctx.formParam("token"));
        if (feeds.isEmpty()) {
            Site.say(ctx, "This import is too old. Choose the file again.");
            ctx.redirect("/sources/import", HttpStatus.SEE_OTHER);
        } else {
            SourcePages.tell(ctx, desk.add(feeds.get(), Origin.CONSOLE));
            ctx.redirect("/sources", HttpStatus.SEE_OTHER);
        }
    }

    /** Without logins: where secrets are kept is told to nobody over the network. */
    private void export(Context ctx) {
        ctx.contentType("text/x-opml; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"tidings-feeds.opml\"");
        ctx.result(OpmlWriter.of(site.copies().feeds().all().stream()
                .map(feed -> feed.withLogin(null))
                .toList()));
    }
}
