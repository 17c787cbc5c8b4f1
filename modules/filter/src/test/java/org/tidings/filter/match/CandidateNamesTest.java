package org.tidings.filter.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.filter.match.Matching.engine;
import static org.tidings.filter.match.Matching.entity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.Entity;
import org.tidings.model.Mentions;
import org.tidings.model.Mentions.Candidate;

class CandidateNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | On Friday president Iona Merrow left Verrin Sound early. | Iona Merrow (president)
                    en | It was Foreign Minister Edda Lindqvist who signed. | Edda Lindqvist (minister)
                    en | The strait is shut, said Edda Lindqvist. | Edda Lindqvist (said)
                    en | The tugs waited, and Iona J. Merrow said so. | Iona J. Merrow (said)
                    en | We met Tomas de la Reyne, the deputy mayor, at noon. | Tomas de la Reyne (mayor)
                    en | They asked Mr. Karim bin Saleh Orr about it. | Karim bin Saleh Orr (mr)
                    en | The yard belongs to Vireo Harbour Works Ltd and others. | Vireo Harbour Works (Ltd)
                    en | The yard belongs to Vireo plc and others. | Vireo plc (plc)
                    en | A report by the Ministry of Tides was read. | Ministry of Tides (ministry)
                    en | Students of Selwyn University cheered. | Selwyn University (university)
                    en | Money came from the Bank of Ostland. | Bank of Ostland (bank)
                    en | Ostland's premier Anna-Lena Orr-Voss resigned. | Anna-Lena Orr-Voss (premier)
                    de | Gestern trat Ministerin Edda Lindqvist Montag Abend zurück. | Edda Lindqvist (ministerin)
                    de | Das Wetter bleibt gut, sagte Edda Lindqvist der Zeitung. | Edda Lindqvist (sagte)
                    de | Die Aufträge gingen an die Nordhafen Werft GmbH in Selwyn. | Nordhafen Werft (GmbH)
                    fr | Hier, la ministre Odile Marchais de Brume a démissionné. | Odile Marchais de Brume (ministre)
                    fr | C'est ce qu'a dit Odile Marchais. | Odile Marchais (dit)
                    fr | L'accord avec l'Université de Brume tient. | Université de Brume (université)
                    es | Ayer la alcaldesa Nuria Valdemar abrió el puerto. | Nuria Valdemar (alcaldesa)
                    es | Lo aprobó el Ministerio de Mareas. | Ministerio de Mareas (ministerio)
                    it | Ieri il sindaco Piero Dell Onda ha parlato. | Piero Dell Onda (sindaco)
                    pt | Ontem a ministra Inês da Ria falou. | Inês da Ria (ministra)
                    nl | Gisteren sprak burgemeester Joris van der Kade. | Joris van der Kade (burgemeester)
                    ru | Вчера министр Эдда Линдквист ушла. | Эдда Линдквист (министр)
                    da | I går gik minister Edda Lindqvist af. | Edda Lindqvist (minister)
                    """)
    void proposesWhatStandsBesideATriggerWord(String language, String body, String expected) {
        assertEquals(expected, found(language, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | The boats of Iona Merrow came home. | no trigger
                    en | The president left Verrin Sound on Monday. | too far away
                    en | Harbour Lights said little. | the beginning of a sentence alone
                    en | Tugs came. Harbour Lights said little. | the beginning of a sentence alone
                    en | She said "Open Waters are shut". | a quotation begins as a sentence does
                    en | It was president Merrow who signed. | one word
                    en | All followed judge Iona Merrow Orr Voss Reyne Aldane. | more than four words
                    en | The crew told EVERYONE LEAVE HARBOUR said nobody. | capitals throughout
                    en | They met minister Monday January and left. | names of days
                    de | Der Minister sah Wasser Hafen Schiffe Kräne. | German nouns
                    de | Die Stadt und das Meer, die Werft Halle und mehr. | German nouns
                    zh | 卡尔德电网周一晚宣布不可抗力，部长林德说。 | no capitals
                    ar | قالت الوزيرة إيدا ليندكفست إن الميناء مغلق. | no capitals
                    """)
    void proposesNothingFor(String language, String body, String because) {
        assertEquals("", found(language, body), because);
    }

    @Test
    void aNameThatBeganASentenceCountsOnceItStoodInside() {
        assertEquals(
                "Edda Lindqvist (said) 2",
                counted(of("en", "", "Edda Lindqvist said no. Later they asked Edda Lindqvist again.")));
    }

    @Test
    void leavesOutWhoIsKnown() {
        Entity known = entity("merrow", "Iona Merrow");
        Entity place = entity("ostland", "Ostland");
        MatchText text = text("en", "", "Today president Iona Merrow opened the Bank of Ostland.");
        Analysed article = engine(known, place).analyse(text);
        assertEquals("Bank of Ostland (bank) 1", counted(CandidateNames.of(article)));
    }

    @Test
    void readsATitleOnlyWhereItsCapitalsSaySomething() {
        assertEquals("Iona Merrow (president) 1", counted(of("en", "How president Iona Merrow lost the port", "")));
        assertEquals("", counted(of("en", "How President Iona Merrow Lost The Port", "")));
        assertEquals("", counted(of("en", "PRESIDENT IONA MERROW", "")));
    }

    @Test
    void anUnknownLanguageIsReadWithTheWordsOfAll() {
        assertEquals("Edda Lindqvist (said)", found(null, "The strait is shut, said Edda Lindqvist."));
        assertEquals("Odile Marchais (ministre)", found("xx", "Hier, la ministre Odile Marchais a parlé."));
    }

    @Test
    void saysAtMostSoMany() {
        String many = IntStream.range(0, 26 * 2)
                .mapToObj(i -> "They saw judge Merrow O" + (char) ('a' + i % 26) + "n" + (char) ('a' + i / 26) + ".")
                .collect(Collectors.joining(" "));
        assertEquals(Mentions.MAX_NAMES, of("en", "", many).size());
    }

    @Property(tries = 300)
    void readsAnythingAndQuotesIt(@ForAll String body) {
        String text = "Then minister " + body;
        for (Candidate candidate : of("en", body, text)) {
            assertTrue(candidate.count() > 0);
            assertTrue((text + body).replaceAll("\\s+", " ").contains(candidate.text()), candidate.text());
        }
    }

    private static String found(@Nullable String language, String body) {
        return of(language, "", body).stream()
                .map(name -> name.text() + " (" + name.trigger() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String counted(List<Candidate> names) {
        return names.stream()
                .map(name -> name.text() + " (" + name.trigger() + ") " + name.count())
                .collect(Collectors.joining(", "));
    }

    private static List<Candidate> of(@Nullable String language, String title, String body) {
        return CandidateNames.of(engine().analyse(text(language, title, body)));
    }

    private static MatchText text(@Nullable String language, String title, String body) {
        return new MatchText(title, body, List.of(), null, language, null, List.of());
    }
}
