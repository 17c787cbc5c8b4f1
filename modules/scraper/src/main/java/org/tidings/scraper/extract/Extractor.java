package org.tidings.scraper.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.Kind;
import org.tidings.scraper.extract.Extracted.NotNews;

/** Finds the article on a page. Thread-safe; what it is given, it answers, and it never throws. */
public final class Extractor {
    private static final int MAX_TEXT = 1 << 20;

    private final Languages languages;

    public Extractor(Languages languages) {
        this.languages = languages;
    }

    /**
     * @param body as it came from the web, decoded from its transfer encoding
     * @param contentType the header's value, for the character set; null when there was none
     * @param url where it was read, for resolving addresses and for the date in it
     */
    public Extracted extract(byte[] body, @Nullable String contentType, String url) {
        try {
            Extracted other = Formats.otherThanHtml(body, contentType);
            return other != null ? other : html(PageText.decode(body, contentType), url);
        } catch (RuntimeException | StackOverflowError e) {
            return new NotNews(
                    Kind.EMPTY, "the page could not be read: " + e.getClass().getSimpleName());
        }
    }

    private Extracted html(String html, String url) {
        Document document = Jsoup.parse(html, url);
        Head head = Head.of(document);
        Facts facts = new Facts(document, head, url);
        String siteName = facts.siteName();
        String title = new Titles(head, siteName, facts.host).vote();
        Layout layout = Layout.of(document);
        List<String> paragraphs = new Body(layout, head, title).paragraphs();
        NotNews notNews = PageKinds.notNews(head, layout, title, paragraphs);
        return notNews != null ? notNews : article(facts, head, siteName, title, bounded(paragraphs, html.length()));
    }

    private ArticleText article(
            Facts facts, Head head, @Nullable String siteName, @Nullable String title, List<String> paragraphs) {
        return new ArticleText(
                title,
                facts.standfirst(),
                paragraphs,
                new Authors(head).names(),
                facts.published(),
                facts.modified(),
                facts.canonical(),
                facts.image(),
                siteName,
                languages.of(String.join(" ", paragraphs.subList(0, Math.min(5, paragraphs.size()))), head.language),
                head.linkedData.paywalled(),
                facts.categories());
    }

    /** At most twice what came in, and 1 MiB. */
    private static List<String> bounded(List<String> paragraphs, int input) {
        int room = Math.min(MAX_TEXT, 2 * input);
        List<String> kept = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (room <= 0) {
                break;
            }
            kept.add(paragraph.length() > room ? paragraph.substring(0, room) : paragraph);
            room -= paragraph.length() + 2;
        }
        return kept;
    }

    /** What is served under a page's address without being a page. */
    private static final class Formats {
        static @Nullable Extracted otherThanHtml(byte[] body, @Nullable String contentType) {
            String type = contentType == null
                    ? ""
                    : contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
            if (starts(body, "%PDF-") || type.equals("application/pdf")) {
                return new NotNews(Kind.NOT_HTML, "a PDF document");
            }
            boolean html = type.isEmpty()
                    || type.contains("html")
                    || type.contains("xml")
                    || type.equals("text/plain")
                    || type.equals("application/octet-stream");
            return html ? feed(body) : new NotNews(Kind.NOT_HTML, "not HTML but " + type);
        }

        private static @Nullable Extracted feed(byte[] body) {
            String start =
                    new String(body, 0, Math.min(body.length, 1000), java.nio.charset.StandardCharsets.ISO_8859_1);
            boolean feed = start.stripLeading().startsWith("<?xml")
                    && (start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:RDF"));
            return feed || start.startsWith("<rss") ? new NotNews(Kind.NOT_HTML, "a feed") : null;
        }

        private static boolean starts(byte[] body, String magic) {
            return body.length >= magic.length()
                    && new String(body, 0, magic.length(), java.nio.charset.StandardCharsets.ISO_8859_1).equals(magic);
        }
    }
}
