package org.tidings.alerts;

import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** What leaves the topology: the topic is decided record by record, since watchlists may have topics of their own. */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer as they are
record Outgoing(String topic, byte[] value) {
    static final TopicNameExtractor<byte[], Outgoing> TOPIC = (key, outgoing, context) -> outgoing.topic();
    static final Serializer<Outgoing> SERIALIZER = (topic, outgoing) -> outgoing.value();
}
