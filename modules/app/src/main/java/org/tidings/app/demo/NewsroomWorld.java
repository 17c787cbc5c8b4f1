package org.tidings.app.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Urls;
import org.tidings.newsroom.FeedLink;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.NewsroomPlan;
import org.tidings.newsroom.Published;

/** The invented news web. It goes on until it is closed. */
final class NewsroomWorld implements World {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final String CONSOLE = "console.example";

    private final Newsroom newsroom;
    private final Map<String, Instant> published = new HashMap<>();

    NewsroomWorld(NewsroomPlan plan, int port, InstantSource clock) {
        this.newsroom = Newsroom.start(plan, port, clock);
    }

    @Override
    public Map<String, String> hosts() {
        return newsroom.hosts();
    }

    @Override
    public List<Feed> feeds() {
        return newsroom.feeds().stream().map(NewsroomWorld::feed).toList();
    }

    private static Feed feed(FeedLink link) {
        return Feed.of(link.url(), Origin.FILE)
                .withTitle(link.title())
                .withTags(link.tags())
                .withPlace(link.country(), link.language())
                .withEvery(EVERY);
    }

    @Override
    public synchronized Optional<Instant> publishedAt(String url) {
        String key = Urls.normalise(url);
        if (!published.containsKey(key)) {
            for (Published version : newsroom.published()) {
                published.putIfAbsent(Urls.normalise(version.url()), version.at());
            }
        }
        return Optional.ofNullable(published.get(key));
    }

    @Override
    public String publicUrl() {
        return "http://" + CONSOLE;
    }

    @Override
    public void callBack(URI console) {
        newsroom.callBack(CONSOLE, console);
    }

    @Override
    public void begin() {
        newsroom.beginPublishing();
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public String description() {
        return "An invented news web of " + newsroom.feeds().size()
                + " outlets, all on this machine; nothing in it is real.";
    }

    @Override
    public void close() {
        newsroom.close();
    }
}
