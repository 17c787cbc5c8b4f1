package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

class NeededTest {
    private static final Entity VIREO = Matching.entity("vireo", "Bravo Charlie");
    private static final Entity BOTH = Matching.entity("both", "ECHO");
    private static final Map<String, Entity> ENTITIES = Map.of("vireo", VIREO, "both", BOTH);
    private static final MatchEngine ENGINE = Matching.engine(VIREO, BOTH);

    @Property(tries = 2_000)
    void whateverHitsHasWhatIsNeeded(@ForAll long seed) {
        Vocabulary vocabulary = new Vocabulary(seed);
        Analysed article = ENGINE.analyse(vocabulary.article());
        IndexedWords words = IndexedWords.of(article);
        for (int i = 0; i < 20; i++) {
            Watchlist written = vocabulary.upTo(4) == 0 ? weighted(vocabulary) : query(vocabulary);
            CompiledWatchlist watchlist = CompiledWatchlist.of(written, Scope.OPEN);
            if (watchlist != null) {
                boolean hit = MatchEngine.test(watchlist, article) != null;
                boolean has = has(words, Needed.of(watchlist, ENTITIES));
                assertTrue(has || !hit, written::toString);
                assertTrue(hit || !has || !Needed.isEnough(watchlist), written::toString);
            }
        }
    }

    private static Watchlist query(Vocabulary vocabulary) {
        return Watchlist.of("w", "W", vocabulary.query(3));
    }

    private static Watchlist weighted(Vocabulary vocabulary) {
        List<Watchlist.Term> terms = List.of(
                new Watchlist.Term(vocabulary.query(1), 1 + vocabulary.upTo(3)),
                new Watchlist.Term(vocabulary.query(1), 1 + vocabulary.upTo(3)),
                new Watchlist.Term(vocabulary.query(1), -vocabulary.upTo(3)));
        return Watchlist.of("w", "W", "none")
                .withAny(new Watchlist.Weighted(1 + vocabulary.upTo(6), terms))
                .withLanguages(vocabulary.upTo(2) == 0 ? List.of() : List.of("en", "de"));
    }

    private static boolean has(IndexedWords words, Needed needed) {
        return switch (needed) {
            case Needed.Anything a -> true;
            case Needed.All all -> all.parts().stream().allMatch(part -> has(words, part));
            case Needed.Some some ->
                some.parts().stream().filter(part -> has(words, part)).count() >= some.count();
            case Needed.Word word -> at(words, word.place()).contains(IndexedWords.cut(word.text()));
            case Needed.Spelt spelt -> words.spelt().contains(spelt.hash());
            case Needed.Beginning b ->
                at(words, b.place()).stream().anyMatch(word -> word.startsWith(IndexedWords.cut(b.letters())));
            case Needed.Wild wild ->
                words.anyCut()
                        || at(words, wild.place()).stream()
                                .anyMatch(word -> word.matches(
                                        wild.pattern().replace("*", ".*").replace('?', '.')));
            case Needed.Passes passes -> passes(words, passes);
        };
    }

    private static Set<String> at(IndexedWords words, Needed.Place place) {
        return switch (place) {
            case TEXT -> words.text();
            case TITLE -> words.title();
            case AUTHOR -> words.author();
        };
    }

    private static boolean passes(IndexedWords words, Needed.Passes passes) {
        return switch (passes.kind()) {
            case LANG -> passes.value().equals(words.language());
            case COUNTRY -> passes.value().equals(words.country());
            case TAG -> words.tags().contains(passes.value());
            case SOURCE -> words.host() != null && FilterTest.isUnder(words.host(), passes.value());
        };
    }

    @Test
    void asksForAsManyTermsAsTheThresholdTakes() {
        assertEquals(
                new Needed.Some(2, List.of(word("alpha"), word("bravo"), word("charlie"))),
                needed(3, Map.of("alpha", 2.0, "bravo", 2.0, "charlie", 1.0, "delta", -5.0)));
        assertEquals(
                new Needed.Some(3, List.of(word("alpha"), word("bravo"))),
                needed(9, Map.of("alpha", 2.0, "bravo", 2.0)));
    }

    private static Needed needed(double threshold, Map<String, Double> weights) {
        List<Watchlist.Term> terms = weights.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Watchlist.Term(entry.getKey(), entry.getValue()))
                .toList();
        Watchlist weighted = Watchlist.of("w", "W", "none").withAny(new Watchlist.Weighted(threshold, terms));
        return Needed.of(Matching.compile(weighted), Map.of());
    }

    private static Needed word(String text) {
        return new Needed.Word(text, Needed.Place.TEXT);
    }

    @Test
    void aDenialNeedsNothing() {
        assertEquals(word("alpha"), Needed.of(Matching.compile("alpha NOT bravo"), Map.of()));
    }

    @Test
    void anEntityNeedsTheWordsOfOneOfItsNames() {
        Entity entity = Matching.entity("vireo", "Vireo Lines", Entity.Alias.of("VL"));
        Needed needed = Needed.of(Matching.compile("@vireo"), Map.of("vireo", entity));
        assertTrue(has(IndexedWords.of(ENGINE.analyse(MatchText.of("", "VL said"))), needed));
        assertTrue(!has(IndexedWords.of(ENGINE.analyse(MatchText.of("", "vl said"))), needed));
        assertTrue(!has(IndexedWords.of(ENGINE.analyse(MatchText.of("", "Vireo said"))), needed));
    }

    @Test
    void aMissingEntityIsNeverMentioned() {
        assertEquals(new Needed.Some(1, List.of()), Needed.of(Matching.compile("@vireo"), Map.of()));
    }
}
