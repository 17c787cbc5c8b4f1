package org.tidings.scraper.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.model.Urls;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Facts;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.kind.ArticleForm;
import org.tidings.scraper.extract.kind.Formats;
import org.tidings.scraper.extract.kind.OtherPages;
import org.tidings.scraper.extract.kind.PageSigns;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.rule.Ruling;
import org.tidings.scraper.extract.rule.SiteRules;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;
import org.tidings.scraper.extract.text.Body;
import org.tidings.scraper.extract.text.Hints;
import org.tidings.scraper.extract.text.Layout;
import org.tidings.scraper.extract.text.PageText;
import org.tidings.scraper.extract.text.PageTree;

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
            NotNews other = otherThanHtml(body, contentType);
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
        NotNews other = otherThanHtml(body, contentType);
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

    private static @Nullable NotNews otherThanHtml(byte[] body, @Nullable String contentType) {
        String format = Formats.otherThanHtml(body, contentType);
        return format == null ? null : new NotNews(PageKind.NOT_HTML, format);
    }

    private static NotNews unreadable(Throwable e) {
        return new NotNews(
                PageKind.UNREADABLE,
                "the page could not be read: " + e.getClass().getSimpleName());
    }

    /** What a page is taken apart into before it is judged. */
    private static final class Parts {
        final int length;
        final String url;
        final Document document;
        final Head head;
        final Facts facts;
        final @Nullable Ruling ruling;
        final @Nullable String title;
        final Layout layout;
        final Body body;

        Parts(String html, String url, SiteProfile site, SiteRules rules, Stopwatch watch) {
            this.url = url;
            this.document = watch.time("parse", () -> PageTree.of(html, url));
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

        PageSigns signs() {
            boolean paywalled = facts.paywalled().value();
            return new PageSigns(document, head, layout, url, title, body.paragraphs(), paywalled);
        }

        @Nullable
        RuleUse rule() {
            return ruling == null ? null : ruling.use(body.missed());
        }
    }

    private Extracted outcome(Parts parts) {
        PageSigns signs = parts.signs();
        NotNews notNews = OtherPages.of(signs);
        return notNews != null ? notNews : article(parts, ArticleForm.of(signs));
    }

    private ArticleText article(Parts parts, ArticleForm form) {
        List<String> paragraphs = bounded(form.paragraphs(), parts.length);
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
                form.kind(),
                form.posts(),
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
}
