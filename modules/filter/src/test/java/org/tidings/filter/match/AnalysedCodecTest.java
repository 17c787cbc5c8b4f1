package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

class AnalysedCodecTest {
    private static final Entity VIREO = Matching.entity("vireo", "Bravo Charlie");
    private static final Entity BOTH = Matching.entity("both", "Echo");
    private static final MatchEngine ENGINE = Matching.engine(VIREO, BOTH);

    @Property(tries = 300)
    void everyQueryFindsTheSameInWhatWasDecoded(@ForAll long seed) {
        Vocabulary vocabulary = new Vocabulary(seed);
        MatchText text = vocabulary.article();
        Analysed original = ENGINE.analyse(text);
        Analysed decoded = decoded(original, text);
        for (int i = 0; i < 40; i++) {
            Watchlist written = Watchlist.of("w", "W", vocabulary.query(3));
            CompiledWatchlist watchlist = CompiledWatchlist.of(written, Scope.OPEN);
            if (watchlist != null) {
                assertEquals(
                        MatchEngine.test(watchlist, original), MatchEngine.test(watchlist, decoded), written::query);
            }
        }
    }

    private static Analysed decoded(Analysed original, MatchText text) {
        Analysed decoded = AnalysedCodec.decode(AnalysedCodec.encode(original), () -> text);
        ENGINE.mention(decoded);
        return decoded;
    }

    /** Whatever the text, down to unpaired surrogates. */
    @Property(tries = 1_000)
    void everyWordComesBack(@ForAll String title, @ForAll String body, @ForAll List<String> authors) {
        MatchText text = new MatchText(title, body, authors, null, null, null, List.of());
        assertSameWords(text);
    }

    @Test
    void everyScriptComesBack() {
        assertSameWords(new MatchText(
                "McDONALD’S in Zürich: ÎLE, Straße, ﬁnance, I·stanbul",
                "U.N.'s 1,000 jobs — l'Iran; 他在东京都。กำลังน้ำ ຄຳ שו\"ת العَرَبِيَّة ｶﾞ ｱ゛ 한국어 x\u00ADy Ǆ ǆ e\u0301 İi",
                List.of("", "Ann O'Neill", "—", "Ünal Çelik"),
                "WWW.Vireo.example",
                "EN-gb",
                "GB",
                List.of("Wire", "a\nb")));
    }

    private static void assertSameWords(MatchText text) {
        Analysed original = Analysed.of(text);
        Analysed decoded = decoded(original, text);
        assertEquals(original.surroundings(), decoded.surroundings());
        assertEquals(original.distinctCount(), decoded.distinctCount());
        for (Expr.Field field : Expr.Field.values()) {
            assertEquals(original.from(field), decoded.from(field), field::word);
            assertEquals(original.to(field), decoded.to(field), field::word);
        }
        for (int i = 0; i < original.tokens().count(); i++) {
            assertEquals(word(original.tokens(), i), word(decoded.tokens(), i));
        }
    }

    private static List<Object> word(Tokens tokens, int i) {
        return List.of(
                tokens.text(i), tokens.folded(i), tokens.exact(i), tokens.flags(i), tokens.start(i), tokens.end(i));
    }

    @Test
    void refusesOtherBytes() {
        byte[] bytes = AnalysedCodec.encode(Analysed.of(MatchText.of("Ferry leaves", "The ferry left the port.")));
        byte[] newer = bytes.clone();
        newer[0] = 99;
        assertThrows(IllegalArgumentException.class, () -> decode(newer));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> decode(cut));
        }
    }

    private static Analysed decode(byte[] bytes) {
        return AnalysedCodec.decode(bytes, () -> MatchText.of("", ""));
    }

    @Test
    void takesFewBytesAWord() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            body.append("The port of word").append(i * 37 % 120).append(" waits, ");
        }
        Analysed article = Analysed.of(MatchText.of("", body.toString()));
        int words = article.to(Expr.Field.BODY) - article.from(Expr.Field.BODY);
        int bytes = AnalysedCodec.encode(article).length;
        assertTrue(bytes < 6 * words, () -> bytes + " bytes for " + words + " words");
    }
}
