package org.tidings.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.StoryRules;
import org.tidings.app.Plan;
import org.tidings.app.PlanHistory;
import org.tidings.app.PlanReport;
import org.tidings.app.Terminal;
import org.tidings.model.Article;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSince;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidings watchlists plan}: what applying a file would change, and what would be told then. */
@Command(
        name = "plan",
        description = {
            "Shows what applying a file would change: what is created, changed and removed,",
            "and how many alerts a day to expect, tried on the articles of the last days."
        },
        mixinStandardHelpOptions = true)
final class WatchlistsPlan implements Callable<Integer> {
    private static final int CHANGES = 3;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "-f", required = true, paramLabel = "FILE", description = "a tidings.yaml")
    private Path file = Path.of("tidings.yaml");

    @Option(names = "--json", description = "the plan as a JSON object")
    private boolean json;

    @Option(names = "--no-history", description = "tries nothing on past articles")
    private boolean withoutHistory;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "of articles to try it on (7)")
    private int days = 7;

    @Option(
            names = "--at-most",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "to spend on past articles (30s); what is not reached is left out and said",
            converter = DemoCommand.DurationConverter.class)
    private Duration longest = Duration.ofSeconds(30);

    @Option(names = "--exit-code", description = "ends with " + CHANGES + " when there is anything to change")
    private boolean exitCode;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        PlanReport report = cluster.ask(this::report);
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.say(Json.text(report.summary()));
        } else {
            show(report, terminal);
        }
        return exitCode && !report.plan().isEmpty() ? CHANGES : 0;
    }

    private PlanReport report(KafkaClients kafka) {
        ConfigWriter.State state = Cluster.state(kafka);
        TidingsFile read = WatchlistsFile.read(file, state);
        Plan plan = Plan.of(read.content(), state, clock.instant());
        return new PlanReport(plan, withoutHistory ? null : history(kafka, plan));
    }

    private PlanHistory.@Nullable Expected history(KafkaClients kafka, Plan plan) {
        Settings.Alerts settings = cluster.file().settings().alerts();
        StoryRules usual = StoryRules.DEFAULT;
        StoryRules rules = new StoryRules(settings.window(), settings.similarity(), usual.decay(), usual.budget());
        PlanHistory history = new PlanHistory(plan.before().items(), plan.after(), rules);
        if (history.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Instant end = now.plus(longest);
        double share = new TopicSince(kafka, Topic.ARTICLES, now.minus(Duration.ofDays(days)))
                .read((record, read, about) -> {
                    progress(read, about);
                    return clock.instant().isBefore(end) && add(history, record.value());
                });
        done();
        return history.expected(now, share);
    }

    private static boolean add(PlanHistory history, byte @Nullable [] json) {
        try {
            return json == null || history.add(Json.read(json, Article.class));
        } catch (BadRecord e) {
            return true; // the filter passes it over as well
        }
    }

    private static void progress(long read, long about) {
        if (Terminal.isThere() && read % 500 == 0) {
            System.err.print("\r" + read + " of about " + about + " articles");
            System.err.flush();
        }
    }

    private static void done() {
        if (Terminal.isThere()) {
            System.err.print("\r\u001b[K");
            System.err.flush();
        }
    }

    private void show(PlanReport report, Terminal terminal) {
        if (report.plan().isEmpty()) {
            terminal.say("Nothing to change.");
            return;
        }
        terminal.say("Would change version " + report.plan().before().version() + ":");
        report.lines(terminal).forEach(terminal::say);
        terminal.say(report.counts());
        if (!report.history().isEmpty()) {
            terminal.say(report.history());
        }
    }
}
