package org.tidings.app.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.PlannedChange;
import org.tidings.app.Terminal;
import org.tidings.app.WordDiff;
import org.tidings.model.ConfigChange;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.ConfigLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings watchlists history}: who changed a watchlist, when, and what. */
@Command(
        name = "history",
        description = "Who changed a watchlist, when, and what; the newest first, also of one that was removed.",
        mixinStandardHelpOptions = true)
final class WatchlistsHistory implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--json", description = "a JSON object a change")
    private boolean json;

    @Parameters(paramLabel = "ID")
    private String id = "";

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() {
        List<ConfigChange> changes =
                cluster.ask(kafka -> ConfigLog.of(kafka, ConfigItem.Kind.WATCHLIST.word() + "/" + id));
        if (changes.isEmpty()) {
            System.err.println("There never was a watchlist " + id + ".");
            return 1;
        }
        for (ConfigChange change : changes) {
            if (json) {
                terminal.say(Json.text(change));
            } else {
                lines(change).forEach(terminal::say);
            }
        }
        return 0;
    }

    private List<String> lines(ConfigChange change) {
        Watchlist before = ConfigChange.watchlist(change.before());
        Watchlist after = ConfigChange.watchlist(change.after());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "version %-5s %s  %-4s %s%s: %s",
                change.version() == null ? "?" : change.version(),
                TIME.format(change.at()),
                after == null ? "-" : "r" + after.revision(),
                Terminal.clean(change.who()),
                change.origin() == Origin.FILE ? ", from a file" : "",
                what(before, after)));
        if (before != null && after != null && before.query() != null && after.query() != null) {
            String diff = WordDiff.of(before.query(), after.query());
            if (!before.query().equals(after.query())) {
                lines.add("    " + terminal.diff(Terminal.clean(diff)));
            }
        }
        return lines;
    }

    private static String what(@Nullable Watchlist before, @Nullable Watchlist after) {
        if (after == null) {
            return "removed";
        }
        if (before == null) {
            return "created";
        }
        List<String> keys = PlannedChange.of(before, after).keys();
        return keys.isEmpty() ? "owned by " + after.origin().word() : String.join(", ", keys);
    }
}
