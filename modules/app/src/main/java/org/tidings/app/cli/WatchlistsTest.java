package org.tidings.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tidings.app.Terminal;
import org.tidings.filter.match.Examples;
import org.tidings.model.Clause;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.TidingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidings watchlists test}: the texts beside the watchlists of a file, without a broker. */
@Command(
        name = "test",
        description = {
            "Runs the texts beside the watchlists of a file: those under matches must be found,",
            "those under ignores must not. Needs no broker; ends with 1 when one fails."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsTest implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Option(names = "-f", required = true, paramLabel = "FILE", description = "a tidings.yaml")
    private Path file = Path.of("tidings.yaml");

    @Option(names = "--json", description = "the results as a JSON object")
    private boolean json;

    private final Terminal terminal = Terminal.standard();

    private record Summary(long passed, List<Failure> failed, List<String> withoutExamples) {}

    private record Failure(String watchlist, String example, int line, String text, List<String> why) {}

    @Override
    public Integer call() {
        TidingsFile read = WatchlistsFile.read(file);
        Content content = read.content();
        Examples examples = new Examples(content.entities());
        List<Examples.Result> results = content.watchlists().stream()
                .flatMap(watchlist -> examples.run(watchlist).stream())
                .toList();
        List<Failure> failed = results.stream()
                .filter(result -> !result.passed())
                .map(result -> failure(result, content))
                .toList();
        Summary summary = new Summary(results.size() - failed.size(), failed, without(content));
        if (json) {
            terminal.say(Json.text(summary));
        } else {
            show(summary, read.name());
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static List<String> without(Content content) {
        return content.watchlists().stream()
                .filter(watchlist -> watchlist.examples().isEmpty())
                .map(Watchlist::id)
                .toList();
    }

    private static Failure failure(Examples.Result result, Content content) {
        String path = "watchlists." + result.watchlist() + "." + result.key();
        return new Failure(
                result.watchlist(),
                result.key() + "[" + result.index() + "]",
                content.lines().getOrDefault(path, 0),
                result.text(),
                why(result));
    }

    private static List<String> why(Examples.Result result) {
        if (!result.why().hit()) {
            var miss = result.why().miss();
            return miss == null ? List.of() : List.of(miss.clause() + ": " + miss.reason());
        }
        return result.why().clauses().stream()
                .map(WatchlistsTest::hit)
                .distinct()
                .toList();
    }

    private static String hit(Clause clause) {
        return "hit by " + clause.clause() + " in " + clause.field() + ": " + clause.text();
    }

    private void show(Summary summary, String name) {
        for (Failure failure : summary.failed()) {
            boolean missed = failure.example().startsWith("matches");
            terminal.say(name + ":" + failure.line() + ": watchlists." + failure.watchlist() + "." + failure.example()
                    + ": " + (missed ? "is not found: " : "is found: ") + quoted(failure.text()));
            failure.why().forEach(reason -> terminal.say("    " + Terminal.clean(reason)));
        }
        if (!summary.withoutExamples().isEmpty()) {
            terminal.say("Without examples: " + few(summary.withoutExamples()) + ".");
        }
        terminal.say(summary.passed() + " passed, " + summary.failed().size() + " failed.");
    }

    private static String quoted(String text) {
        String line = Terminal.clean(text.strip().replaceAll("\\s+", " "));
        return "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "\"";
    }

    private static String few(List<String> ids) {
        String shown = ids.stream().limit(10).collect(Collectors.joining(", "));
        return ids.size() > 10 ? shown + " and " + (ids.size() - 10) + " more" : shown;
    }
}
