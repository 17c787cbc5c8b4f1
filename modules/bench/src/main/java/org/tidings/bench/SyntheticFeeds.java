package org.tidings.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented feeds as news sites write them: RSS 2.0, Atom and RDF in turn, 20 to 100 items with HTML in CDATA or escaped,
 * dates, authors, categories, HTML entities and characters beyond ASCII. The same seed makes the same bytes. None has a
 * document type: the peer refuses those, and what is refused is read in no time.
 */
final class SyntheticFeeds {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final String[] WORDS =
            ("harbour council tram bridge budget strike ferry storm quarter minister report"
                            + " vote night market school river energy price court plan café société straße größe señal über"
                            + " порт город crane pier fleet border talks union record summer winter rain health train line")
                    .split(" ", -1);
    private static final String[] PEOPLE = {"Ada Example", "Ben Example", "Cléo Exemple", "Dana Example"};

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private SyntheticFeeds(long seed) {
        this.random = new Random(seed);
    }

    static List<byte[]> make(int count, long seed) {
        List<byte[]> feeds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SyntheticFeeds one = new SyntheticFeeds(seed + i);
            feeds.add(one.feed(i).getBytes(StandardCharsets.UTF_8));
        }
        return feeds;
    }

    private String feed(int number) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        String site = "https://paper" + number + ".example/";
        int items = 20 + random.nextInt(81);
        switch (number % 4) {
            case 0 -> atom(site, items);
            case 1 -> rdf(site, items);
            default -> rss(site, items);
        }
        return out.toString();
    }

    private void rss(String site, int items) {
        out.append(
                        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
                                + " xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">\n<channel>\n\t<title>")
                .append(sentence(3))
                .append("</title>\n\t<atom:link href=\"")
                .append(site)
                .append("feed\" rel=\"self\" type=\"application/rss+xml\" />\n\t<link>")
                .append(site)
                .append("</link>\n\t<description>")
                .append(sentence(8))
                .append("</description>\n\t<language>en-GB</language>\n\t<sy:updatePeriod>hourly</sy:updatePeriod>\n");
        for (int i = 0; i < items; i++) {
            out.append("\t<item>\n");
            line("title", sentence(9));
            line("link", address(site, i));
            line("dc:creator", "<![CDATA[" + person() + "]]>");
            line("pubDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(time(i).atOffset(ZoneOffset.UTC)));
            line("category", "<![CDATA[" + word() + "]]>");
            out.append("\t\t<guid isPermaLink=\"false\">")
                    .append(site)
                    .append("?p=")
                    .append(i)
                    .append("</guid>\n");
            line("description", i % 2 == 0 ? "<![CDATA[" + html(site, 2) + "]]>" : escaped(html(site, 2)));
            out.append("\t\t<media:thumbnail url=\"").append(address(site, i)).append(".jpg\" width=\"240\"/>\n");
            out.append("\t</item>\n");
        }
        out.append("</channel>\n</rss>\n");
    }

    private void atom(String site, int items) {
        out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n\t<title>")
                .append(sentence(3))
                .append("</title>\n\t<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(site)
                .append("\"/>\n\t<id>")
                .append(site)
                .append("</id>\n\t<updated>")
                .append(time(0))
                .append("</updated>\n");
        for (int i = 0; i < items; i++) {
            out.append("\t<entry>\n\t\t<title type=\"html\">")
                    .append(sentence(9))
                    .append("</title>\n");
            out.append("\t\t<link rel=\"alternate\" type=\"text/html\" href=\"")
                    .append(address(site, i))
                    .append("\"/>\n");
            line("id", "tag:" + site.substring(8, site.length() - 1) + ",2026:" + i);
            line("published", time(i).toString());
            line("updated", time(i).plusSeconds(600).toString());
            out.append("\t\t<author><name>").append(person()).append("</name></author>\n\t\t<category term=\"");
            out.append(word()).append("\"/>\n\t\t<summary type=\"html\">").append(escaped(html(site, 2)));
            out.append("</summary>\n\t</entry>\n");
        }
        out.append("</feed>\n");
    }

    private void rdf(String site, int items) {
        out.append(
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                                + " xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel rdf:about=\"")
                .append(site)
                .append("\">\n\t<title>")
                .append(sentence(3))
                .append("</title>\n\t<link>")
                .append(site)
                .append("</link>\n\t<description>")
                .append(sentence(8))
                .append("</description>\n</channel>\n");
        for (int i = 0; i < items; i++) {
            out.append("<item rdf:about=\"").append(address(site, i)).append("\">\n");
            line("title", sentence(9));
            line("link", address(site, i));
            line("description", "<![CDATA[" + html(site, 2) + "]]>");
            line("dc:creator", person());
            line("dc:date", time(i).toString());
            line("dc:subject", word());
            out.append("</item>\n");
        }
        out.append("</rdf:RDF>\n");
    }

    private void line(String element, String content) {
        out.append("\t\t<").append(element).append('>').append(content);
        out.append("</").append(element).append(">\n");
    }

    private String html(String site, int paragraphs) {
        StringBuilder html = new StringBuilder();
        html.append("<p><img src=\"").append(site).append("images/").append(random.nextInt(100_000));
        html.append(".jpg\" alt=\"").append(word()).append("\" width=\"640\" height=\"360\" /></p>\n");
        for (int i = 0; i < paragraphs; i++) {
            html.append("<p>").append(sentence(12 + random.nextInt(12))).append(" <a href=\"");
            html.append(address(site, i))
                    .append("?a=1&amp;b=2\">")
                    .append(sentence(3))
                    .append("</a>&nbsp;");
            html.append(sentence(10)).append(" <em>").append(word()).append("</em>.</p>\n");
        }
        return html.toString();
    }

    private static String escaped(String html) {
        return html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : random.nextInt(40) == 0 ? " &amp; " : " ")
                    .append(word());
        }
        return sentence.toString();
    }

    private String address(String site, int item) {
        return site + "2026/11/" + word().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "x") + "-" + item;
    }

    private static Instant time(int item) {
        return NOW.minusSeconds(1800L * (item + 1));
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String person() {
        return PEOPLE[random.nextInt(PEOPLE.length)];
    }
}
