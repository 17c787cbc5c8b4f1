package org.tidings.scraper.extract.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.Change;
import org.tidings.model.Json;
import org.tidings.model.Revisit;

class SketchTest {
    private static final String TITLE = "Fire at the Alder mill";
    private static final List<String> TEXT = List.of(
            "ALDER, 4 March (Meridian) - A fire at the mill killed 12 people on Monday, the mayor said.",
            "\"We're still counting\", she said - and the well-known mill, worth $1.5 million, is lost.",
            "It burned for 3 hours that night. Nobody knows why.",
            "What is known so far",
            "消防隊は夜明けに到着した。原因はまだ分かっていない。");

    private static Optional<Change> change(List<String> after) {
        return change(TITLE, after);
    }

    private static Optional<Change> change(String title, List<String> after) {
        return Sketch.of(title, after).since(text(TITLE, TEXT));
    }

    private static Revisit.Text text(String title, List<String> paragraphs) {
        Sketch sketch = Sketch.of(title, paragraphs);
        return new Revisit.Text(1, sketch.title(), sketch.hashes(), null, null, false, 0);
    }

    private static List<String> with(int at, String from, String to) {
        List<String> text = new ArrayList<>(TEXT);
        assertTrue(text.get(at).contains(from), text.get(at));
        text.set(at, text.get(at).replace(from, to));
        return text;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|12 people|13 people",
                "1|$1.5 million|$15 million",
                "1|$1.5 million|€1.5 million",
                "2|3 hours|4 hours",
                "2|Nobody|Everybody",
                "4|夜明け|正午"
            })
    void aWordOrNumberOfASentenceIsAChange(int at, String from, String to) {
        Change change = change(with(at, from, to)).orElseThrow();
        assertEquals(new Change(2, null, 1, 1, change.passages()), change);
        assertTrue(change.passages().getFirst().contains(to), change.passages().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|4 March|5 March",
                "0|ALDER, 4 March (Meridian) -|PORT ALDER, March 4 (Meridian Wire) —",
                "1|\"We're still counting\"|“We’re still counting”",
                "1|well-known|well known",
                "1|said - and|said – and",
                "3|What is known so far|Known so far"
            })
    void howItIsSetIsNone(int at, String from, String to) {
        assertEquals(Optional.empty(), change(with(at, from, to)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Last updated on Tuesday at 14:05.",
                "Zuletzt aktualisiert am 4. März 2026 um 14:05 Uhr.",
                "Mis à jour le 4 mars 2026 à 14h05.",
                "Обновлено 4 марта 2026 года в 14:05.",
                "Published 25 minutes ago, read by many.",
                "1,204 people are reading this now.",
                "Comments: 317, and counting.",
                "12 345 Aufrufe",
                "Read more in the Sunday paper"
            })
    void noticesAndCountersAreNone(String line) {
        List<String> text = new ArrayList<>(TEXT);
        text.add(2, line);
        assertEquals(Optional.empty(), change(text));
    }

    @Test
    void orderIsNone() {
        List<String> text = new ArrayList<>(TEXT);
        Collections.reverse(text);
        assertEquals(Optional.empty(), change(text));
    }

    @Test
    void aHeadlineIsAChangeUnlessItIsOnlySetAnew() {
        assertEquals(Optional.empty(), change("Fire at the ‘Alder’ mill", TEXT));
        assertEquals(
                Optional.of(new Change(2, TITLE, 0, 0, List.of())), change("Fire at the Alder mill kills 12", TEXT));
    }

    @Test
    void aSentenceMoreOrLessIsAChange() {
        assertEquals(Optional.of(new Change(2, null, 0, 1, List.of())), change(with(2, " Nobody knows why.", "")));
        assertEquals(
                Optional.of(new Change(2, null, 1, 0, List.of("A second body was found."))),
                change(with(2, "why.", "why. A second body was found.")));
    }

    @Test
    void oneSentenceOfAVeryLongTextIsAChange() {
        List<String> before = IntStream.range(0, 2_000)
                .mapToObj(i -> "This is sentence " + i + " of them.")
                .toList();
        Revisit.Text kept = text(TITLE, before);
        assertEquals(Revisit.Text.SENTENCES, kept.sentences().size());
        for (int changed = 0; changed < 2_000; changed += 97) {
            List<String> after = new ArrayList<>(before);
            Collections.shuffle(after, new java.util.Random(changed));
            assertEquals(Optional.empty(), Sketch.of(TITLE, after).since(kept));
            after.set(changed, "This is another sentence.");
            assertTrue(Sketch.of(TITLE, after).since(kept).isPresent(), "sentence " + changed);
        }
    }

    @Test
    void passagesAreBounded() {
        List<String> text = new ArrayList<>(TEXT);
        for (int i = 0; i < 50; i++) {
            text.add("Another " + i + "x".repeat(500) + " came.");
        }
        Change change = change(text).orElseThrow();
        assertEquals(50, change.added());
        assertEquals(Change.PASSAGES, change.passages().size());
        change.passages().forEach(passage -> assertEquals(Change.LONGEST, passage.length()));
    }

    @Test
    void isTheSameAfterBeingStored() {
        Revisit.Text text = text(TITLE, TEXT);
        assertEquals(text, Json.read(Json.bytes(text), Revisit.Text.class));
    }
}
