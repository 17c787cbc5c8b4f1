package org.tidings.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Urls;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "feeds",
        description = "The feeds of a running Tidings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class FeedsCommand {

    @Command(name = "add", description = "Adds feeds.", mixinStandardHelpOptions = true)
    int add(
            @Mixin Cluster cluster,
            @Option(names = "--tag", paramLabel = "TAG", description = "again and again") @Nullable List<String> tags,
            @Option(
                            names = "--every",
                            paramLabel = "TIME",
                            description = "the longest time between two polls",
                            converter = DemoCommand.DurationConverter.class)
                    @Nullable
                    Duration every,
            @Parameters(paramLabel = "URL", arity = "1..*") List<String> urls) {
        checkAddresses(urls);
        cluster.update(state -> new Changes(
                List.of(),
                Set.of(),
                urls.stream()
                        .filter(url -> !state.feeds().containsKey(Ids.feed(url)))
                        .map(url -> Feed.of(url, Origin.CLI)
                                .withTags(tags == null ? List.of() : tags)
                                .withEvery(every))
                        .toList(),
                Set.of()));
        Terminal.standard()
                .say(urls.size() + " to be polled; what is there at the first poll becomes history and no alert.");
        return 0;
    }

    private static void checkAddresses(List<String> urls) {
        Problems problems = new Problems();
        for (String url : urls) {
            if (!Urls.isWeb(url)) {
                problems.add(null, 0, url, "expected an http or https address");
            }
        }
        problems.throwIfAny();
    }

    @Command(name = "remove", description = "Removes feeds; what they brought stays.", mixinStandardHelpOptions = true)
    int remove(@Mixin Cluster cluster, @Parameters(paramLabel = "URL", arity = "1..*") List<String> urls) {
        Set<String> ids = new HashSet<>(urls.stream().map(Ids::feed).toList());
        Map<String, Feed> feeds = cluster.state().feeds();
        Problems problems = new Problems();
        for (String url : urls) {
            Feed feed = feeds.get(Ids.feed(url));
            if (feed == null) {
                problems.add(null, 0, url, "is not among the feeds; `tidings feeds list` shows them");
            } else if (feed.origin() == Origin.FILE) {
                problems.add(null, 0, url, "came from a file; take it out there");
            }
        }
        problems.throwIfAny();
        cluster.update(state -> new Changes(List.of(), Set.of(), List.of(), ids));
        Terminal.standard().say(urls.size() + " removed.");
        return 0;
    }

    @Command(
            name = "list",
            description = "Lists feeds with their health, worst first.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Cluster cluster, @Option(names = "--json", description = "a JSON object a line") boolean json)
            throws InvalidConfiguration {
        Map<String, FeedStatus> statuses = new HashMap<>();
        cluster.read(Topic.FEED_STATUS, record -> {
            if (record.value() == null) {
                statuses.remove(Records.key(record.key()));
            } else {
                statuses.put(Records.key(record.key()), Json.read(record.value(), FeedStatus.class));
            }
        });
        List<Feed> feeds = new ArrayList<>(cluster.state().feeds().values());
        feeds.sort(Comparator.comparingInt((Feed feed) -> -failures(statuses.get(feed.id())))
                .thenComparing(Feed::url));
        Terminal terminal = Terminal.standard();
        for (Feed feed : feeds) {
            FeedStatus status = statuses.get(feed.id());
            terminal.say(json ? json(feed, status) : line(feed, status));
        }
        if (feeds.isEmpty() && !json) {
            terminal.say("No feeds yet. `tidings feeds add URL` adds one.");
        }
        return 0;
    }

    private static int failures(@Nullable FeedStatus status) {
        return status == null ? 0 : status.failures();
    }

    private static String json(Feed feed, @Nullable FeedStatus status) {
        Map<String, Object> out = new HashMap<>();
        out.put("feed", feed);
        if (status != null) {
            out.put("status", status);
        }
        return Json.text(out);
    }

    private static String line(Feed feed, @Nullable FeedStatus status) {
        String state = feed.paused()
                ? "paused"
                : status == null ? "first-poll" : status.state().word();
        String cause = status == null || status.cause() == null ? "" : "  " + status.cause();
        return String.format(java.util.Locale.ROOT, "%-10s  %s%s", state, feed.url(), cause);
    }
}
