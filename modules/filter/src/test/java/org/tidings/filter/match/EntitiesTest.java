package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.engine;
import static org.tidings.filter.match.Matching.entity;
import static org.tidings.filter.match.Matching.hits;
import static org.tidings.filter.match.Matching.inBody;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;

class EntitiesTest {
    private static final Entity UNO = entity("uno", "United Nations", Alias.of("UN"));
    private static final Entity ASSEMBLY = entity("assembly", "UN General Assembly");
    private static final Entity HEALTH = entity("who", "World Health Organization", Alias.of("WHO"));

    @Test
    void theNameIsAnAlias() {
        assertTrue(inBody("@uno", "The united nations met.", UNO));
        assertTrue(inBody("@uno", "The UN’s envoy", UNO));
        assertTrue(inBody("@uno", "U.N. envoy", UNO));
    }

    @Test
    void acronymsAreExact() {
        assertFalse(inBody("@who", "Who did it?", HEALTH));
        assertTrue(inBody("@who", "The WHO did it.", HEALTH));
        Entity folded = entity("who", "World", new Alias("WHO", Letters.FOLD, List.of(), List.of(), false));
        assertTrue(inBody("@who", "who did it", folded));
    }

    @Test
    void aTitleInCapitalsSaysNothingOfExactAliases() {
        assertFalse(hits("@who", MatchText.of("WHO DID IT", "-"), HEALTH));
        assertTrue(hits("@who", MatchText.of("WHO", "-"), HEALTH));
        assertTrue(hits("@who", MatchText.of("WHO DID it", "-"), HEALTH));
        assertTrue(hits("@who", MatchText.of("WORLD HEALTH ORGANIZATION MEETS", "-"), HEALTH));
        assertTrue(hits("@who", MatchText.of("2024: WHO 3", "-"), HEALTH));
    }

    @Test
    void theLongestAliasWinsItsWords() {
        assertTrue(inBody("@assembly", "The UN General Assembly met.", UNO, ASSEMBLY));
        assertFalse(inBody("@uno", "The UN General Assembly met.", UNO, ASSEMBLY));
        assertTrue(inBody("@uno", "The UN General Assembly, the UN", UNO, ASSEMBLY));
    }

    @Test
    void anAliasMayCountInsideALongerOne() {
        Entity inside = entity("uno", "United Nations", new Alias("UN", null, List.of(), List.of(), true));
        assertTrue(inBody("@uno @assembly", "The UN General Assembly met.", inside, ASSEMBLY));
        Entity general = entity("general", "General", new Alias("General", Letters.FOLD, List.of(), List.of(), true));
        assertTrue(inBody("@general", "The UN General Assembly met.", general, ASSEMBLY));
        assertFalse(inBody("@x", "UN General Assembly hall", entity("x", "Assembly hall"), ASSEMBLY));
    }

    @Test
    void entitiesMayShareAnAlias() {
        Entity one = entity("one", "Georgia");
        Entity two = entity("two", "Republic of Georgia", Alias.of("Georgia"));
        assertTrue(inBody("@one @two", "Georgia votes.", one, two));
    }

    @Test
    void conditionsAskForWordsNearby() {
        Entity kim =
                entity("kim", "Kim Merrow", new Alias("Kim", null, List.of("supreme court"), List.of("film"), false));
        assertTrue(inBody("@kim", "Kim spoke at the Supreme Court.", kim));
        assertFalse(inBody("@kim", "Kim spoke at the court.", kim));
        assertFalse(inBody("@kim", "Kim spoke at the supreme court about a film.", kim));
        assertTrue(inBody("@kim", "Kim Merrow made a film.", kim));
    }

    @Test
    void theMentionItselfIsNoContext() {
        Entity bank =
                entity("bank", "Bank of Selwyn", new Alias("River Bank", null, List.of("river"), List.of(), false));
        assertFalse(inBody("@bank", "The River Bank opened.", bank));
        assertTrue(inBody("@bank", "The River Bank by the river opened.", bank));
    }

    @Test
    void aFailedConditionTakesNoWords() {
        Entity longer = entity("longer", "X", new Alias("Selwyn Port", null, List.of("ship"), List.of(), false));
        Entity shorter = entity("shorter", "Selwyn");
        assertTrue(inBody("@shorter", "Selwyn Port is quiet.", longer, shorter));
        assertFalse(inBody("@shorter", "Selwyn Port and a ship.", longer, shorter));
    }

    @Test
    void anAliasWithConditionsReplacesTheName() {
        Entity turkey =
                entity("turkey", "Turkey", new Alias("Turkey", Letters.EXACT, List.of(), List.of("roast"), false));
        assertTrue(inBody("@turkey", "Turkey votes.", turkey));
        assertFalse(inBody("@turkey", "We ate turkey.", turkey));
        assertFalse(inBody("@turkey", "Turkey roast", turkey));
    }

    @Test
    void mentionsStandInsideNearAndCounts() {
        assertTrue(inBody("@uno NEAR/2 court", "The United Nations top court", UNO));
        assertFalse(inBody("@uno NEAR/1 court", "The United Nations top court", UNO));
        assertTrue(inBody("atleast/2 @uno", "The UN is the United Nations.", UNO));
        assertTrue(hits("title:@uno", MatchText.of("UN meets", ""), UNO));
        assertFalse(hits("title:@uno", MatchText.of("Meeting", "UN"), UNO));
    }

    @Test
    void findsNamesWithoutBlanks() {
        Entity tokyo = entity("tokyo", "東京");
        assertTrue(inBody("@tokyo", "首相は東京で話した。", tokyo));
    }

    @Test
    void articlesTellTheirEntities() {
        Analysed article = engine(UNO, HEALTH).analyse(MatchText.of("UN", "The WHO and the UN"));
        assertEquals(Set.of("uno", "who"), article.entities());
    }

    @Test
    void anEntityMayChangeAndGo() {
        MatchEngine engine = engine(UNO);
        engine.put(entity("uno", "Uno"));
        assertEquals(Set.of(), engine.analyse(MatchText.of("UN", "")).entities());
        assertEquals(Set.of("uno"), engine.analyse(MatchText.of("Uno", "")).entities());
        engine.apply(new MatchEngine.Changes().removeEntity("uno"));
        assertEquals(Set.of(), engine.analyse(MatchText.of("Uno", "")).entities());
    }
}
