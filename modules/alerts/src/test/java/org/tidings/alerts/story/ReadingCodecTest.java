package org.tidings.alerts.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidings.model.BadRecord;

class ReadingCodecTest {
    private static final List<String> WORDS = List.of("ferry", "port", "Strike", "5", "the", "Monday", "crane", "pier");

    @Property(tries = 300)
    void whatIsReadWeighsTheSame(@ForAll String title, @ForAll @Size(max = 600) List<Integer> picked) {
        StringBuilder text = new StringBuilder();
        picked.forEach(pick ->
                text.append(WORDS.get(Math.floorMod(pick, WORDS.size()))).append(' '));
        Reading reading = Reading.of(title, text.toString(), "en");
        Reading again = ReadingCodec.read(ByteBuffer.wrap(ReadingCodec.bytes(reading)));
        assertEquals(reading.terms().keySet(), again.terms().keySet());
        reading.terms().forEach((term, use) -> assertEquals(use.weight(), weight(again, term)));
        assertArrayEquals(reading.print(), again.print());
        assertArrayEquals(reading.figures(), again.figures());
    }

    private static double weight(Reading reading, int term) {
        Reading.Use use = reading.terms().get(term);
        return use == null ? -1 : use.weight();
    }

    @Test
    void aWordThatStandsEverywhereKeepsItsCount() {
        Reading reading = Reading.of("Ferry", "ferry ".repeat(400), "en");
        byte[] bytes = ReadingCodec.bytes(reading);
        assertTrue(bytes.length < 150, () -> bytes.length + " bytes");
        assertEquals(
                reading.terms().values().iterator().next().weight(),
                weight(
                        ReadingCodec.read(ByteBuffer.wrap(bytes)),
                        reading.terms().keySet().iterator().next()));
    }

    @Test
    void refusesWhatWasCutOff() {
        byte[] bytes = ReadingCodec.bytes(Reading.of("Ferry leaves", "The ferry left at 5.", "en"));
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
            assertThrows(BadRecord.class, () -> ReadingCodec.read(cut));
        }
    }
}
