package org.tidings.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PackedLongsTest {
    @Property
    void areTheListTheyWereMadeOf(@ForAll List<Long> numbers) {
        List<Long> packed = PackedLongs.of(numbers);
        assertEquals(numbers, packed);
        assertEquals(packed, numbers);
        assertEquals(numbers.hashCode(), packed.hashCode());
        assertEquals(packed, PackedLongs.of(List.copyOf(numbers)));
    }

    @Property
    void comeBackFromJson(@ForAll List<Long> numbers) {
        FeedStatus status = status(numbers);
        assertEquals(status, Json.read(Json.bytes(status), FeedStatus.class));
    }

    @Test
    void differWhereOneNumberDiffers() {
        assertNotEquals(PackedLongs.of(List.of(1L, 2L)), PackedLongs.of(List.of(1L, 3L)));
    }

    @Test
    void fiveHundredKeysTakeLessThanSixKilobytes() {
        byte[] json = Json.bytes(status(LongStream.range(0, 500).boxed().toList()));
        assertEquals(true, json.length < 6_000, () -> "it was " + json.length);
    }

    @Test
    void halfANumberIsABadRecord() {
        String json = Json.text(status(List.of(1L))).replace("AAAAAAAAAAE=", "AAAAAAAA");
        assertThrows(BadRecord.class, () -> Json.read(json.getBytes(StandardCharsets.UTF_8), FeedStatus.class));
    }

    private static FeedStatus status(List<Long> keys) {
        return new FeedStatus(
                "f",
                FeedStatus.State.ON_TIME,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                Duration.ofHours(1),
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                keys);
    }
}
