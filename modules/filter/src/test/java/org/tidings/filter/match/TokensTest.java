package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.pieces;
import static org.tidings.filter.match.Matching.words;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Café crème                 | cafe creme",
                "Cafe\u0301                 | cafe",
                "ЁЛКА и Йод                 | елка и йод",
                "и\u0306од                  | йод",
                "Ἀθῆναι Σίσυφος             | αθηναι σισυφοσ",
                "STRASSE Straße             | strasse strasse",
                "Ærø Œuvre Łódź Đurić Þór   | aero oeuvre lodz duric thor",
                "Iğdır İzmir                | igdir izmir",
                "ﬁne Ｔｏｋｙｏ              | fine tokyo",
                "U.N. and U.S.A. met        | un and usa met",
                "at 3.30 p.m.               | at 3.30 pm",
                "U.S.'s view, U.N.’s        | us view un",
                "Marlow's workers'          | marlow workers",
                "Marlow’s MARLOW'S          | marlow marlow",
                "O'Neill o’clock            | oneill oclock",
                "l'Iran dell’arte qu'il     | l iran dell arte qu il",
                "aujourd'hui                | aujourdhui",
                "L'eau d'Évian              | l eau d evian",
                "state-owned co-op          | state owned co op",
                "AT&T R&D                   | at t r d",
                "1,000 2,500,000 1,0001     | 1000 2500000 1,0001",
                "1999, 2000                 | 1999 2000",
                "snake_case __              | snake_case",
                "Update:minister            | update minister",
                "so\u00ADft zero\u200Bwidth | soft zero width",
                "a\u200Db \u202Ac\u202C     | ab c",
                "🔥 fire 👩‍👩‍👧 family         | fire family",
                "<b>bold</b>                | b bold b",
                "العَرَبِيَّة أحمد إيران آب الـــنيل | العربية احمد ايران اب النيل",
                "שָׁלוֹם תל־אביב                | שלום תל אביב",
                "צה\"ל צה״ל                 | צהל צהל",
                "CO₂ levels                 | co2 levels",
                "हिन्दी समाचार                 | हिन्दी समाचार",
            })
    void foldsAndCuts(String text, String expected) {
        assertEquals(List.of(expected.split(" ", -1)), words(text));
    }

    @Test
    void givesEachCharacterOfUnspacedScriptsAPosition() {
        assertEquals(List.of("日", "本", "語", "テ", "ス", "ト"), words("日本語テスト"));
        assertEquals(List.of("バ", "ラ"), words("ﾊﾞﾗ"));
        assertEquals(List.of("น้ํ", "า", "ท่", "ว", "ม"), words("น้ำท่วม"));
        assertEquals(words("น้ำ"), words("น้\u0E4D\u0E32"));
        assertEquals(List.of("a", "社", "2024", "年"), words("A社2024年"));
    }

    @Test
    void composesHangul() {
        assertEquals(words("한국"), words("\u1112\u1161\u11ab\u1100\u116e\u11a8"));
    }

    @Test
    void keepsOffsetsOfTheTextAsWritten() {
        assertEquals(List.of("O’Neill", "U.N", "l", "Iran", "1,000"), pieces("O’Neill's U.N.'s (l'Iran) 1,000"));
    }

    @Test
    void tellsLettersAsWrittenFromFoldedOnes() {
        Tokens tokens = Tokens.of("US us Us U.S. ＵＳ");
        assertEquals(tokens.folded(0), tokens.folded(1));
        assertNotEquals(tokens.exact(0), tokens.exact(1));
        assertNotEquals(tokens.exact(0), tokens.exact(2));
        assertEquals(tokens.exact(0), tokens.exact(3));
        assertEquals(tokens.exact(0), tokens.exact(4));
    }

    @Test
    void knowsCapitals() {
        Tokens tokens = Tokens.of("NATO Nato nato 42 ÉTÉ");
        assertTrue(tokens.is(0, Tokens.CAPITALS));
        assertTrue(!tokens.is(1, Tokens.CAPITALS) && tokens.is(1, Tokens.CASED));
        assertTrue(!tokens.is(3, Tokens.CASED));
        assertTrue(tokens.is(4, Tokens.CAPITALS));
    }

    @Property(tries = 2_000)
    void placesAreInOrderAndInsideTheText(@ForAll String text) {
        Tokens tokens = Tokens.of(text);
        int last = 0;
        for (int i = 0; i < tokens.count(); i++) {
            assertTrue(tokens.start(i) >= last && tokens.end(i) > tokens.start(i), text);
            assertTrue(tokens.length(i) > 0, text);
            last = tokens.end(i);
        }
        assertTrue(last <= text.length());
    }

    @Property(tries = 1_000)
    void foldingWhatIsFoldedChangesNothing(@ForAll String text) {
        for (String word : words(text)) {
            assertEquals(word, Letters.foldComposed(word), text);
        }
    }
}
