package org.tidings.scraper.extract.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tidings.scraper.extract.site.InventedSite.LEGAL;
import static org.tidings.scraper.extract.site.InventedSite.PROMO;
import static org.tidings.scraper.extract.site.InventedSite.page;
import static org.tidings.scraper.extract.site.InventedSite.prose;
import static org.tidings.scraper.extract.site.InventedSite.title;
import static org.tidings.scraper.extract.site.InventedSite.with;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.model.Json;
import org.tidings.model.Site;

class SiteProfileTest {
    private final InventedSite site = new InventedSite();

    private List<String> article(int number, List<String> paragraphs) {
        return site.read(page(title(number), paragraphs), "https://courier.example/" + number);
    }

    private List<String> closing(int number) {
        return article(number, with(prose(number, 6), 6, LEGAL));
    }

    @Test
    void aBlockAfterTheTextOfThreeArticlesIsLeftOutOfTheFourth() {
        for (int i = 1; i <= 3; i++) {
            assertTrue(closing(i).contains(LEGAL), "article " + i);
        }
        assertEquals(prose(4, 6), closing(4));
    }

    @Test
    void aParagraphAmongOthersTakesFiveArticles() {
        for (int i = 1; i <= 5; i++) {
            assertTrue(article(i, with(prose(i, 6), 3, PROMO)).contains(PROMO), "article " + i);
        }
        assertEquals(prose(6, 6), article(6, with(prose(6, 6), 3, PROMO)));
    }

    @Test
    void anArticleSeenAgainTeachesNothing() {
        for (int i = 0; i < 10; i++) {
            assertTrue(closing(1).contains(LEGAL));
        }
        assertEquals(1, site.profile.learned());
    }

    @Test
    void aCopyUnderAnotherAddressTeachesNothing() {
        String copied = page(title(1), prose(1, 8));
        for (int i = 0; i < 6; i++) {
            assertEquals(prose(1, 8), site.read(copied, "https://courier.example/copy/" + i));
        }
        assertEquals(1, site.profile.learned());
    }

    @Test
    void versionsOfOneStoryTeachNothingOfItsText() {
        for (int i = 0; i < 8; i++) {
            List<String> paragraphs = new ArrayList<>(prose(1, 6));
            paragraphs.addAll(0, prose(100 + i, 3));
            assertEquals(
                    paragraphs,
                    site.read(page(title(1) + " update " + i, paragraphs), "https://courier.example/v" + i));
        }
    }

    @Test
    void theBackgroundOfARunningStoryStays() {
        String background =
                "The dispute began in spring when the board of the port cut the night shifts without a word.";
        for (int i = 1; i <= 12; i++) {
            List<String> paragraphs = with(prose(i, 5), i % 2 == 0 ? 5 : 3, background);
            String headline = "Dockers " + title(i).substring(0, 3) + " strike at Alder, day " + i;
            assertTrue(
                    site.read(page(headline, paragraphs), "https://courier.example/strike/" + i)
                            .contains(background),
                    "" + i);
            article(100 + i, prose(100 + i, 5));
        }
    }

    @Test
    void aBlockThatWouldLeaveNextToNothingStays() {
        String whole = LEGAL + " " + PROMO + " " + LEGAL.toUpperCase(java.util.Locale.ROOT);
        for (int i = 1; i <= 6; i++) {
            article(i, with(prose(i, 6), 6, whole));
        }
        assertTrue(article(7, List.of("Nothing came of it at all.", whole)).contains(whole));
    }

    @Test
    void aBlockThatIsMostOfATextGoesOnlyWhenItIsCertain() {
        String whole = LEGAL + " " + PROMO + " " + LEGAL.toUpperCase(java.util.Locale.ROOT);
        for (int i = 1; i <= 4; i++) {
            article(i, with(prose(i, 6), 6, whole));
        }
        assertTrue(article(5, with(prose(5, 1), 1, whole)).contains(whole));
        article(6, with(prose(6, 6), 6, whole));
        assertEquals(prose(7, 1), article(7, with(prose(7, 1), 1, whole)));
    }

    @Test
    void aHeadingStaysWhileSomethingStandsUnderIt() {
        for (int i = 1; i <= 6; i++) {
            List<String> paragraphs = with(
                    with(prose(i, 6), 3, "<h3>What we know so far</h3>"), 7, "<h3>Before you leave this page</h3>");
            paragraphs = with(paragraphs, 8, LEGAL);
            List<String> text = article(i, paragraphs);
            assertTrue(text.contains("What we know so far"));
            assertEquals(i <= 3, text.contains("Before you leave this page"), "article " + i);
        }
    }

    @Test
    void itemsThatManyListsHaveStay() {
        for (int i = 1; i <= 8; i++) {
            List<String> paragraphs = with(
                    prose(i, 4),
                    2,
                    "<ul><li>" + (i + 1) + " teaspoons of salt</li><li>" + title(i) + " and more</li></ul>");
            assertTrue(article(i, paragraphs).contains((i + 1) + " teaspoons of salt"), "article " + i);
        }
    }

    @Test
    void whatTheSitePrintsNoMoreIsForgotten() {
        for (int i = 1; i <= 5; i++) {
            closing(i);
        }
        for (int i = 100; i < 100 + SiteProfile.ARTICLES; i++) {
            article(i, prose(i, 4));
        }
        assertTrue(closing(300).contains(LEGAL));
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < 200; i++) {
            List<String> paragraphs = prose(i, 100);
            for (int block = 0; block < 60; block++) {
                paragraphs = with(paragraphs, 0, PROMO + " " + (block % 3 == 0 ? "x".repeat(block) : block + ""));
            }
            site.profile = site.profile.with(i, new PageBlocks(title(i), seen(paragraphs), 0));
        }
        assertTrue(site.profile.size() <= SiteProfile.BLOCKS);
        byte[] record = Json.bytes(site.profile.site("courier.example", Instant.EPOCH));
        assertTrue(record.length < 15_000, record.length + " bytes");
    }

    private static List<SeenBlock> seen(List<String> paragraphs) {
        return paragraphs.stream().map(text -> SeenBlock.of(text, true)).toList();
    }

    @Test
    void itIsTheSameAfterBeingStored() {
        for (int i = 1; i <= 4; i++) {
            closing(i);
        }
        Site stored = site.profile.site("courier.example", Instant.EPOCH);
        Site read = Json.read(Json.bytes(stored), Site.class);
        assertEquals(stored, read);
        assertEquals(stored, SiteProfile.of(read).site("courier.example", Instant.EPOCH));
        assertFalse(new String(Json.bytes(read), StandardCharsets.UTF_8).contains("learned\":0"));
        site.profile = SiteProfile.of(read);
        assertEquals(prose(5, 6), closing(5));
    }

    @Test
    void whatRepeatsCanBeRead() {
        for (int i = 1; i <= 4; i++) {
            closing(i);
        }
        SiteProfile.Repeat only = site.profile.repeated().getFirst();
        assertEquals(LEGAL.substring(0, 80), only.text());
        assertEquals(new Evidence(4, 4, 4), only.evidence());
    }

    @Test
    void aPageOfFurnitureAloneTeachesNothingNew() {
        for (int i = 1; i <= 4; i++) {
            closing(i);
        }
        SiteProfile before = site.profile;
        assertSame(before, before.with(99, new PageBlocks("", List.of(SeenBlock.of(LEGAL, true)), 0)));
    }
}
