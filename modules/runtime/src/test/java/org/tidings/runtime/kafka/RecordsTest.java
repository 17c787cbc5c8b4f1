package org.tidings.runtime.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void writesValuesAsJsonWithTheSchemasVersion() {
        var record = Records.of("t", 3, "ключ", Map.of("a", 1), NOW);
        assertEquals("ключ", Records.key(record.key()));
        assertEquals("{\"a\":1}", text(record.value()));
        assertEquals(NOW.toEpochMilli(), record.timestamp());
        assertEquals(3, record.partition());
        assertEquals(Map.of(Records.SCHEMA, "1"), headers(record.headers()));
    }

    @Test
    void sendsBytesAsTheyAreAndNothingAsATombstone() {
        byte[] bytes = {1, 2};
        assertArrayEquals(bytes, Records.of("t", null, "k", bytes, NOW).value());
        assertNull(Records.of("t", null, "k", null, NOW).value());
        assertNull(Records.forward("k", null, NOW).value());
        assertEquals("", Records.key((byte[]) null));
    }

    @Test
    void deadLettersKeepTheirBytesAndTellWhereTheyCameFrom() {
        byte[] key = {'k'};
        byte[] value = {(byte) 0xff};
        var origin = new ConsumerRecord<>("tidings.pages", 2, 77L, key, value);
        origin.headers().add("other", new byte[] {'o'});
        var letter = DeadLetters.of("tidings.dead-letters", origin, "scraper", "not a Page");
        assertArrayEquals(value, letter.value());
        assertArrayEquals(key, letter.key());
        assertNull(letter.partition());
        assertEquals(
                Map.of(
                        "other",
                        "o",
                        DeadLetters.STAGE,
                        "scraper",
                        DeadLetters.CAUSE,
                        "not a Page",
                        DeadLetters.TOPIC,
                        "tidings.pages",
                        DeadLetters.PARTITION,
                        "2",
                        DeadLetters.OFFSET,
                        "77"),
                headers(letter.headers()));
    }

    @Property(tries = 500)
    void everyHostHasOnePartition(@ForAll String host, @ForAll @IntRange(min = 1, max = 64) int count) {
        int partition = HostPartitions.of(host, count);
        assertTrue(partition >= 0 && partition < count);
        assertEquals(partition, HostPartitions.of(host, count));
    }

    @Test
    void hostsSpreadOverPartitionsAndCaseDoesNotMatter() {
        assertEquals(HostPartitions.of("news.example", 24), HostPartitions.of("News.Example", 24));
        Map<Integer, Long> spread = IntStream.range(0, 4_000)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> HostPartitions.of("host" + i + ".example", 4), Collectors.counting()));
        assertTrue(spread.values().stream().allMatch(count -> count > 800), spread.toString());
    }

    private static Map<String, String> headers(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .collect(Collectors.toMap(header -> header.key(), header -> text(header.value())));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
