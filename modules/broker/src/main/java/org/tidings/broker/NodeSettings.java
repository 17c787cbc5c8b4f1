package org.tidings.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;

/** The settings of the one node: small, quick to start and to notice, nothing lost by it. */
record NodeSettings(Path logDir, int brokerPort, int controllerPort) {
    static final int NODE_ID = 1;
    static final String BROKER = "BROKER";
    static final String CONTROLLER = "CONTROLLER";

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    KafkaConfig config() {
        Properties p = new Properties();
        identity(p);
        replication(p);
        groups(p);
        logs(p);
        size(p);
        return KafkaConfig.fromProps(p, false);
    }

    private void identity(Properties p) {
        String broker = BROKER + "://127.0.0.1:" + brokerPort;
        String controller = CONTROLLER + "://127.0.0.1:" + controllerPort;
        set(p, "process.roles", "broker,controller");
        set(p, "node.id", NODE_ID);
        set(p, "controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        set(p, "controller.listener.names", CONTROLLER);
        set(p, "inter.broker.listener.name", BROKER);
        set(p, "listeners", broker + "," + controller);
        set(p, "advertised.listeners", broker);
        set(p, "listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        set(p, "log.dirs", logDir);
        set(p, "auto.create.topics.enable", false);
        set(p, "metric.reporters", "");
    }

    private static void replication(Properties p) {
        set(p, "default.replication.factor", 1);
        set(p, "min.insync.replicas", 1);
        set(p, "offsets.topic.replication.factor", 1);
        set(p, "offsets.topic.num.partitions", 8);
        set(p, "offsets.topic.segment.bytes", 8 * MIB);
        set(p, "transaction.state.log.replication.factor", 1);
        set(p, "transaction.state.log.min.isr", 1);
        set(p, "transaction.state.log.num.partitions", 8);
        set(p, "transaction.state.log.segment.bytes", 8 * MIB);
        set(p, "share.coordinator.state.topic.replication.factor", 1);
        set(p, "share.coordinator.state.topic.min.isr", 1);
        set(p, "share.coordinator.state.topic.num.partitions", 1);
    }

    /** Members are known to be gone after seconds, whichever protocol they speak, and nobody waits for more to join. */
    private static void groups(Properties p) {
        set(p, "group.initial.rebalance.delay.ms", 0);
        set(p, "group.min.session.timeout.ms", 1000);
        set(p, "group.consumer.min.session.timeout.ms", 1000);
        set(p, "group.consumer.session.timeout.ms", 6000);
        set(p, "group.consumer.min.heartbeat.interval.ms", 100);
        set(p, "group.consumer.heartbeat.interval.ms", 1000);
        set(p, "group.streams.min.session.timeout.ms", 1000);
        set(p, "group.streams.session.timeout.ms", 6000);
        set(p, "group.streams.min.heartbeat.interval.ms", 100);
        set(p, "group.streams.heartbeat.interval.ms", 500);
        set(p, "group.streams.initial.rebalance.delay.ms", 0);
        set(p, "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1000);
        // A machine that was off for weeks finds its place again.
        set(p, "offsets.retention.minutes", Duration.ofDays(90).toMinutes());
        // After a crash the node must wait for the session of its former self.
        set(p, "broker.session.timeout.ms", 3000);
        set(p, "broker.heartbeat.interval.ms", 500);
    }

    private static void logs(Properties p) {
        set(p, "message.max.bytes", 8 * MIB);
        set(p, "log.segment.bytes", 32 * MIB);
        set(p, "log.index.size.max.bytes", MIB);
        set(p, "log.cleaner.threads", 1);
        // Room for every key of one segment of small records: 24 bytes each.
        set(p, "log.cleaner.dedupe.buffer.size", 16 * MIB);
        set(p, "metadata.log.segment.bytes", 16 * MIB);
        // What is first seen by a clock that runs ahead is still taken.
        set(p, "log.message.timestamp.after.max.ms", Long.MAX_VALUE);
    }

    private static void size(Properties p) {
        set(p, "num.network.threads", 2);
        set(p, "num.io.threads", 4);
        set(p, "background.threads", 2);
        set(p, "num.replica.fetchers", 1);
        set(p, "num.recovery.threads.per.data.dir", 2);
    }

    private static void set(Properties properties, String key, Object value) {
        properties.setProperty(key, value.toString());
    }
}
