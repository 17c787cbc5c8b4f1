package org.tidings.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Values;
import org.tidings.runtime.kafka.ConfigWriter.Changes;
import org.tidings.runtime.kafka.ConfigWriter.State;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that switch watchlists on and off, or let them be silent for a while. */
final class WatchlistsSwitch {
    private WatchlistsSwitch() {}

    /** Which watchlists. */
    static final class Chosen {
        @Parameters(paramLabel = "ID", arity = "0..*")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--group", paramLabel = "GROUP", description = "all of this group")
        private @Nullable String group;

        @Option(names = "--tag", paramLabel = "TAG", description = "all with this tag")
        private @Nullable String tag;

        /** @throws org.tidings.runtime.config.InvalidConfiguration when there is no such watchlist */
        private List<Watchlist> of(State state) {
            Problems problems = new Problems();
            if (ids.isEmpty() && group == null && tag == null) {
                problems.add(null, 0, "ID", "name watchlists, or a --group or --tag of them");
            }
            ids.stream()
                    .filter(id -> !state.items().containsKey(key(id)))
                    .forEach(id -> problems.add(null, 0, id, "there is no such watchlist"));
            problems.throwIfAny();
            List<Watchlist> chosen = new ArrayList<>();
            new TreeMap<>(state.items()).values().forEach(item -> {
                if (item instanceof Watchlist watchlist && takes(watchlist)) {
                    chosen.add(watchlist);
                }
            });
            return chosen;
        }

        private boolean takes(Watchlist watchlist) {
            return ids.contains(watchlist.id())
                    || (group != null && group.equals(watchlist.filing().group()))
                    || (tag != null && watchlist.filing().tags().contains(tag));
        }

        private static String key(String id) {
            return ConfigItem.Kind.WATCHLIST.word() + "/" + id;
        }
    }

    /** What all of them do: the change to each that was chosen, in one transaction. */
    abstract static class Switch implements Callable<Integer> {
        @Mixin
        private final Cluster cluster = new Cluster();

        @Mixin
        private final Chosen chosen = new Chosen();

        /** @param filesToo whether it may be done to what a file owns */
        final int change(String becomes, boolean filesToo, UnaryOperator<Watchlist> change) {
            List<Watchlist> changed = new ArrayList<>();
            List<Watchlist> left = new ArrayList<>();
            long version = cluster.update(state -> {
                changed.clear();
                left.clear();
                chosen.of(state)
                        .forEach(watchlist ->
                                (watchlist.origin() == Origin.FILE && !filesToo ? left : changed).add(watchlist));
                return new Changes(List.copyOf(changed.stream().map(change).toList()), Set.of(), List.of(), Set.of());
            });
            Terminal terminal = Terminal.standard();
            terminal.say(changed.size() + " " + becomes + ". Version " + version + ".");
            left.forEach(watchlist ->
                    System.err.println(watchlist.id() + ": comes from a file: set `enabled` there and apply the file"));
            return left.isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "enable",
            description = "Lets watchlists match again. What a file owns is switched there.",
            mixinStandardHelpOptions = true)
    static final class Enable extends Switch {
        @Override
        public Integer call() {
            return change("on", false, watchlist -> watchlist.withEnabled(true));
        }
    }

    @Command(
            name = "disable",
            description = "Keeps watchlists without matching them. What a file owns is switched there.",
            mixinStandardHelpOptions = true)
    static final class Disable extends Switch {
        @Override
        public Integer call() {
            return change("off", false, watchlist -> watchlist.withEnabled(false));
        }
    }

    /** For how long. */
    static final class Until {
        @Option(names = "--until", paramLabel = "WHEN", description = "such as 2026-12-01 or 2026-12-01T08:00:00Z")
        private @Nullable String until;

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "such as 2h",
                converter = DemoCommand.DurationConverter.class)
        private @Nullable Duration length;

        private Instant end(Instant now) {
            return length != null ? now.plus(length) : parsed("--until", String.valueOf(until), Values::instant);
        }
    }

    @Command(
            name = "mute",
            description = {
                "Lets watchlists match and form stories and tell nobody for a while, those of a file too.",
                "What came meanwhile is not told afterwards."
            },
            mixinStandardHelpOptions = true)
    static final class Mute extends Switch {
        @ArgGroup(multiplicity = "1")
        private Until until = new Until();

        @Override
        public Integer call() {
            Instant end = until.end(InstantSource.system().instant());
            return change("muted until " + end, true, watchlist -> watchlist.withMutedUntil(end));
        }
    }

    @Command(name = "unmute", description = "Lets muted watchlists tell again.", mixinStandardHelpOptions = true)
    static final class Unmute extends Switch {
        @Override
        public Integer call() {
            return change("no longer muted", true, watchlist -> watchlist.withMutedUntil(null));
        }
    }

    /** An option's text as a value. @throws org.tidings.runtime.config.InvalidConfiguration naming the option */
    static <T> T parsed(String option, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw BatchOptions.wrong(option, String.valueOf(e.getMessage()));
        }
    }
}
