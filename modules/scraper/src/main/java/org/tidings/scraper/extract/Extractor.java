package org.tidings.scraper.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.model.Urls;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.rule.Ruling;
import org.tidings.scraper.extract.rule.SiteRules;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;
import org.tidings.scraper.extract.text.Body;
import org.tidings.scraper.extract.text.Hints;
import org.tidings.scraper.extract.text.Layout;
import org.tidings.scraper.extract.text.PageText;

/** Finds the article on a page. Thread-safe; what it is given, it answers, and it never throws. */
public final class Extractor {
    private static final int MAX_TEXT = 1 << 20;

    private final Languages languages;
    private final SiteRules rules;

    public Extractor(Languages languages) {
        this(languages, SiteRules.NONE);
    }

    public Extractor(Languages languages, SiteRules rules) {
        this.languages = languages;
        this.rules = rules;
    }

    /**
     * @param body as it came from the web, decoded from its transfer encoding
     * @param contentType the header's value, for the character set; null when there was none
     * @param url where it was read, for resolving addresses and for the date in it
     */
    public Extracted extract(byte[] body, @Nullable String contentType, String url) {
        return read(body, contentType, url, SiteProfile.EMPTY).outcome();
    }

    /**
     * As {@link #extract}, with what was learned from other pages of the site, and with what can be learned from this one.
     *
     * @param site of the page's host
     */
    public ReadPage read(byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        try {
            Extracted other = Formats.otherThanHtml(body, contentType);
            return other != null
                    ? new ReadPage(other, null, PageBlocks.NONE)
                    : html(PageText.decode(body, contentType), url, site);
        } catch (RuntimeException | StackOverflowError e) {
            return new ReadPage(unreadable(e), null, PageBlocks.NONE);
        }
    }

    private ReadPage html(String html, String url, SiteProfile site) {
        Parts parts = new Parts(html, url, site, rules, new Stopwatch());
        return new ReadPage(outcome(parts), parts.facts, parts.body.pageBlocks());
    }

    /** As {@link #extract}, with the reasons. */
    public Examined examine(byte[] body, @Nullable String contentType, String url) {
        return examine(body, contentType, url, SiteProfile.EMPTY);
    }

    /** As {@link #read}, with the reasons. */
    public Examined examine(byte[] body, @Nullable String contentType, String url, SiteProfile site) {
        Extracted other = Formats.otherThanHtml(body, contentType);
        if (other != null) {
            return new Examined(other, null, null, List.of(), Map.of());
        }
        Stopwatch watch = new Stopwatch();
        try {
            Parts parts =
                    new Parts(watch.time("decode", () -> PageText.decode(body, contentType)), url, site, rules, watch);
            Extracted outcome = watch.time("language", () -> outcome(parts));
            return new Examined(outcome, parts.facts, parts.rule(), parts.body.blocks(), watch.times());
        } catch (RuntimeException | StackOverflowError e) {
            return new Examined(unreadable(e), null, null, List.of(), watch.times());
        }
    }

    private static NotNews unreadable(Throwable e) {
        return new NotNews(
                PageKind.UNREADABLE,
                "the page could not be read: " + e.getClass().getSimpleName());
    }

    /** What a page is taken apart into before it is judged. */
    private static final class Parts {
        final int length;
        final Head head;
        final Facts facts;
        final @Nullable Ruling ruling;
        final @Nullable String title;
        final Layout layout;
        final Body body;

        Parts(String html, String url, SiteProfile site, SiteRules rules, Stopwatch watch) {
            Document document = watch.time("parse", () -> Jsoup.parse(html, url));
            this.length = html.length();
            this.head = watch.time("head", () -> Head.of(document));
            Facts own = watch.time("facts", () -> Facts.of(head, url));
            this.ruling = watch.time("rule", () -> rules.of(document, Urls.host(url)));
            this.facts = ruling == null ? own : own.told(ruling.title(), ruling.authors(), ruling.published());
            this.title = Facts.value(facts.title());
            Hints hints = ruling == null ? Hints.NONE : ruling.hints();
            this.layout = watch.time("layout", () -> Layout.of(document, hints));
            this.body = watch.time(
                    "text", () -> new Body(layout, head, title, facts.authors().value(), hints, site));
        }

        @Nullable
        RuleUse rule() {
            return ruling == null ? null : ruling.use(body.missed());
        }
    }

    private Extracted outcome(Parts parts) {
        List<String> paragraphs = parts.body.paragraphs();
        NotNews notNews = PageKinds.notNews(parts.head, parts.layout, parts.title, paragraphs);
        return notNews != null ? notNews : article(parts, bounded(paragraphs, parts.length));
    }

    private ArticleText article(Parts parts, List<String> paragraphs) {
        Head head = parts.head;
        Facts facts = parts.facts;
        return new ArticleText(
                parts.title,
                Facts.value(facts.standfirst()),
                paragraphs,
                facts.authors().value(),
                Facts.value(facts.published()),
                Facts.value(facts.modified()),
                Facts.value(facts.canonicalUrl()),
                Facts.value(facts.image()),
                Facts.value(facts.siteName()),
                languages.of(String.join(" ", paragraphs.subList(0, Math.min(5, paragraphs.size()))), head.language),
                facts.paywalled().value(),
                facts.categories().value(),
                facts.contributors().value(),
                Facts.value(facts.agency()),
                Facts.value(facts.section()),
                facts.keywords().value(),
                PageKind.ARTICLE,
                List.of(),
                parts.rule());
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
                return new NotNews(PageKind.NOT_HTML, "a PDF document");
            }
            boolean html = type.isEmpty()
                    || type.contains("html")
                    || type.contains("xml")
                    || type.equals("text/plain")
                    || type.equals("application/octet-stream");
            return html ? feed(body) : new NotNews(PageKind.NOT_HTML, "not HTML but " + type);
        }

        private static @Nullable Extracted feed(byte[] body) {
            String start =
                    new String(body, 0, Math.min(body.length, 1000), java.nio.charset.StandardCharsets.ISO_8859_1);
            boolean feed = start.stripLeading().startsWith("<?xml")
                    && (start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:RDF"));
            return feed || start.startsWith("<rss") ? new NotNews(PageKind.NOT_HTML, "a feed") : null;
        }

        private static boolean starts(byte[] body, String magic) {
            return body.length >= magic.length()
                    && new String(body, 0, magic.length(), java.nio.charset.StandardCharsets.ISO_8859_1).equals(magic);
        }
    }
}
