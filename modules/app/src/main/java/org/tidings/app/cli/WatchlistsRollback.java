package org.tidings.app.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidings.app.PlannedChange;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.model.WatchlistHistory;
import org.tidings.runtime.config.Values;
import org.tidings.runtime.kafka.ConfigLog;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.State;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings watchlists rollback}: an old content as the next revision. */
@Command(
        name = "rollback",
        description = {
            "Makes a watchlist what it was before, as its next revision; one that was removed comes back.",
            "One that a file owns is changed there."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsRollback implements Callable<Integer> {
    /** Which of its past contents. */
    static final class Past {
        @Option(names = "--to", paramLabel = "REVISION", description = "as it was last under this revision")
        private @Nullable Integer revision;

        @Option(
                names = "--version",
                paramLabel = "VERSION",
                description = "as it was in this version of the configuration, as `history` shows them")
        private @Nullable Long version;

        @Option(names = "--at", paramLabel = "WHEN", description = "as it was then, such as 2026-12-01T08:00:00Z")
        private @Nullable String at;

        private Optional<Watchlist> of(WatchlistHistory history) {
            if (revision != null) {
                return history.revision(revision);
            }
            return version != null
                    ? history.inVersion(version)
                    : history.at(WatchlistsSwitch.parsed("--at", String.valueOf(at), Values::instant));
        }
    }

    @Mixin
    private final Cluster cluster = new Cluster();

    @ArgGroup(multiplicity = "1")
    private Past past = new Past();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Override
    public Integer call() {
        String key = ConfigItem.Kind.WATCHLIST.word() + "/" + id;
        WatchlistHistory history = new WatchlistHistory(cluster.ask(kafka -> ConfigLog.of(kafka, key)));
        Watchlist old = past.of(history)
                .orElseThrow(() -> BatchOptions.wrong(
                        id, "nothing is known of it then; `tidings watchlists history " + id + "` shows what is"));
        AtomicReference<List<String>> keys = new AtomicReference<>(List.of());
        long version = cluster.update(state -> {
            Changes changes = changes(state, key, history, old);
            keys.set(differing(state.items().get(key), old));
            return changes;
        });
        Terminal.standard()
                .say(id + " is as it was" + what(Objects.requireNonNull(keys.get())) + ". Version " + version + ".");
        return 0;
    }

    private Changes changes(State state, String key, WatchlistHistory history, Watchlist old) {
        Watchlist now = state.items().get(key) instanceof Watchlist found ? found : null;
        if (now != null && now.origin() == Origin.FILE) {
            throw BatchOptions.wrong(id, "it comes from a file: take the old content there and apply the file");
        }
        return Changes.put(history.again(old, now, Origin.CLI));
    }

    private static List<String> differing(@Nullable ConfigItem now, Watchlist old) {
        return now == null ? List.of("everything") : PlannedChange.of(now, old).keys();
    }

    private static String what(List<String> keys) {
        return keys.isEmpty() ? " already" : ": " + String.join(", ", keys);
    }
}
