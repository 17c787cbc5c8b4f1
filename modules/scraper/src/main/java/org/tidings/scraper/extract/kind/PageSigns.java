package org.tidings.scraper.extract.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.text.Layout;
import org.tidings.scraper.extract.text.Run;

/** What the kind of a page is told by. What is dear to look for is looked for when it is asked. */
public final class PageSigns {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·•:»«]+\\s+|\\s*\\|\\s*");

    /** What is longer is no title, and its separators are not worth looking for. */
    private static final int LONGEST_TITLE = 400;

    final Document document;
    final Head head;
    final Layout layout;
    final String url;
    final @Nullable String title;
    final List<String> paragraphs;
    final List<String> titles;
    final int length;
    final boolean paywalled;

    /**
     * @param title as it was found
     * @param paragraphs what would be the article's text
     * @param paywalled the page says that it is not free
     */
    public PageSigns(
            Document document,
            Head head,
            Layout layout,
            String url,
            @Nullable String title,
            List<String> paragraphs,
            boolean paywalled) {
        this.document = document;
        this.head = head;
        this.layout = layout;
        this.url = url;
        this.title = title;
        this.paragraphs = paragraphs;
        this.titles = titles(title, head);
        this.length = paragraphs.stream().mapToInt(String::length).sum();
        this.paywalled = paywalled;
    }

    /** Whether the page itself says that it is one article. */
    boolean describesArticle() {
        return head.linkedData.describesArticle()
                || type().equals("article")
                || head.meta("article:published_time") != null;
    }

    String type() {
        return String.valueOf(head.meta("og:type")).toLowerCase(Locale.ROOT);
    }

    /** The title, whole and between its separators, and the headlines. */
    private static List<String> titles(@Nullable String title, Head head) {
        List<String> titles = new ArrayList<>();
        for (String said : new String[] {title, head.title}) {
            if (said != null) {
                String bounded = said.substring(0, Math.min(said.length(), LONGEST_TITLE));
                titles.add(bounded.strip());
                for (String part : SEPARATOR.split(bounded, -1)) {
                    titles.add(part.strip());
                }
            }
        }
        return titles;
    }

    /** Everything that a short page says; of a long one the beginning. */
    String said(int most) {
        StringBuilder said = new StringBuilder();
        for (Run run : layout.runs) {
            said.append(run.text(), 0, Math.min(run.text().length(), most)).append('\n');
            if (said.length() > most) {
                break;
            }
        }
        return said.toString();
    }

    long links() {
        return layout.runs.stream().filter(run -> run.linkDensity() > 0.8).count();
    }

    boolean has(String selector) {
        Element found = document.selectFirst(selector);
        return found != null;
    }
}
