package org.tidings.app.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSetup;
import org.tidings.runtime.kafka.WholeTopic;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For verbs that talk to a running Tidings: where its Kafka is, and the ways of asking it. */
final class Cluster {
    private static final String EMBEDDED = "127.0.0.1:9092";

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--kafka",
            paramLabel = "SERVERS",
            description = "Kafka of the running Tidings (default: kafka.bootstrap.servers, or " + EMBEDDED + ")")
    private @Nullable String servers;

    TidingsFile file() {
        return config.read();
    }

    /** Asks the cluster and closes what that needed. @throws org.tidings.runtime.StartupProblem when no broker answers */
    <T> T ask(Function<KafkaClients, T> question) {
        Settings settings = file().settings();
        String given = settings.kafka().bootstrapServers();
        try (KafkaClients kafka =
                new KafkaClients(settings, servers != null ? servers : given != null ? given : EMBEDDED)) {
            TopicSetup.ensure(kafka, settings);
            return question.apply(kafka);
        }
    }

    /** Everything that people made. */
    ConfigWriter.State state() {
        return ask(Cluster::state);
    }

    static ConfigWriter.State state(KafkaClients kafka) {
        try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
            return writer.state();
        }
    }

    /** Who works at the command line, for the history of changes. */
    static String who() {
        return System.getProperty("user.name", "command line");
    }

    /** Changes it in one transaction; gives the version that stands then. */
    long update(Function<ConfigWriter.State, ConfigWriter.Changes> decision) {
        return ask(kafka -> {
            try (ConfigWriter writer = new ConfigWriter(kafka, InstantSource.system())) {
                return writer.update(who(), Origin.CLI, decision);
            }
        });
    }

    /** Reads a topic from its beginning to its committed end. */
    void read(Topic topic, WholeTopic.Each each) {
        ask(kafka -> {
            try (WholeTopic whole = new WholeTopic(kafka, "read-" + topic.word(), List.of(topic))) {
                whole.readToEnd(each);
                return true;
            }
        });
    }
}
