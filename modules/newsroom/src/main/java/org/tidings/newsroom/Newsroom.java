package org.tidings.newsroom;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A fictional news web on one loopback port: every outlet has a host name under {@code .example}. Everything in it is
 * invented, and every page and feed says so. Publishing begins when asked, or by itself once the feeds have been polled.
 */
public final class Newsroom implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final List<String> LANGUAGES = List.of("en", "en", "fr", "en", "de", "es", "en", "ja", "en", "ar");

    private final Edition edition;
    private final Publication publication;
    private final InstantSource clock;
    private final Hub hub;
    private final LoopbackServer server;

    private Newsroom(NewsroomPlan plan, int port, InstantSource clock) {
        this.clock = clock;
        this.edition = edition(plan, clock.instant());
        this.publication = new Publication(clock, edition.outlets().size());
        OutletSites sites = new OutletSites(edition, publication, clock, new Seed(plan.seed()), Library.labels());
        this.hub = sites.hub();
        this.server = LoopbackServer.start(port, sites);
        hub.start();
    }

    /**
     * Starts serving on 127.0.0.1.
     *
     * @param port 0 = any free one
     * @throws java.io.UncheckedIOException if the port is taken: the message says so
     */
    public static Newsroom start(NewsroomPlan plan, int port, InstantSource clock) {
        return new Newsroom(plan, port, clock);
    }

    /** The demo's watchlists and entities, in the form of {@code tidings.yaml} without feeds. */
    public static String demoYaml() {
        return Library.text("demo.yaml");
    }

    /** Every version of every page of the demo's written stories with the truth about it; nothing is served for it. */
    public static List<WrittenPage> writtenPages() {
        Instant opened = Instant.parse("2026-03-14T08:00:00Z");
        WrittenEdition written = new WrittenEdition(NewsroomPlan.demo(), Library.outlets(), Library.stories(), opened);
        PageWriter pages = new PageWriter(Library.labels());
        return written.versions().stream()
                .map(item -> pages.truth(item, written.front(item.outlet(), opened, item.at())))
                .toList();
    }

    public int port() {
        return server.port();
    }

    /** For the setting {@code http.hosts}: which names are sent here. */
    public Map<String, String> hosts() {
        return Map.of("*.example", server.address());
    }

    public List<FeedLink> feeds() {
        return edition.outlets().stream().map(Outlet::link).toList();
    }

    /** Begins publishing now, unless it has begun. */
    public void beginPublishing() {
        publication.begin();
    }

    /** Every version of an article that came out so far, oldest first; what stood in the archive is not among them. */
    public List<Published> published() {
        Instant begun = publication.begun();
        return begun == null ? List.of() : edition.published(begun, clock.instant());
    }

    /**
     * Lets the newsroom's hub, at {@code hub.example}, call subscribers back under a name of their own. Others are called
     * on this machine alone.
     *
     * @param name such as {@code console.example}
     * @param address where it is, on 127.0.0.1
     */
    public void callBack(String name, URI address) {
        hub.callBack(name, address);
    }

    /** How many feeds somebody is subscribed to, at the newsroom's hub. */
    public int subscriptions() {
        return hub.size();
    }

    @Override
    public void close() {
        hub.close();
        server.close();
    }

    private static Edition edition(NewsroomPlan plan, Instant opened) {
        if (plan.outlets() > 0) {
            return new GeneratedEdition(plan, generatedOutlets(plan.outlets(), plan.push()), Duration.ZERO, opened, 3);
        }
        List<Outlet> outlets = Library.outlets().stream()
                .map(outlet -> plan.faults() ? outlet : outlet.faultless())
                .toList();
        Edition written = new WrittenEdition(plan, outlets, Library.stories(), opened);
        List<Outlet> writing =
                outlets.stream().filter(outlet -> !outlet.gathers()).toList();
        return new BothEditions(
                written, new GeneratedEdition(plan, writing, plan.span().plus(PAUSE), opened, 0));
    }

    private static List<Outlet> generatedOutlets(int count, boolean push) {
        List<String> templates = List.of("broadsheet", "wire", "grid", "ledger", "blog", "plain");
        Outlet.FeedFormat[] formats = Outlet.FeedFormat.values();
        return IntStream.range(0, count)
                .mapToObj(i -> new Outlet(
                        "o" + i + ".example",
                        "Outlet " + i,
                        LANGUAGES.get(i % LANGUAGES.size()),
                        "XV",
                        List.of("load"),
                        formats[i % formats.length],
                        "/feed",
                        "",
                        templates.get(i % templates.size()),
                        List.of(),
                        Outlet.Manners.PLAIN.pushed(push(formats[i % formats.length], push))))
                .toList();
    }

    /** RSS 1.0 has no place for a hub. */
    private static Outlet.Push push(Outlet.FeedFormat format, boolean wanted) {
        if (!wanted) {
            return Outlet.Push.NONE;
        }
        return format == Outlet.FeedFormat.RSS1 ? Outlet.Push.HEADER : Outlet.Push.FEED;
    }
}
