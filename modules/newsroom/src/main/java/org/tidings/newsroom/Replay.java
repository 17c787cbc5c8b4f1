package org.tidings.newsroom;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves a folder of captured pages under their own addresses and announces them in feeds, a batch at a time. Each
 * feed's first document is empty, so that a reader takes all that follows as news. Robots.txt is not there (404).
 */
public final class Replay implements AutoCloseable {
    private static final String FEEDS = "replay.example";
    private static final int PAGES_A_FEED = 20;
    private static final Template FEED = Library.template("feed-replay.xml");

    private final List<CapturedPage> pages;
    private final Map<String, CapturedPage> byAddress = new LinkedHashMap<>();
    private final List<Channel> channels;
    private final LoopbackServer server;

    private Replay(List<CapturedPage> pages, Duration span, int port, InstantSource clock) {
        this.pages = pages;
        pages.stream().filter(CapturedPage::hasAddress).forEach(page -> byAddress.putIfAbsent(page.address(), page));
        this.channels = channels(pages, span, clock);
        this.server = LoopbackServer.start(port, this::answer);
    }

    /**
     * Starts serving a folder.
     *
     * @param folder holds pages.json and the files it names
     * @param span how long the announcing takes
     * @param port 0 = any free one
     * @throws BadReplayFolder if something is missing or unreadable: the message names the file and what to do
     */
    public static Replay start(Path folder, Duration span, int port, InstantSource clock) {
        return new Replay(CapturedPage.readFolder(folder), span, port, clock);
    }

    public int port() {
        return server.port();
    }

    /** For the setting {@code http.hosts}: every captured host, and that of the feeds. */
    public Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("*." + FEEDS, server.address());
        pages.stream().filter(CapturedPage::hasAddress).forEach(page -> hosts.put(page.host(), server.address()));
        return hosts;
    }

    public List<FeedLink> feeds() {
        return channels.stream().map(Channel::link).toList();
    }

    /** How many entries there are, counting those without an address and those with the same one. */
    public int total() {
        return pages.size();
    }

    /** How many entries have been served in a feed so far. */
    public int announced() {
        return channels.stream().mapToInt(Channel::served).sum();
    }

    /** Whether every entry has been served in a feed. */
    public boolean done() {
        return announced() == total();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Pages with one address go to different feeds: in one document a reader would take them for one entry. */
    private static List<Channel> channels(List<CapturedPage> pages, Duration span, InstantSource clock) {
        List<CapturedPage> byAddress = pages.stream()
                .sorted(Comparator.comparing(CapturedPage::address))
                .toList();
        int count = Math.max(Math.ceilDiv(pages.size(), PAGES_A_FEED), mostWithOneAddress(pages));
        return IntStream.range(0, count)
                .mapToObj(n -> new Channel(
                        n,
                        IntStream.iterate(n, i -> i < byAddress.size(), i -> i + count)
                                .mapToObj(byAddress::get)
                                .toList(),
                        span,
                        clock))
                .toList();
    }

    private static int mostWithOneAddress(List<CapturedPage> pages) {
        return pages.stream()
                .filter(CapturedPage::hasAddress)
                .collect(Collectors.groupingBy(CapturedPage::address, Collectors.summingInt(page -> 1)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    private Answer answer(Ask ask) {
        if (ask.host().endsWith("." + FEEDS)) {
            return channel(ask.host()).map(Channel::answer).orElseGet(() -> Answer.empty(404));
        }
        CapturedPage page = byAddress.get(Addresses.form(ask.host(), ask.path(), ask.rawQuery()));
        return page == null ? Answer.text(404, "text/plain", "Not captured") : page.answer();
    }

    private java.util.Optional<Channel> channel(String host) {
        return channels.stream().filter(channel -> channel.host().equals(host)).findFirst();
    }

    /** One feed: empty at first, then its pages in batches. */
    private static final class Channel {
        private static final int BATCHES = 5;

        private final int number;
        private final List<CapturedPage> pages;
        private final Duration span;
        private final InstantSource clock;
        private final List<Map<String, Object>> entries = new ArrayList<>();
        private @Nullable Instant firstPoll;
        private int served;

        Channel(int number, List<CapturedPage> pages, Duration span, InstantSource clock) {
            this.number = number;
            this.pages = pages;
            this.span = span;
            this.clock = clock;
        }

        String host() {
            return String.format(Locale.ROOT, "f%03d.%s", number + 1, FEEDS);
        }

        FeedLink link() {
            return new FeedLink(
                    "https://" + host() + "/feed.xml",
                    "Captured pages " + (number + 1),
                    List.of("replay"),
                    "und",
                    "ZZ");
        }

        synchronized int served() {
            return served;
        }

        synchronized Answer answer() {
            Instant now = clock.instant();
            boolean first = firstPoll == null;
            Instant since = first ? now : java.util.Objects.requireNonNull(firstPoll);
            firstPoll = since;
            served = first ? 0 : due(Duration.between(since, now));
            pages.subList(entries.size(), Math.max(entries.size(), served)).forEach(page -> entries.add(page.entry()));
            String feed = FEED.render(Map.of(
                    "name", link().title(), "home", "https://" + host() + "/", "items", entries.subList(0, served)));
            return Answer.text(200, "application/rss+xml", feed);
        }

        /** At the second poll the first batch is there at once, so that a span of nothing serves all. */
        private int due(Duration since) {
            double done = span.isZero() ? 1 : Math.min(1.0, (double) since.toMillis() / span.toMillis());
            int batch = (int) Math.floor(done * (BATCHES - 1)) + 1;
            return Math.ceilDiv(pages.size() * batch, BATCHES);
        }
    }
}
