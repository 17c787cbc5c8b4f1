package org.tidings.scraper.extract.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.ReadPage;
import org.tidings.scraper.extract.facts.Languages;

/** A site whose articles are made of words without sense; what stands around them has names that say nothing. */
final class InventedSite {
    static final String PROMO =
            "Our reporters are in the harbour before the boats are. Put your name down and the paper comes to your door.";
    static final String LEGAL =
            "The Harbour Courier is printed by the Tidewater Press under the rules of the Alder board.";

    private final Extractor extractor = new Extractor(new Languages());
    SiteProfile profile = SiteProfile.EMPTY;

    /** Reads a page with what is known, and learns from it. */
    List<String> read(String html, String url) {
        ReadPage page = extractor.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", url, profile);
        profile = profile.with(url.hashCode(), page.blocks());
        return switch (page.outcome()) {
            case ArticleText text -> text.paragraphs();
            case NotNews other -> throw new AssertionError(other.toString());
        };
    }

    static String page(String title, List<String> paragraphs) {
        String body = paragraphs.stream()
                .map(paragraph -> paragraph.startsWith("<") ? paragraph : "<p class=\"x3\">" + paragraph + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!doctype html><html lang=en><head><title>" + title
                + " | The Harbour Courier</title></head><body><main><h1>" + title + "</h1><div class=\"q7\">" + body
                + "</div></main></body></html>";
    }

    static String title(int article) {
        return String.join(" ", words(article, 7, 8));
    }

    /** Paragraphs that no other article has. */
    static List<String> prose(int article, int count) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paragraphs.add(String.join(" ", words(31 * article + i + 1_000_000, 28, 6)) + ".");
        }
        return paragraphs;
    }

    private static List<String> words(int seed, int count, int length) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(word -> random.ints(3 + random.nextInt(length), 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    static List<String> with(List<String> paragraphs, int at, String block) {
        List<String> all = new ArrayList<>(paragraphs);
        all.add(at, block);
        return all;
    }
}
