package org.tidings.runtime.kafka;

/** Makes every Kafka client. */
public final class KafkaClients {}
