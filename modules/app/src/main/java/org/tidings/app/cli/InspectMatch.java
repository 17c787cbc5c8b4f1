package org.tidings.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.app.QueryProblems;
import org.tidings.app.StateFolder;
import org.tidings.app.Terminal;
import org.tidings.app.inspect.ExplanationText;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Explainer;
import org.tidings.filter.match.Explanation;
import org.tidings.filter.match.MatchBatch;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Urls;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.config.Problem;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.scraper.extract.Extracted;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings inspect match}: which watchlists fire on an article, and for each part where it stands or why it does not. */
@Command(
        name = "match",
        description = "Which watchlists fire on an article, which do not, and why.",
        mixinStandardHelpOptions = true)
final class InspectMatch implements Callable<Integer> {
    private static final String TYPED = "query";

    /** One watchlist on the article, as {@code --json} writes it. */
    private record Explained(String watchlist, String name, Explanation explanation) {}

    private final Terminal terminal = Terminal.standard();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final BatchOptions batch = new BatchOptions();

    @Option(names = "--watchlists", paramLabel = "FILE", description = "a tidings.yaml (default: the configuration)")
    private @Nullable Path watchlists;

    @Option(names = "--watchlist", paramLabel = "ID", description = "only this one, part by part; may be repeated")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--query", paramLabel = "TEXT", description = "a query to try instead of the watchlists")
    private @Nullable String query;

    @Option(names = "--all", description = "part by part for those that do not fire, too")
    private boolean all;

    @Option(names = "--misses", description = "only those that do not fire")
    private boolean misses;

    @Option(names = "--json", description = "everything as JSON, one watchlist a line")
    private boolean json;

    @Parameters(
            paramLabel = "URL|FILE",
            arity = "0..1",
            description = "a page; or an article as a .json file, or a .txt file that begins with its title")
    private @Nullable String place;

    /** 0, or 1 when the page is no article. */
    @Override
    public Integer call() {
        Content content = content();
        Path inputs = batch.inputs();
        if (inputs != null) {
            return batch.run(inputs, "articles", (list, base, out) -> match(content, list, out));
        }
        List<Watchlist> asked = asked(content);
        MatchText text = text(BatchOptions.given(place));
        if (text == null) {
            return 1;
        }
        explain(content, asked, text);
        return 0;
    }

    private Content content() {
        if (watchlists == null) {
            return config.read().content();
        }
        Problems problems = new Problems();
        TidingsFile read = TidingsFile.read(watchlists, Map.of(), StateFolder.path(), problems);
        QueryProblems.add(read.name(), read.content(), problems);
        problems.throwIfAny();
        return read.content();
    }

    private static int match(Content content, Path inputs, Path out) throws IOException {
        try (BufferedReader articles = Files.newBufferedReader(inputs);
                Writer hits = Files.newBufferedWriter(out)) {
            return new MatchBatch(content.watchlists(), content.entities()).run(articles, hits);
        }
    }

    private List<Watchlist> asked(Content content) {
        if (query != null) {
            Watchlist typed = Watchlist.of(TYPED, "the query", query);
            check(typed, content);
            return List.of(typed);
        }
        Predicate<Watchlist> wanted = w -> ids.isEmpty() || ids.contains(w.id());
        List<Watchlist> asked = content.watchlists().stream().filter(wanted).toList();
        Set<String> known = content.watchlists().stream().map(Watchlist::id).collect(Collectors.toSet());
        List<Problem> unknown = ids.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Problem(null, 0, "--watchlist", "there is no watchlist " + id + " in the configuration"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidConfiguration(unknown);
        }
        return asked;
    }

    private static void check(Watchlist typed, Content content) {
        Set<String> entities = content.entities().stream().map(Entity::id).collect(Collectors.toSet());
        List<WatchlistCheck.Finding> findings = WatchlistCheck.check(typed, entities);
        List<Problem> errors = findings.stream()
                .filter(WatchlistCheck.Finding::error)
                .map(f -> new Problem(null, 0, "--query", f.problem().describe()))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidConfiguration(errors);
        }
        findings.forEach(f -> System.err.println("warning: " + f.problem().describe()));
    }

    /** Null = it is no article, which has been said. */
    private @Nullable MatchText text(String from) {
        if (Urls.isWeb(from) || !(from.endsWith(".txt") || from.endsWith(".json"))) {
            return page(from);
        }
        byte[] bytes = Source.read(from, config.read().settings().http()).body();
        return from.endsWith(".json") ? MatchBatch.article(bytes) : plain(new String(bytes, StandardCharsets.UTF_8));
    }

    private static MatchText plain(String text) {
        int end = text.indexOf('\n');
        String title = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end + 1);
        String language = new Languages().of(text, null);
        return new MatchText(title.strip(), body.strip(), List.of(), null, language, null, List.of());
    }

    private @Nullable MatchText page(String from) {
        Source source = Source.readPage(from, config.read().settings().http());
        return switch (new Extractor(new Languages()).extract(source.body(), source.contentType(), source.url())) {
            case Extracted.ArticleText article ->
                new MatchText(
                        article.title() == null ? "" : article.title(),
                        article.text(),
                        article.authors(),
                        Urls.host(source.url()),
                        article.language(),
                        null,
                        List.of());
            case Extracted.NotNews none -> {
                System.err.println("no article: " + none.kind() + ", " + none.reason());
                yield null;
            }
        };
    }

    private void explain(Content content, List<Watchlist> asked, MatchText text) {
        MatchEngine engine = new MatchEngine();
        Map<String, Entity> entities = new HashMap<>();
        MatchEngine.Changes changes = new MatchEngine.Changes();
        content.entities().forEach(entity -> {
            changes.put(entity);
            entities.put(entity.id(), entity);
        });
        engine.apply(changes);
        Analysed article = engine.analyse(text);
        Scope scope = new Scope(entities.keySet());
        for (Watchlist watchlist : asked) {
            CompiledWatchlist compiled =
                    Objects.requireNonNull(CompiledWatchlist.of(watchlist, scope), "checked before");
            Explanation why = Explainer.explain(compiled, article, entities::get);
            if (!(misses && why.hit())) {
                show(watchlist, why);
            }
        }
    }

    private void show(Watchlist watchlist, Explanation why) {
        if (json) {
            terminal.say(Json.text(new Explained(watchlist.id(), watchlist.name(), why)));
        } else {
            boolean wholly = all || why.hit() || query != null || !ids.isEmpty();
            ExplanationText.lines(watchlist, why, wholly, terminal).forEach(terminal::say);
        }
    }
}
