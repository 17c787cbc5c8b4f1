package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.filter.match.Triggers.Kind;

class TriggersTest {

    @Test
    void knowsTheLanguages() {
        assertTrue(Triggers.languages().containsAll(Set.of("de", "en", "es", "fr", "it", "nl", "pt")));
    }

    @Test
    void eachOfThemHasWordsForPeopleAndInstitutions() {
        for (String language : Triggers.languages()) {
            Triggers triggers = Triggers.of(language);
            Tokens minister = Tokens.of(language.equals("ru") ? "министр" : language.equals("it") ? "ministro" : "x");
            assertEquals(Set.of("ru", "it").contains(language), triggers.is(Kind.TITLE, minister, 0), language);
            assertTrue(triggers.is(Kind.COMPANY, Tokens.of("GmbH"), 0), language);
        }
    }

    @Test
    void takesTheLongestPhrase() {
        Tokens tokens = Tokens.of("the chief executive officer spoke");
        Triggers english = Triggers.of("en");
        assertEquals(new Triggers.Phrase(3, "chief executive officer"), english.startingAt(Kind.TITLE, tokens, 1, 5));
        assertEquals(new Triggers.Phrase(2, "chief executive"), english.startingAt(Kind.TITLE, tokens, 1, 3));
        assertEquals(new Triggers.Phrase(1, "officer"), english.endingAt(Kind.TITLE, tokens, 3, 3));
        assertNotNull(english.endingAt(Kind.TITLE, tokens, 3, 0));
        assertNull(english.endingAt(Kind.TITLE, tokens, 4, 0));
    }

    @Test
    void companiesAreWrittenExactly() {
        Triggers english = Triggers.of("en");
        for (String right : List.of("SA", "S.A.", "Inc.", "plc", "S.p.A.")) {
            assertTrue(english.is(Kind.COMPANY, Tokens.of(right), 0), right);
        }
        assertFalse(english.is(Kind.COMPANY, Tokens.of("sa"), 0));
        assertFalse(english.is(Kind.COMPANY, Tokens.of("inc"), 0));
    }

    @Test
    void aLanguageHasNoWordsOfAnother() {
        assertFalse(Triggers.of("en").is(Kind.TITLE, Tokens.of("ministre"), 0));
        assertTrue(Triggers.of(null).is(Kind.TITLE, Tokens.of("ministre"), 0));
        assertTrue(Triggers.of("xx").is(Kind.TITLE, Tokens.of("ministre"), 0));
    }
}
