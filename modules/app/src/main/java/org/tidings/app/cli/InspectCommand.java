package org.tidings.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.StoryBatch;
import org.tidings.alerts.story.StoryRules;
import org.tidings.app.Terminal;
import org.tidings.model.Json;
import org.tidings.poller.feed.FeedBatch;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.NotAFeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a stage makes of one thing, or of many; needs no broker. */
@Command(
        name = "inspect",
        description = "What a stage makes of a feed, a page, an article or a stream; needs no broker.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {InspectArticle.class, InspectMatch.class})
final class InspectCommand {
    private final Terminal terminal = Terminal.standard();

    @Command(name = "feed", description = "What the poller sees.", mixinStandardHelpOptions = true)
    int feed(
            @Mixin ConfigOptions config,
            @Mixin BatchOptions batch,
            @Option(names = "--json", description = "the document as JSON") boolean json,
            @Parameters(paramLabel = "URL|FILE", arity = "0..1") @Nullable String place) {
        Path inputs = batch.inputs();
        if (inputs != null) {
            Instant now = InstantSource.system().instant();
            return batch.run(inputs, "documents", (list, base, out) -> FeedBatch.run(list, base, out, now));
        }
        Source source =
                Source.read(BatchOptions.given(place), config.read().settings().http());
        return switch (FeedReader.read(
                source.body(),
                source.contentType(),
                source.url(),
                InstantSource.system().instant())) {
            case FeedDocument document -> {
                if (json) {
                    terminal.say(Json.text(document));
                } else {
                    show(document);
                }
                yield 0;
            }
            case NotAFeed none -> {
                System.err.println("no feed: " + none.reason());
                yield 1;
            }
        };
    }

    private void show(FeedDocument document) {
        terminal.say(document.format() + "  " + Terminal.clean(String.valueOf(document.title())) + ", "
                + document.items().size() + " items");
        for (FeedItem item : document.items()) {
            terminal.say("");
            terminal.say("  " + Terminal.clean(item.title() == null ? "(no title)" : item.title()));
            terminal.say("  " + (item.url() == null ? "(no address)" : item.url()));
            terminal.say("  "
                    + (item.published() != null
                            ? item.published()
                            : item.publishedRaw() == null
                                    ? "(no date)"
                                    : "date not believed: " + Terminal.clean(item.publishedRaw())));
        }
    }

    @Command(
            name = "site",
            description = "Which blocks the scraper has learned to leave out of a site's articles.",
            mixinStandardHelpOptions = true)
    int site(
            @Mixin Cluster cluster,
            @Option(names = "--json", description = "the records as JSON lines") boolean json,
            @Parameters(paramLabel = "HOST") String host) {
        return new LearnedSite(terminal, json).show(cluster, host);
    }

    @Command(
            name = "stories",
            description = "How a stream of articles is grouped into stories.",
            mixinStandardHelpOptions = true)
    int stories(
            @Mixin BatchOptions batch,
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "the same as --batch") @Nullable
                    Path stream) {
        Path inputs = batch.inputs() == null ? stream : batch.inputs();
        if (inputs == null) {
            throw BatchOptions.wrong("FILE", "a stream of articles is needed, a JSON object a line");
        }
        return batch.run(inputs, "articles", (list, base, out) -> stories(list, out));
    }

    private static int stories(Path inputs, Path out) throws IOException {
        try (BufferedReader articles = Files.newBufferedReader(inputs);
                Writer groups = Files.newBufferedWriter(out)) {
            return StoryBatch.run(articles, groups, StoryRules.DEFAULT).articles();
        }
    }
}
