package org.tidings.alerts.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void foldsPossessivesPluralsAndElisions() {
        assertEquals(
                List.of("union", "docker", "iran", "chri", "pass", "bus"),
                words("Union's dockers l'Iran Chris pass bus"));
    }

    @Test
    void keepsFiguresWhole() {
        assertEquals(List.of("2.25", "35866", "7"), words("2.25, 35,866. 7."));
        assertTrue(Words.of("35,866", 9).getFirst().figure());
    }

    @Test
    void pairsCharactersWhereThereAreNoBlanks() {
        assertEquals(List.of("罢工", "工了", "abc"), words("罢工了abc"));
    }

    @Test
    void knowsDaysAndMonthsOfSeveralLanguages() {
        assertTrue(StopWords.isCalendar("tuesday"));
        assertTrue(StopWords.isCalendar(Words.fold("Février")));
        assertFalse(StopWords.isCalendar("harbour"));
    }

    @Property(tries = 300)
    void readsAnyText(@ForAll String text) {
        assertTrue(Words.of(text, 50).size() <= 50);
    }

    private static List<String> words(String text) {
        return Words.of(text, 100).stream().map(Words.Word::text).toList();
    }
}
