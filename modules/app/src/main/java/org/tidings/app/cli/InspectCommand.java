package org.tidings.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.StoryBatch;
import org.tidings.alerts.story.StoryRules;
import org.tidings.app.QueryProblems;
import org.tidings.app.StateFolder;
import org.tidings.app.Terminal;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Explainer;
import org.tidings.filter.match.Explanation;
import org.tidings.filter.match.MatchBatch;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.model.BadRecord;
import org.tidings.model.Clause;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Urls;
import org.tidings.model.Watchlist;
import org.tidings.poller.feed.FeedBatch;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;
import org.tidings.poller.feed.FeedReader;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problem;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.scraper.extract.ArticleBatch;
import org.tidings.scraper.extract.Extracted;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a stage makes of one thing, or of many; needs no broker. */
@Command(
        name = "inspect",
        description = "What a stage makes of a feed, a page, an article or a stream; needs no broker.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class InspectCommand {
    private final Terminal terminal = Terminal.standard();

    /** The three options of every batch form. */
    static final class Batch {
        @Option(names = "--batch", paramLabel = "FILE", description = "many at once, as docs/inspect.md describes")
        private @Nullable Path inputs;

        @Option(
                names = "--base",
                paramLabel = "DIR",
                description = "folder that the files of the batch are named from",
                defaultValue = ".")
        private Path base = Path.of(".");

        @Option(names = "--out", paramLabel = "FILE", description = "where the results of the batch go")
        private @Nullable Path out;

        Path out() {
            if (out == null) {
                throw wrong("--out", "a batch needs a file to write to");
            }
            return out;
        }
    }

    @Command(name = "feed", description = "What the poller sees.", mixinStandardHelpOptions = true)
    int feed(
            @Mixin ConfigOptions config,
            @Mixin Batch batch,
            @Option(names = "--json", description = "the document as JSON") boolean json,
            @Parameters(paramLabel = "URL|FILE", arity = "0..1") @Nullable String place) {
        if (batch.inputs != null) {
            Path inputs = batch.inputs;
            return done(
                    () -> FeedBatch.run(
                            inputs,
                            batch.base,
                            batch.out(),
                            InstantSource.system().instant()),
                    "documents",
                    batch);
        }
        Source source = Source.read(given(place), config.read().settings().http());
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

    @Command(name = "article", description = "What the scraper sees.", mixinStandardHelpOptions = true)
    int article(
            @Mixin ConfigOptions config,
            @Mixin Batch batch,
            @Option(names = "--json", description = "the article as JSON") boolean json,
            @Parameters(paramLabel = "URL|FILE", arity = "0..1") @Nullable String place) {
        Extractor extractor = new Extractor(new Languages());
        if (batch.inputs != null) {
            Path inputs = batch.inputs;
            return done(
                    () -> new ArticleBatch(extractor).run(inputs, batch.base, batch.out(), (pages, of) -> {}),
                    "pages",
                    batch);
        }
        Source source = Source.read(given(place), config.read().settings().http());
        return switch (extractor.extract(source.body(), source.contentType(), source.url())) {
            case Extracted.ArticleText article -> {
                if (json) {
                    terminal.say(Json.text(article));
                } else {
                    show(article);
                }
                yield 0;
            }
            case Extracted.NotNews none -> {
                System.err.println("no article: " + none.kind() + ", " + none.reason());
                yield 1;
            }
        };
    }

    private void show(Extracted.ArticleText article) {
        terminal.say("title      " + Terminal.clean(String.valueOf(article.title())));
        terminal.say("authors    " + Terminal.clean(String.join(", ", article.authors())));
        terminal.say("published  " + article.published());
        terminal.say("language   " + article.language());
        terminal.say("site       " + Terminal.clean(String.valueOf(article.siteName())));
        terminal.say("canonical  " + article.canonicalUrl());
        terminal.say("");
        article.paragraphs().forEach(paragraph -> terminal.say(Terminal.clean(paragraph) + "\n"));
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
            name = "match",
            description = "Which watchlists fire on an article, which do not, and why.",
            mixinStandardHelpOptions = true)
    int match(
            @Mixin ConfigOptions config,
            @Mixin Batch batch,
            @Option(
                            names = "--watchlists",
                            paramLabel = "FILE",
                            description = "a tidings.yaml (default: the configuration)")
                    @Nullable
                    Path watchlists,
            @Parameters(paramLabel = "URL|FILE", arity = "0..1") @Nullable String place) {
        Content content = watchlists == null ? config.read().content() : content(watchlists);
        if (batch.inputs != null) {
            Path inputs = batch.inputs;
            return done(() -> match(content, inputs, batch.out()), "articles", batch);
        }
        String given = given(place);
        Source source = Source.read(given, config.read().settings().http());
        return switch (new Extractor(new Languages()).extract(source.body(), source.contentType(), source.url())) {
            case Extracted.ArticleText article -> {
                explain(content, text(article, source.url()));
                yield 0;
            }
            case Extracted.NotNews none -> {
                System.err.println("no article: " + none.kind() + ", " + none.reason());
                yield 1;
            }
        };
    }

    private static MatchText text(Extracted.ArticleText article, String url) {
        return new MatchText(
                article.title() == null ? "" : article.title(),
                article.text(),
                article.authors(),
                Urls.host(url),
                article.language(),
                null,
                List.of());
    }

    private void explain(Content content, MatchText text) {
        MatchEngine engine = new MatchEngine();
        content.entities().forEach(engine::put);
        Analysed article = engine.analyse(text);
        Scope scope =
                new Scope(Set.copyOf(content.entities().stream().map(Entity::id).toList()));
        for (Watchlist watchlist : content.watchlists()) {
            CompiledWatchlist compiled =
                    Objects.requireNonNull(CompiledWatchlist.of(watchlist, scope), "checked before");
            Explanation why = Explainer.explain(compiled, article);
            terminal.say((why.hit() ? "fires  " : "no     ") + watchlist.id());
            for (Clause clause : why.clauses()) {
                terminal.say("         " + clause.clause() + "  in " + clause.field() + ": "
                        + Terminal.clean(clause.text()));
            }
            if (why.miss() != null) {
                terminal.say(
                        "         " + why.miss().clause() + ": " + why.miss().reason());
            }
        }
    }

    private static int match(Content content, Path inputs, Path out) throws IOException {
        try (BufferedReader articles = Files.newBufferedReader(inputs);
                Writer hits = Files.newBufferedWriter(out)) {
            return new MatchBatch(content.watchlists(), content.entities()).run(articles, hits);
        }
    }

    private static Content content(Path file) {
        Problems problems = new Problems();
        TidingsFile read = TidingsFile.read(file, Map.of(), StateFolder.path(), problems);
        QueryProblems.add(read.name(), read.content(), problems);
        problems.throwIfAny();
        return read.content();
    }

    @Command(
            name = "stories",
            description = "How a stream of articles is grouped into stories.",
            mixinStandardHelpOptions = true)
    int stories(
            @Mixin Batch batch,
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "the same as --batch") @Nullable
                    Path stream) {
        Path inputs = batch.inputs == null ? stream : batch.inputs;
        if (inputs == null) {
            throw wrong("FILE", "a stream of articles is needed, a JSON object a line");
        }
        return done(() -> stories(inputs, batch.out()), "articles", batch);
    }

    private static int stories(Path inputs, Path out) throws IOException {
        try (BufferedReader articles = Files.newBufferedReader(inputs);
                Writer groups = Files.newBufferedWriter(out)) {
            return StoryBatch.run(articles, groups, StoryRules.DEFAULT).articles();
        }
    }

    private interface Work {
        int run() throws IOException;
    }

    private int done(Work work, String what, Batch batch) {
        try {
            int count = work.run();
            terminal.say(count + " " + what + " read, results in " + batch.out());
            return 0;
        } catch (BadRecord e) {
            throw wrong("--batch", String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw wrong(
                    "--batch", "there is no file " + e.getMessage() + "; what a batch names is looked for in --base");
        } catch (IOException e) {
            throw new StartupProblem("the batch stopped: " + e.getMessage(), e);
        }
    }

    private static String given(@Nullable String place) {
        if (place == null) {
            throw wrong("URL|FILE", "an address or a file is needed, or --batch");
        }
        return Objects.requireNonNull(place);
    }

    private static InvalidConfiguration wrong(String key, String message) {
        return new InvalidConfiguration(List.of(new Problem(null, 0, key, message)));
    }
}
