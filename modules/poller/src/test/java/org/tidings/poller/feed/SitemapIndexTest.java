package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitemapIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void theNewestPartsOfTheSiteAreRead() {
        FeedDocument index = index(
                "a 2026-11-01",
                "b 2026-11-24T10:00:00Z",
                "c -",
                "d 2026-11-20",
                "e 2026-11-21",
                "f 2026-11-22",
                "g 2026-11-23");
        assertEquals(
                List.of("b", "g", "f", "e", "d"),
                SitemapIndex.parts(index, url -> true).stream()
                        .map(url -> url.substring(url.length() - 1))
                        .toList());
        assertEquals(List.of(), SitemapIndex.parts(index, url -> false));
    }

    @Test
    void newsSitemapsComeBeforeAllOthers() {
        FeedDocument index = index("pages 2026-11-24", "news 2026-11-20");
        assertEquals(List.of("https://quay.example/news"), SitemapIndex.parts(index, url -> true));
    }

    private static FeedDocument index(String... parts) {
        StringBuilder xml = new StringBuilder("<sitemapindex>");
        for (String part : parts) {
            String[] words = part.split(" ", 2);
            xml.append("<sitemap><loc>https://quay.example/").append(words[0]).append("</loc>");
            xml.append(words[1].equals("-") ? "" : "<lastmod>" + words[1] + "</lastmod>")
                    .append("</sitemap>");
        }
        byte[] bytes = xml.append("</sitemapindex>").toString().getBytes(StandardCharsets.UTF_8);
        return assertInstanceOf(FeedDocument.class, FeedReader.read(bytes, null, "https://quay.example/", NOW));
    }
}
