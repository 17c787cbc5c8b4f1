package org.tidings.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.newsroom.BadReplayFolder;
import org.tidings.newsroom.FeedLink;
import org.tidings.newsroom.Replay;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problem;

/** Captured pages. It is over when every one has been announced in a feed. */
final class ReplayWorld implements World {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration SPAN = Duration.ofSeconds(30);

    private final Replay replay;

    /** @throws InvalidConfiguration when the folder is not one of captured pages */
    ReplayWorld(Path folder, InstantSource clock) {
        try {
            this.replay = Replay.start(folder, SPAN, 0, clock);
        } catch (BadReplayFolder e) {
            throw new InvalidConfiguration(List.of(new Problem(null, 0, "--replay", String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public Map<String, String> hosts() {
        return replay.hosts();
    }

    @Override
    public List<Feed> feeds() {
        return replay.feeds().stream().map(ReplayWorld::feed).toList();
    }

    private static Feed feed(FeedLink link) {
        return Feed.of(link.url(), Origin.FILE)
                .withTitle(link.title())
                .withTags(link.tags())
                .withEvery(EVERY);
    }

    @Override
    public Optional<Instant> publishedAt(String url) {
        return Optional.empty();
    }

    /** The announcing begins by itself after a feed's first, empty document. */
    @Override
    public @Nullable String publicUrl() {
        return null;
    }

    @Override
    public void callBack(URI console) {
        // captured pages have no hub
    }

    @Override
    public void begin() {}

    @Override
    public boolean isOver() {
        return replay.done();
    }

    @Override
    public String description() {
        return replay.total() + " captured pages, served under their own addresses on this machine.";
    }

    @Override
    public void close() {
        replay.close();
    }
}
