package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.console.copy.Copies;
import org.tidings.console.history.History;
import org.tidings.model.Hash;
import org.tidings.runtime.Health;
import org.tidings.runtime.StartupProblem;

/** The server: every route behind the guard. */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final int LONGEST_BODY = 1_000_000;

    private final String host;
    private final int port;
    private final boolean loopback;
    private final Assets assets = new Assets();
    private final Streams streams = new Streams();
    private final Sessions sessions;
    private final Site site;
    private final List<Route> routes;
    private @Nullable Javalin javalin;

    /**
     * What the pages and REST stand on.
     *
     * @param roles the health of every role of the process
     */
    public record Parts(
            Copies copies,
            Actions actions,
            QueryCheck queries,
            History history,
            SourceSearch search,
            AlertTails tails,
            Supplier<Map<String, Health>> roles,
            MeterRegistry meters,
            InstantSource clock) {}

    /**
     * @param host a name or address of this machine
     * @param port 0 = any free one
     * @param token null = none is asked for, which is allowed on loopback alone
     * @throws StartupProblem when others could reach it without a token
     */
    public WebServer(String host, int port, @Nullable String token, Parts parts) {
        this.host = host;
        this.port = port;
        this.loopback = isLoopback(host);
        if (!loopback && token == null) {
            throw new StartupProblem("console.listen is " + host + ":" + port
                    + ", which others can reach: set console.token, or listen on 127.0.0.1");
        }
        this.sessions = new Sessions(token, parts.clock());
        this.site = new Site(parts.copies(), parts.roles(), sessions, assets, parts.clock());
        this.routes = routes(parts);
    }

    private List<Route> routes(Parts parts) {
        Drafts drafts = new Drafts(parts.copies(), parts.queries());
        List<Route> all = new ArrayList<>(List.of(
                Route.open(GET, "/assets/{name}", this::asset),
                Route.open(GET, "/login", ctx -> login(ctx, false)),
                Route.open(POST, "/login", this::signIn),
                Route.page(POST, "/logout", this::signOut),
                Route.page(POST, "/look", WebServer::look)));
        all.addAll(new Operations(site, parts.meters()).routes());
        all.addAll(new LivePages(site, parts.actions(), streams).routes());
        all.addAll(new WatchlistPages(site, parts.actions()).routes());
        all.addAll(new EditorPages(site, parts.actions(), drafts, new Backtests(parts.history())).routes());
        Searching searching = new Searching(parts.history());
        all.addAll(new SearchPages(site, drafts, searching).routes());
        all.addAll(new HistoryApi(site, parts.actions(), drafts, parts.history(), searching).routes());
        all.addAll(new HubCallback(parts.copies().subscriptions(), parts.actions(), parts.meters(), parts.clock())
                .routes());
        EntityDesk entities = new EntityDesk(site, parts.actions());
        all.addAll(new EntityPages(site, entities).routes());
        all.addAll(new EntityApi(site, entities).routes());
        FeedDesk desk = new FeedDesk(site, parts.actions());
        all.addAll(new SourcePages(site, desk, parts.search()).routes());
        all.addAll(new ImportPages(site, desk).routes());
        all.addAll(new FeedApi(site, parts.actions(), desk, parts.search()).routes());
        all.addAll(new PipelinePages(site).routes());
        all.addAll(new Api(site, parts.actions(), drafts, streams, parts.tails()).routes());
        all.addAll(new Backfill(parts.copies(), parts.history(), parts.actions(), parts.clock()).routes());
        return List.copyOf(all);
    }

    /** @throws StartupProblem when the address is taken */
    public void start() {
        try {
            javalin = Javalin.create(this::configure).start(host, port);
        } catch (RuntimeException e) {
            throw problem(e);
        }
    }

    private StartupProblem problem(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || cause.getClass().getSimpleName().contains("BindException")) {
                return new StartupProblem("the console cannot listen on " + host + ":" + port
                        + ": the port is in use; stop what uses it or set console.listen");
            }
        }
        return new StartupProblem("the console cannot listen on " + host + ":" + port + ": " + e.getMessage());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LONGEST_BODY;
        config.jetty.modifyServer(WebServer::bounded);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        Guard guard = new Guard(sessions, loopback);
        config.routes.before(Guard::headers);
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), guard.guarded(route));
        }
        config.routes.exception(Exception.class, WebServer::failed);
        config.routes.error(404, ctx -> {
            boolean answered = ctx.result() != null && !ctx.result().isEmpty();
            if (!answered && !ctx.path().startsWith(HubCallback.PATH)) {
                Answers.problem(ctx, 404, "There is no such page.");
            }
        });
    }

    private static void bounded(Server server) {
        server.setStopTimeout(2_000);
        server.setStopAtShutdown(false);
    }

    /** The cause goes to the log under a reference; the answer names that alone. */
    private static void failed(Exception e, Context ctx) {
        String reference =
                Hash.id(ctx.path(), String.valueOf(System.nanoTime())).substring(0, 8);
        log.atWarn()
                .addKeyValue("reference", reference)
                .addKeyValue("route", ctx.endpoint().path)
                .setCause(e)
                .log("a request failed");
        Answers.problem(ctx, 500, "This could not be answered. Reference " + reference);
    }

    /** Where it listens, with the real port. */
    public URI address() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + port());
    }

    private int port() {
        return javalin == null ? port : javalin.port();
    }

    List<Route> routes() {
        return routes;
    }

    /** How many streams are open. */
    public int openStreams() {
        return streams.open();
    }

    @Override
    public void close() {
        streams.close();
        if (javalin != null) {
            try {
                javalin.stop();
            } catch (JavalinException e) {
                log.debug("some connections did not end in time and were cut", e);
            }
        }
    }

    private void asset(Context ctx) {
        Assets.Asset asset = assets.find(ctx.pathParam("name")).orElse(null);
        if (asset == null) {
            Answers.problem(ctx, 404, "There is no such file.");
            return;
        }
        ctx.disableCompression();
        ctx.contentType(asset.type());
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        ctx.header("Vary", "Accept-Encoding");
        String accepted = ctx.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            ctx.header("Content-Encoding", "gzip");
            ctx.result(asset.gzip());
        } else {
            ctx.result(asset.bytes());
        }
    }

    private void login(Context ctx, boolean wrong) {
        String to = ctx.queryParam("to") == null ? ctx.formParam("to") : ctx.queryParam("to");
        site.render(
                ctx,
                "login.jte",
                Map.of(
                        "assets", site.assets(),
                        "theme", Site.theme(ctx),
                        "csrf", site.csrf(ctx),
                        "to", Site.isOwnPath(to) ? to : "/live",
                        "wrong", wrong));
    }

    private void signIn(Context ctx) {
        if (!sessions.isCsrf(ctx, ctx.formParam(Guard.CSRF_FIELD))) {
            Answers.problem(ctx, 403, "The form is too old. Reload the page and send it again.");
        } else if (sessions.isToken(ctx.formParam("token"))) {
            sessions.signIn(ctx);
            String to = ctx.formParam("to");
            ctx.redirect(Site.isOwnPath(to) ? to : "/live", HttpStatus.SEE_OTHER);
        } else {
            ctx.status(HttpStatus.FORBIDDEN);
            login(ctx, true);
        }
    }

    private void signOut(Context ctx) {
        sessions.signOut(ctx);
        ctx.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private static void look(Context ctx) {
        String theme = ctx.formParam("theme");
        if (theme != null) {
            Site.setTheme(ctx, theme);
        }
        String from = ctx.header("HX-Current-Path");
        ctx.redirect(Site.isOwnPath(from) ? from : "/live", HttpStatus.SEE_OTHER);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartupProblem("console.listen: " + host + " is no address of this machine");
        }
    }
}
