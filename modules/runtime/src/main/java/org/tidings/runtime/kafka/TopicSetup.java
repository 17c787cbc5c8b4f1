package org.tidings.runtime.kafka;

import org.tidings.runtime.config.Settings;

/** Makes the topics that are missing and refuses a cluster that cannot keep the promises. */
public final class TopicSetup {
    private TopicSetup() {}

    /**
     * Makes what is missing of the catalogue.
     *
     * @throws org.tidings.runtime.StartupProblem when no broker answers, the cluster is too old, or a topic differs
     */
    public static void ensure(KafkaClients kafka, Settings settings) {}

    /** Makes a watchlist's own topic, shaped as {@code alerts} is, unless it is there. */
    public static void ensure(KafkaClients kafka, Settings settings, String topic) {}
}
