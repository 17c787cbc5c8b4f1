package org.tidings.app.cli;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.tidings.app.Plan;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.InvalidConfiguration;
import org.tidings.runtime.kafka.ConfigWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings}. Exit codes: 0 well, 1 failed at run time, 2 what the user wrote is wrong. */
@Command(
        name = "tidings",
        description = {
            "Watches the news: polls feeds, reads the pages behind them, matches watchlists,",
            "and alerts once per story."
        },
        version = "Tidings 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            RunCommand.class,
            BrokerCommand.class,
            FeedsCommand.class,
            WatchlistsCommand.class,
            EntitiesCommand.class,
            TailCommand.class,
            TraceCommand.class,
            InspectCommand.class,
            DeliveriesCommand.class,
            ArchiveCommands.Export.class,
            ArchiveCommands.Import.class,
            HealthcheckCommand.class
        })
public final class TidingsCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(TidingsCommand.class);
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

    /** Runs a command line and gives its exit code. */
    public static int run(String... arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return new CommandLine(new TidingsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> tell(failure))
                .setParameterExceptionHandler((failure, given) -> tell(failure))
                .execute(arguments);
    }

    private static int tell(ParameterException failure) {
        System.err.println(failure.getMessage());
        System.err.println("See `" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
        return WRONG_INPUT;
    }

    private static int tell(Exception failure) {
        switch (failure) {
            case InvalidConfiguration wrong -> {
                wrong.problems().forEach(System.err::println);
                return WRONG_INPUT;
            }
            case StartupProblem problem -> problem.lines().forEach(System.err::println);
            case Plan.OtherVersion other -> System.err.println(other.getMessage());
            case ConfigWriter.NotWritten refused -> System.err.println(refused.getMessage() + "; try again");
            case InterruptedException stopped -> Thread.currentThread().interrupt();
            default -> {
                System.err.println("Something went wrong that Tidings does not know: " + failure);
                log.atInfo().setCause(failure).log("unexpected; TIDINGS_LOG=info shows where");
            }
        }
        return FAILED;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }
}
