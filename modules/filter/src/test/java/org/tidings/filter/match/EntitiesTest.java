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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Entity.Alias;
import org.tidings.model.Entity.Letters;
import org.tidings.model.Origin;

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

    @Test
    void capitalsCountForAWordThatNeedsOne() {
        Entity turkey = entity("turkey", "Republic", alias("Turkey", Letters.CAPITALS));
        assertTrue(inBody("@turkey", "Turkey’s vote", turkey));
        assertTrue(inBody("@turkey", "TURKEY VOTES", turkey));
        assertFalse(inBody("@turkey", "a turkey farm", turkey));
        assertTrue(hits("@turkey", MatchText.of("TURKEY’S VOTE", "-"), turkey));
        Entity exact = entity("turkey", "Republic", alias("Turkey", Letters.EXACT));
        assertFalse(hits("@turkey", MatchText.of("TURKEY VOTES", "-"), exact));
    }

    private static Alias alias(String text, Letters letters) {
        return new Alias(text, letters, List.of(), List.of(), false);
    }

    @Test
    void anAliasMayCountInSomeLanguagesOnly() {
        Entity essen = entity("essen", "City", in("Essen", "de", "nl"));
        assertEquals(Set.of("essen"), found("de-AT", "Essen wählt", essen));
        assertEquals(Set.of(), found("fr", "Essen vote", essen));
        assertEquals(Set.of("essen"), found(null, "Essen", essen));
    }

    private static Alias in(String text, String... languages) {
        return new Alias(text, null, List.of(), List.of(), false, List.of(languages));
    }

    private static Set<String> found(@Nullable String language, String body, Entity... entities) {
        MatchText text = new MatchText("", body, List.of(), null, language, null, List.of());
        return engine(entities).analyse(text).entities();
    }

    @Test
    void aKatakanaNameIsNoPartOfALongerOne() {
        Entity iran = entity("iran", "イラン");
        assertTrue(inBody("@iran", "首相はイランで話した。", iran));
        assertTrue(inBody("@iran", "米・イラン・協議", iran));
        assertTrue(inBody("@iran", "ｲﾗﾝとの協議", iran));
        assertFalse(inBody("@iran", "ブイランの町", iran));
        assertFalse(inBody("@iran", "イランドの町", iran));
        assertFalse(inBody("@iran", "イラーンとイランー", iran));
    }

    @Test
    void theLongestNameWinsWithoutBlanksToo() {
        Entity japan = entity("japan", "日本");
        Entity bank = entity("bank", "日本銀行");
        assertTrue(inBody("@bank -@japan", "日本銀行が発表した", japan, bank));
        assertTrue(inBody("@bank @japan", "日本銀行と日本", japan, bank));
    }

    @Test
    void particlesBehindAKoreanNameAreNoPartOfIt() {
        Entity seoul = entity("seoul", "서울");
        Entity council = entity("council", "유엔 안보리", Alias.of("서울에"));
        assertTrue(inBody("@seoul", "서울에서 열린 회의", seoul));
        assertTrue(inBody("@council", "유엔 안보리는 서울의", seoul, council));
        assertFalse(inBody("@seoul", "서울숲 공원", seoul));
        assertFalse(inBody("@seoul", "서울에 간다", seoul, council));
    }

    @Test
    void formsCountInTheirLanguageOnly() {
        Entity land = new Entity("land", "Selwynland", null, List.of(), List.of("de"), Origin.FILE);
        assertEquals(Set.of("land"), found("de", "Selwynlands Regierung", land));
        assertEquals(Set.of("land"), found("de", "SELWYNLANDS REGIERUNG", land));
        assertEquals(Set.of(), found("de", "selwynlands", land));
        assertEquals(Set.of(), found("en", "Selwynlands", land));
        assertEquals(Set.of(), found(null, "Selwynlands", land));
        assertEquals(Set.of("land"), found("de", "Selwynlands", entity("land", "X", in("Selwynland", "de"))));
    }

    @Test
    void aFormGivesWayToANameThatSomebodyWrote() {
        Entity land = new Entity("land", "Selwynland", null, List.of(), List.of("de"), Origin.FILE);
        assertEquals(Set.of("other"), found("de", "Selwynlands Regierung", land, entity("other", "Selwynlands")));
        Alias guarded = new Alias("Selwynlands", null, List.of("golf"), List.of(), false);
        assertEquals(Set.of(), found("de", "Selwynlands Regierung", land, entity("other", "X", guarded)));
    }

    @Test
    void aFormHasTheConditionsOfItsName() {
        Alias ford = new Alias("Ford", Letters.EXACT, List.of("Auto"), List.of(), false, List.of("de"));
        assertEquals(Set.of("ford"), found("de", "Fords neues Auto", entity("ford", "X", ford)));
        assertEquals(Set.of(), found("de", "Fords neues Haus", entity("ford", "X", ford)));
    }

    @Test
    void mentionsTellWhereAndAsWhat() {
        MatchText text = MatchText.of("The UN in 서울은", "WHO’s chief");
        assertEquals(
                List.of(
                        new EntityPlace("uno", "title", 4, 6, "UN", null),
                        new EntityPlace("seoul", "title", 10, 13, "서울은", "서울"),
                        new EntityPlace("who", "body", 0, 3, "WHO", null)),
                engine(UNO, HEALTH, entity("seoul", "서울")).analyse(text).places());
    }

    @Test
    void staysRightThroughThousandsOfEdits() {
        MatchEngine engine = engine(UNO);
        for (int i = 3_000; i < 6_000; i++) {
            String id = "e" + i % 10;
            engine.put(entity(id, "Mount Selwyn" + i, in("Selwyn Peak " + i, "en"), Alias.of("Mount")));
            MatchText text = MatchText.of("Mount Selwyn" + i, "UN, Selwyn Peak " + (i - 10));
            assertTrue(engine.analyse(text).entities().containsAll(Set.of("uno", id)));
            assertEquals(List.of(id), where(engine, text, "Mount Selwyn" + i));
            assertEquals(List.of(), where(engine, text, "Selwyn Peak " + (i - 10)));
        }
    }

    private static List<String> where(MatchEngine engine, MatchText text, String said) {
        return engine.analyse(text).places().stream()
                .filter(mention -> mention.text().equals(said))
                .map(EntityPlace::entity)
                .toList();
    }
}
