package org.tidings.scraper.extract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Who wrote an article, in clean names. */
class AuthorsTest {
    private static Found<List<String>> authors(String head, String body) {
        return FactsOf.page("<meta property=og:site_name content='Harbour Courier'>" + head, body, FactsOf.URL)
                .authors();
    }

    private static String linkedData(String author) {
        return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":" + author
                + "}</script>";
    }

    @Test
    void listsComeFromLinkedData() {
        String ld = linkedData(
                "[{\"@type\":\"Person\",\"name\":\"Ada Lindqvist\"},{\"@type\":\"Person\",\"name\":\"Jonas O'Hara\"}]");
        assertEquals(new Found<>(List.of("Ada Lindqvist", "Jonas O'Hara"), "JSON-LD author"), authors(ld, ""));
    }

    @Test
    void theSiteIsTheAuthorOnlyWhenNobodyElseIsNamed() {
        String ld = linkedData("{\"@type\":\"Person\",\"name\":\"Harbour Courier\"}");
        String byline = "<h1>x</h1><p class=byline>By <a href='/authors/ada'>Ada Lindqvist</a></p>";
        assertEquals(List.of("Ada Lindqvist"), authors(ld, byline).value());
        assertEquals(List.of("Harbour Courier"), authors(ld, "<h1>x</h1>").value());
    }

    @Test
    void anOrganisationThatIsDeclaredStaysOne() {
        String ld = linkedData("{\"@type\":\"Organization\",\"name\":\"Coast & Sea, Editors\"}");
        assertEquals(List.of("Coast & Sea, Editors"), authors(ld, "").value());
    }

    @Test
    void aFullNameThatReadersSeeIsBetterThanAnAccount() {
        String meta = "<meta name=author content=AdaL>";
        assertEquals(
                new Found<>(List.of("Ada Lindqvist"), "byline"),
                authors(meta, "<h1>x</h1><div class=byline>By Ada Lindqvist</div>"));
    }

    @Test
    void commentsAndOtherArticlesNameNoAuthor() {
        String body = "<h1>x</h1><div class=byline>By Ada Lindqvist</div>"
                + "<div class=related><div class=byline>By Jonas Brandt</div></div>"
                + "<ol class=comment-list><li><span class='comment-author vcard'>Nils Holm</span></ol>";
        assertEquals(List.of("Ada Lindqvist"), authors("", body).value());
    }

    @Test
    void aPhotographersCreditIsNoByline() {
        String body = "<h1>x</h1><figure><span class=author>Nils Holm</span></figure><p class=author>Ada Lindqvist</p>";
        assertEquals(List.of("Ada Lindqvist"), authors("", body).value());
    }

    @Test
    void aLineUnderTheHeadlineIsEnough() {
        assertEquals(
                List.of("Ada Lindqvist"),
                authors("", "<h1>x</h1><div>By <button>Ada Lindqvist</button></div>")
                        .value());
        assertEquals(
                List.of("Ada Lindqvist"),
                authors("", "<h1>x</h1><p>14 March 2026 | Ada Lindqvist | Senior Writer</p>")
                        .value());
    }

    @Test
    void whatOnlyLooksLikeABylineIsNone() {
        for (String body : List.of(
                "<h1>x</h1><p>By Harbour Bridge the water rose, and by Monday it stood at the wall of the old town hall again.</p>",
                "<h1>x</h1><p><strong>The Idea</strong></p>",
                "<h1>x</h1><p>Played against <a href='/profiles/1234'>Nils Holm</a></p>",
                "<h1>x</h1><p><a href='/user/register'>Join Now</a></p>")) {
            assertEquals(List.of(), authors("", body).value(), body);
        }
        assertEquals(
                List.of("Nils Holm"),
                authors("", "<h1>x</h1><a href='/authors/nils-holm'>Nils Holm</a>")
                        .value());
    }

    @Test
    void namesAreNeverGluedToRoles() {
        String body = "<h1>x</h1><div class=byline><span>Ada Lindqvist</span><span>Staff Writer</span></div>";
        assertEquals(List.of("Ada Lindqvist"), authors("", body).value());
    }

    @Test
    void anAccountIsBetterThanNobody() {
        String body = "<h1>x</h1><span class=byline><a class=url rel=author href='/author/tide'>tidewatcher</a></span>";
        assertEquals(List.of("tidewatcher"), authors("", body).value());
    }

    @Test
    void anAgencyIsTheAuthorBesidePeopleAndAFactOfItsOwn() {
        String ld = linkedData(
                "[{\"@type\":\"Person\",\"name\":\"Ada Lindqvist\"},{\"@type\":\"Organization\",\"name\":\"Reuters\"}]");
        Facts facts = FactsOf.page(ld, "", FactsOf.URL);
        assertEquals(List.of("Ada Lindqvist", "Reuters"), facts.authors().value());
        assertEquals(new Found<>("Reuters", "JSON-LD author"), facts.agency());
    }

    @Test
    void theAgencyIsReadFromTheDateline() {
        Facts facts = FactsOf.page("", "<h1>x</h1><p>LISBON, Nov 2 (Reuters) - The wall held.</p>", FactsOf.URL);
        assertEquals(new Found<>("Reuters", "text"), facts.agency());
        assertEquals(List.of(), facts.authors().value());
    }

    @Test
    void contributorsStandApart() {
        String body = "<h1>x</h1><p class=byline>By Ada Lindqvist</p><p>The wall held.</p>";
        for (String line : List.of(
                "<p><em>Jonas Brandt and Mia Sund contributed to this report.</em></p>",
                "<p>The Courier’s Jonas Brandt and Mia Sund contributed to this report.</p>",
                "<p>Additional reporting by Jonas Brandt and Mia Sund; editing by Nils Holm</p>",
                "<p>Mitarbeit: Jonas Brandt, Mia Sund</p>",
                "<p>Avec la collaboration de Jonas Brandt et Mia Sund</p>",
                "<p>Con la colaboración de Jonas Brandt y Mia Sund</p>")) {
            Facts facts = FactsOf.page("", body + line, FactsOf.URL);
            assertEquals(
                    List.of("Jonas Brandt", "Mia Sund"), facts.contributors().value(), line);
            assertEquals(List.of("Ada Lindqvist"), facts.authors().value(), line);
        }
    }

    @Test
    void linesOfManyLanguagesAreCleaned() {
        assertEquals(List.of("Ada Lindqvist", "Jonas Brandt"), Names.in("By Ada Lindqvist and Jonas Brandt"));
        assertEquals(List.of("Ada Lindqvist"), Names.in("Von Ada Lindqvist, Berlin".replace(", Berlin", " in Berlin")));
        assertEquals(List.of("Zoé d’Arc", "Luc de Vries"), Names.in("Par Zoé d’Arc et Luc de Vries"));
        assertEquals(List.of("Ines al-Masri"), Names.in("Por Ines al-Masri"));
        assertEquals(List.of("Anna-Maria van der Berg"), Names.in("Door: Anna-Maria van der Berg"));
        assertEquals(List.of("Анна Петрова"), Names.in("Автор: Анна Петрова"));
        assertEquals(List.of("松岡花子"), Names.in("松岡花子 記者"));
        assertEquals(List.of("배하나", "이두리"), Names.in("배하나 기자, 이두리 기자"));
        assertEquals(List.of("ليلى حداد"), Names.in("ليلى حداد"));
        assertEquals(List.of("दैनिक तट"), Names.in("दैनिक तट"));
        assertEquals(List.of("Ada Lindqvist"), Names.in("Lindqvist, Ada"));
        assertEquals(List.of("Ada Lindqvist"), Names.in("Written by Ada Lindqvist on 14 March 2026"));
        assertEquals(List.of("Ada Lindqvist"), Names.in("Ada Lindqvist, Senior Politics Editor"));
        assertEquals(List.of("Ada Lindqvist"), Names.in("View all posts by Ada Lindqvist"));
        assertEquals(List.of("J. P. O'Hara"), Names.in("J. P. O'Hara (jp@harbour.example) @jpohara"));
    }

    @Test
    void whatIsNoNameIsNone() {
        for (String line : List.of(
                "14 March 2026",
                "January 27",
                "8 января, 17:46",
                "https://harbour.example/ada",
                "ada@harbour.example",
                "View ORCID Profile",
                "Senior Writer",
                "Photo: Nils Holm",
                "Sign in",
                "Comments")) {
            assertEquals(List.of(), Names.in(line), line);
        }
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of(
                "By ",
                "Von ",
                "Ada Lindqvist",
                "Jonas O'Hara",
                "14 March 2026",
                "2026-03-14",
                "3.5.2026",
                " and ",
                ", ",
                " | ",
                "ada@harbour.example",
                "https://harbour.example/a",
                "@ada",
                "Senior Editor",
                "\n",
                "9:30",
                "松岡花子",
                "記者",
                "(dpa)",
                "March 14, 2026",
                " in Berlin",
                "8 января");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void namesHoldNoDateAddressOrMailbox(@ForAll("lines") String line) {
        for (String name : Names.in(line)) {
            assertFalse(name.contains("@") || name.contains("://") || name.contains("\n"), name);
            assertEquals(null, Dates.parse(name), name);
        }
    }

    @Property(tries = 500)
    void anyLineIsRead(@ForAll String line) {
        for (String name : Names.in(line)) {
            assertFalse(name.isBlank() || name.length() > 60, name);
        }
    }
}
