package org.tidings.runtime.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassthroughTest {
    private static Passthrough of(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return new Passthrough(properties);
    }

    @Test
    void givesPlainKeysToEveryClient() {
        Passthrough given = of("security.protocol", "SSL");
        Map<String, String> expected = Map.of("security.protocol", "SSL");
        assertEquals(expected, given.producer());
        assertEquals(expected, given.admin());
        assertEquals(expected, given.freeConsumer());
        assertEquals("SSL", given.groupConsumer().get("security.protocol"));
        assertEquals("SSL", given.streams().get("security.protocol"));
    }

    @Test
    void givesAKindItsOwnKeysOverThePlainOnes() {
        Passthrough given = of("request.timeout.ms", "1", "producer.request.timeout.ms", "2");
        assertEquals("2", given.producer().get("request.timeout.ms"));
        assertEquals("1", given.admin().get("request.timeout.ms"));
        assertEquals("2", given.streams().get("producer.request.timeout.ms"));
    }

    @Test
    void keepsEachGroupProtocolFromWhoDoesNotKnowIt() {
        Passthrough consumer = of("group.protocol", "consumer");
        assertEquals("consumer", consumer.groupConsumer().get("group.protocol"));
        assertEquals("classic", consumer.streams().get("group.protocol"));
        Passthrough streams = of("group.protocol", "streams");
        assertEquals("classic", streams.groupConsumer().get("group.protocol"));
        assertEquals("streams", streams.streams().get("group.protocol"));
        assertFalse(streams.producer().containsKey("group.protocol"));
        assertFalse(streams.freeConsumer().containsKey("group.protocol"));
        assertFalse(streams.admin().containsKey("group.protocol"));
    }

    @Test
    void takesBothGroupProtocolsAtOnce() {
        Passthrough both = of("group.protocol", "consumer", "streams.group.protocol", "streams");
        assertEquals("consumer", both.groupConsumer().get("group.protocol"));
        assertEquals("streams", both.streams().get("group.protocol"));
    }

    @Test
    void dropsWhatTheBrokerDecidesUnderTheNewProtocols() {
        Passthrough given = of("group.protocol", "consumer", "session.timeout.ms", "9000");
        assertFalse(given.groupConsumer().containsKey("session.timeout.ms"));
        assertEquals("9000", given.streams().get("session.timeout.ms"));
        Passthrough streams = of("group.protocol", "streams", "consumer.session.timeout.ms", "9000");
        assertFalse(streams.streams().containsKey("consumer.session.timeout.ms"));
        assertEquals("9000", streams.groupConsumer().get("session.timeout.ms"));
    }
}
