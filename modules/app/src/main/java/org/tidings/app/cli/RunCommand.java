package org.tidings.app.cli;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Plan;
import org.tidings.app.Program;
import org.tidings.app.RoleName;
import org.tidings.app.SettingsText;
import org.tidings.app.Terminal;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Runs roles: all of them with an embedded broker, or some against the cluster",
            "that kafka.bootstrap.servers names."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int DEFAULT_BROKER_PORT = 9092;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description = "comma separated, or all (default)",
            defaultValue = "all")
    private String roles = "all";

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            description = "of the embedded broker (default: ${DEFAULT-VALUE}); 0 = any free one",
            defaultValue = "" + DEFAULT_BROKER_PORT)
    private int brokerPort;

    @Option(names = "--list-roles", description = "name the roles and end")
    private boolean listRoles;

    @Option(names = "--verify-config", description = "check the configuration and end")
    private boolean verifyConfig;

    @Option(names = "--print-config", description = "print the configuration in force, secrets masked, and end")
    private boolean printConfig;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.standard();
        if (listRoles) {
            Arrays.stream(RoleName.values()).map(RoleName::word).forEach(terminal::say);
            return 0;
        }
        Set<RoleName> names = names();
        TidingsFile file = config.read();
        if (verifyConfig) {
            terminal.say(file.name() + ": " + counts(file));
            return 0;
        }
        if (printConfig) {
            terminal.say(SettingsText.of(file.settings()));
            return 0;
        }
        return Interrupt.guard(() -> run(file, names, terminal));
    }

    private Set<RoleName> names() {
        try {
            return EnumSet.copyOf(RoleName.parse(roles));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(TidingsFile file, Set<RoleName> names, Terminal terminal) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        try (Program program = Program.start(file.settings(), names, brokerPort, clock)) {
            introduce(file, names, program, terminal);
            apply(file, program, clock, terminal);
            program.watch();
            return 0;
        }
    }

    private void apply(TidingsFile file, Program program, InstantSource clock, Terminal terminal) {
        if (config.file() == null) {
            return;
        }
        Plan.topics(file.content())
                .forEach(topic -> TopicSetup.ensure(program.context().kafka(), file.settings(), topic));
        try (ConfigWriter writer = new ConfigWriter(program.context().kafka(), clock)) {
            Plan.carryOut(writer, Cluster.who(), file.content(), clock)
                    .plan()
                    .shown()
                    .forEach(line -> terminal.say("  " + line));
        }
    }

    private void introduce(TidingsFile file, Set<RoleName> names, Program program, Terminal terminal) {
        terminal.say("Tidings runs "
                + String.join(", ", names.stream().map(RoleName::word).toList()) + ".");
        terminal.say("  Kafka    " + program.context().kafka().bootstrapServers()
                + (program.isEmbedded()
                        ? ", embedded; state in " + file.settings().data()
                        : ""));
        if (program.console() != null) {
            terminal.say("  console  " + program.console());
        }
        terminal.say("  stop     Ctrl-C");
        if (file.content().feeds().isEmpty() && names.contains(RoleName.POLLER)) {
            terminal.say("No sources yet"
                    + (config.file() == null ? ", and no tidings.yaml here." : " in " + config.file() + ".")
                    + " Add some with `./tidings feeds add https://example.org/feed.xml`, on the console's Sources page,"
                    + " or in the file that `./tidings init` writes.");
        }
    }

    private static String counts(TidingsFile file) {
        return "well; " + file.content().feeds().size() + " feeds, "
                + file.content().entities().size() + " entities, "
                + file.content().watchlists().size() + " watchlists, "
                + file.content().channels().size() + " channels";
    }
}
