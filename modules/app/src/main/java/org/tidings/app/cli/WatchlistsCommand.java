package org.tidings.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watchlists",
        description = "The watchlists of a running Tidings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            WatchlistsPlan.class,
            WatchlistsApply.class,
            WatchlistsTest.class,
            WatchlistsExport.class,
            WatchlistsImport.class,
            WatchlistsHistory.class,
            WatchlistsRollback.class,
            WatchlistsSwitch.Enable.class,
            WatchlistsSwitch.Disable.class,
            WatchlistsSwitch.Mute.class,
            WatchlistsSwitch.Unmute.class
        })
final class WatchlistsCommand {

    @Command(name = "list", description = "Lists watchlists.", mixinStandardHelpOptions = true)
    int list(@Mixin Cluster cluster, @Option(names = "--json", description = "a JSON object a line") boolean json) {
        Terminal terminal = Terminal.standard();
        Map<String, ConfigItem> items = new TreeMap<>(cluster.state().items());
        for (ConfigItem item : items.values()) {
            if (item instanceof Watchlist watchlist) {
                terminal.say(json ? Json.text(watchlist) : line(watchlist));
            }
        }
        return 0;
    }

    private static String line(Watchlist watchlist) {
        return String.format(
                Locale.ROOT,
                "%-24s r%-3d %-8s %s%s",
                watchlist.id(),
                watchlist.revision(),
                watchlist.enabled() ? watchlist.origin().word() : "off",
                muted(watchlist),
                watchlist.query() == null ? "any of " + terms(watchlist) + " terms" : watchlist.query());
    }

    private static String muted(Watchlist watchlist) {
        Instant until = watchlist.mutedUntil();
        return until == null || until.isBefore(InstantSource.system().instant()) ? "" : "(muted until " + until + ") ";
    }

    private static int terms(Watchlist watchlist) {
        return watchlist.any() == null ? 0 : watchlist.any().terms().size();
    }
}
