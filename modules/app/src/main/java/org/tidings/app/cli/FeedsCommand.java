package org.tidings.app.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.console.WebSourceSearch;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.poller.feed.FeedFinder.Found;
import org.tidings.poller.feed.FeedFinder.Result;
import org.tidings.poller.feed.FeedList;
import org.tidings.poller.feed.ListedAddress;
import org.tidings.poller.feed.OpmlWriter;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;
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

    private final Terminal terminal = Terminal.standard();

    /** How addresses that people give become feeds. */
    static final class Adding {
        @Option(names = "--tag", paramLabel = "TAG", description = "again and again")
        private List<String> tags = new ArrayList<>();

        @Option(
                names = "--every",
                paramLabel = "TIME",
                description = "the longest time between two polls",
                converter = DemoCommand.DurationConverter.class)
        private @Nullable Duration every;

        @Option(names = "--first", description = "of a site's feeds only the surest")
        private boolean first;

        @Option(names = "--no-discovery", description = "takes the addresses as those of feeds, without asking the web")
        private boolean asTheyAre;

        Feed feed(String url) {
            return Feed.of(url, Origin.CLI).withTags(tags).withEvery(every);
        }
    }

    @Command(
            name = "add",
            description = "Adds feeds: of a site all that it has, of a feed's address that one.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin Cluster cluster,
            @Mixin Adding adding,
            @Option(names = "--dry-run", description = "shows what would be added") boolean dryRun,
            @Parameters(paramLabel = "URL", arity = "1..*", description = "of sites or feeds") List<String> given) {
        List<String> urls = given.stream().map(ListedAddress::meant).toList();
        checkAddresses(urls);
        Set<String> known = dryRun && adding.asTheyAre ? Set.of() : known(cluster);
        Set<String> wanted = new LinkedHashSet<>();
        boolean all = true;
        for (String url : urls) {
            List<String> found = adding.asTheyAre ? List.of(url) : search(cluster, url, adding.first, known);
            all &= !found.isEmpty();
            wanted.addAll(found);
        }
        List<Feed> feeds = wanted.stream()
                .filter(url -> !known.contains(url))
                .map(adding::feed)
                .toList();
        tell(feeds.size(), wanted.size() - feeds.size(), dryRun);
        if (!dryRun && !feeds.isEmpty()) {
            put(cluster, feeds);
        }
        return all ? 0 : 1;
    }

    private static Set<String> known(Cluster cluster) {
        return cluster.state().feeds().values().stream().map(Feed::url).collect(Collectors.toSet());
    }

    private List<String> search(Cluster cluster, String url, boolean first, Set<String> known) {
        Result result = find(cluster.file().settings().http(), url);
        FoundText.lines(url, result, known).forEach(terminal::say);
        if (result.feeds().isEmpty()) {
            terminal.say("  Nothing to add. To poll the address all the same: tidings feeds add --no-discovery " + url);
        }
        return result.feeds().stream()
                .map(Found::url)
                .limit(first ? 1 : Long.MAX_VALUE)
                .toList();
    }

    private static Result find(Settings.Http http, String url) {
        try (WebClient web = new WebClient(http, new SimpleMeterRegistry())) {
            return new WebSourceSearch(web, http, InstantSource.system()).find(url, true);
        }
    }

    private void tell(int fresh, int known, boolean dryRun) {
        String already = known == 0 ? "" : ", " + known + " known already";
        terminal.say((dryRun ? "Would add " : "Added ") + fresh + already + "."
                + (fresh > 0 && !dryRun ? " What is there at the first poll becomes history and no alert." : ""));
    }

    /** In one transaction; what somebody else added meanwhile stays as it is. */
    private static void put(Cluster cluster, List<Feed> feeds) {
        cluster.update(state -> Changes.feeds(feeds.stream()
                .filter(feed -> !state.feeds().containsKey(feed.id()))
                .toList()));
    }

    @Command(
            name = "discover",
            description = "Shows which feeds a site has; changes nothing and needs no broker.",
            mixinStandardHelpOptions = true)
    int discover(
            @Mixin ConfigOptions config,
            @Option(names = "--json", description = "the result as JSON") boolean json,
            @Parameters(paramLabel = "URL") String given) {
        String url = ListedAddress.meant(given);
        checkAddresses(List.of(url));
        Result result = find(config.read().settings().http(), url);
        if (json) {
            terminal.say(Json.text(result));
        } else {
            FoundText.lines(url, result, Set.of()).forEach(terminal::say);
        }
        return result.feeds().isEmpty() ? 1 : 0;
    }

    @Command(
            name = "import",
            description = "Adds the feeds of an OPML file, or of a list with one address a line.",
            mixinStandardHelpOptions = true)
    int importFile(
            @Mixin Cluster cluster,
            @Option(names = "--tag", paramLabel = "TAG", description = "for all of them; again and again") @Nullable
                    List<String> tags,
            @Option(names = "--dry-run", description = "shows what would be added") boolean dryRun,
            @Option(
                            names = "--logins",
                            description = "takes logins too: only from a file of your own, since it says which secret"
                                    + " goes to which address")
                    boolean logins,
            @Parameters(paramLabel = "FILE") Path file) {
        FeedList list = FeedList.read(bytes(file), new FeedList.Trust(Origin.CLI, logins))
                .tagged(tags == null ? List.of() : tags);
        list.refused().forEach(refused -> terminal.say("refused  " + Terminal.clean(refused.toString())));
        List<Feed> fresh = list.fresh(cluster.state().feeds().keySet()::contains);
        if (dryRun) {
            fresh.forEach(feed -> terminal.say("new      " + feed.url()));
        } else if (!fresh.isEmpty()) {
            put(cluster, fresh);
        }
        terminal.say((dryRun ? "Would add " : "Added ") + fresh.size() + ", "
                + (list.feeds().size() - fresh.size()) + " known already, "
                + list.refused().size() + " refused.");
        return list.feeds().isEmpty() && !list.refused().isEmpty() ? 1 : 0;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be read: " + e, e);
        }
    }

    @Command(
            name = "export",
            description = "Writes all feeds as OPML, which `feeds import` and every reader takes.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Cluster cluster,
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "default: standard output") @Nullable
                    Path file) {
        Collection<Feed> feeds = cluster.state().feeds().values();
        String opml = OpmlWriter.of(feeds);
        if (file == null) {
            terminal.say(opml.stripTrailing());
            return 0;
        }
        try {
            Files.writeString(file, opml);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be written: " + e, e);
        }
        terminal.say(feeds.size() + " feeds written to " + file + ".");
        return 0;
    }

    private static void checkAddresses(List<String> urls) {
        Problems problems = new Problems();
        for (String url : urls) {
            String problem = ListedAddress.problem(url);
            if (problem != null) {
                problems.add(null, 0, url, problem);
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
        terminal.say(urls.size() + " removed.");
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
