package org.tidings.app.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.app.NamedWatchlists;
import org.tidings.app.NamesCsv;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings watchlists import}: a spreadsheet of names as one watchlist or many. */
@Command(
        name = "import",
        description = {
            "Brings a CSV of names, with a header: name, and id, query, aliases, group, tags, owner if wanted.",
            "As one watchlist of any size, which says which name hit, or as a watchlist a row."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsImport implements Callable<Integer> {
    private static final int SHOWN = 20;

    enum As implements Word {
        ONE,
        MANY
    }

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--as", required = true, paramLabel = "one|many", description = "one watchlist, or one a row")
    private As as = As.MANY;

    @Option(names = "--id", paramLabel = "ID", description = "with --as one: of the watchlist")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", description = "with --as one: what people call it")
    private @Nullable String name;

    @Option(names = "--group", paramLabel = "GROUP", description = "where no row says another")
    private @Nullable String group;

    @Option(names = "--tag", paramLabel = "TAG", description = "for all of them; again and again")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--owner", paramLabel = "OWNER", description = "where no row says another")
    private @Nullable String owner;

    @Option(names = "--dry-run", description = "shows what would be done")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE.csv")
    private Path file = Path.of("names.csv");

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() {
        Problems problems = new Problems();
        if (as == As.ONE && (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,79}"))) {
            problems.add(null, 0, "--id", "with --as one an id of up to 80 letters, digits and dashes is needed");
        }
        List<NamesCsv.Row> rows = NamesCsv.read(String.valueOf(file.getFileName()), text(file), problems);
        problems.throwIfAny();
        if (dryRun) {
            tell(made(rows, cluster.state()), cluster.state(), null);
        } else {
            bring(rows);
        }
        return 0;
    }

    private void bring(List<NamesCsv.Row> rows) {
        AtomicReference<@Nullable NamedWatchlists> made = new AtomicReference<>();
        AtomicReference<@Nullable State> before = new AtomicReference<>();
        long version = cluster.update(state -> {
            NamedWatchlists all = made(rows, state);
            made.set(all);
            before.set(state);
            return new Changes(all.items(), removed(state, all), List.of(), Set.of());
        });
        NamedWatchlists all = made.get();
        State state = before.get();
        if (all != null && state != null) {
            tell(all, state, version);
        }
    }

    private NamedWatchlists made(List<NamesCsv.Row> rows, State state) {
        Watchlist base = Watchlist.of(String.valueOf(id), name == null ? String.valueOf(id) : name, "")
                .withOrigin(Origin.CLI)
                .withFiling(new Watchlist.Filing(group, tags, owner), Watchlist.Examples.NONE);
        Problems problems = new Problems();
        NamedWatchlists made = as == As.ONE
                ? NamedWatchlists.one(base, rows)
                : NamedWatchlists.many(base, rows, entities(state), String.valueOf(file.getFileName()), problems);
        made.items().forEach(item -> refuse(item, state, problems));
        problems.throwIfAny();
        return made;
    }

    private static void refuse(ConfigItem item, State state, Problems problems) {
        ConfigItem known = state.items().get(item.key());
        if (known != null && known.origin() == Origin.FILE) {
            problems.add(null, 0, item.id(), "comes from a file: change it there and apply the file");
        }
    }

    private static Set<String> entities(State state) {
        return state.items().values().stream()
                .filter(Entity.class::isInstance)
                .map(ConfigItem::id)
                .collect(Collectors.toSet());
    }

    /** Of an earlier import under the same id, the entities that are no longer needed. */
    private Set<String> removed(State state, NamedWatchlists made) {
        Set<String> removed = new HashSet<>();
        if (as == As.ONE) {
            String prefix = ConfigItem.Kind.ENTITY.word() + "/" + id + "-names-";
            state.items().forEach((key, item) -> {
                if (key.startsWith(prefix) && item.origin() == Origin.CLI) {
                    removed.add(key);
                }
            });
        }
        made.items().forEach(item -> removed.remove(item.key()));
        return removed;
    }

    private void tell(NamedWatchlists made, State state, @Nullable Long version) {
        made.doubts().stream().limit(SHOWN).forEach(doubt -> terminal.say(Terminal.clean(doubt)));
        if (made.doubts().size() > SHOWN) {
            terminal.say("… and " + (made.doubts().size() - SHOWN) + " more to look at.");
        }
        long known = made.items().stream()
                .filter(item -> state.items().containsKey(item.key()))
                .count();
        long watchlists =
                made.items().stream().filter(Watchlist.class::isInstance).count();
        long names = made.items().stream()
                .mapToLong(
                        item -> item instanceof Entity entity ? entity.aliases().size() : 0)
                .sum();
        String what = watchlists
                + (watchlists == 1 ? " watchlist" : " watchlists")
                + (names > 0 ? " of " + names + " names" : "");
        terminal.say((version == null ? "Would bring " : "Brought ") + what
                + (known > 0 ? ", " + known + " things stood there before" : "") + "."
                + (version == null ? "" : " Version " + version + "."));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw BatchOptions.wrong(String.valueOf(file), "is not UTF-8 text: save it as CSV UTF-8");
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be read: " + e, e);
        }
    }
}
