package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidings.filter.match.Matching.engine;
import static org.tidings.filter.match.Matching.entity;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Mentions;
import org.tidings.model.Mentions.Mention;

class EntityMentionsTest {
    private static final Entity PORT = entity("port", "Port Selwyn");
    private static final Entity VIREO = entity("vireo", "Vireo");
    private static final Entity MERROW = entity("merrow", "Iona Merrow");

    @Test
    void thoseOfTheTitleComeFirstThenTheMoreOften() {
        MatchText text = MatchText.of("Delay at Port Selwyn", "The Vireo waits. Vireo, again, and Iona Merrow.");
        assertEquals(
                List.of(
                        new Mention("port", 1, true, 9),
                        new Mention("vireo", 2, false, 4),
                        new Mention("merrow", 1, false, 35)),
                EntityMentions.of(engine(PORT, VIREO, MERROW).analyse(text)));
    }

    @Test
    void whoWroteItIsNotInIt() {
        MatchText text = new MatchText("-", "The Vireo.", List.of("Iona Merrow"), null, null, null, List.of());
        assertEquals(
                List.of(new Mention("vireo", 1, false, 4)),
                EntityMentions.of(engine(VIREO, MERROW).analyse(text)));
    }

    @Test
    void tellsAtMostSoMany() {
        Entity[] many = IntStream.range(0, Mentions.MAX_ENTITIES + 10)
                .mapToObj(i -> entity("e" + i, "word" + i))
                .toArray(Entity[]::new);
        String body = String.join(
                " ", IntStream.range(0, many.length).mapToObj(i -> "word" + i).toList());
        assertEquals(
                Mentions.MAX_ENTITIES,
                EntityMentions.of(engine(many).analyse(MatchText.of("", body))).size());
    }
}
