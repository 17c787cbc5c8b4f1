package org.tidings.scraper.extract.facts;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;

/** When the article was published and changed: the most trusted place that gives a date. */
final class Publication {
    private static final int NEAR = 300;
    private static final int LONGEST = 200;
    private static final int SCRIPTS = 400_000;
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "og:pubdate",
        "og:release_date",
        "article:published",
        "article.published",
        "article:published_date",
        "datepublished",
        "publishdate",
        "publish-date",
        "publish_date",
        "published_time",
        "published_date",
        "published",
        "publication_date",
        "publicationdate",
        "publication-date",
        "pubdate",
        "pub_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "rnews:datepublished",
        "originalpublicationdate",
        "article_date_original",
        "article.created",
        "article:post_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "dc:date",
        "dc.date.publication",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "datecreated",
        "date_published",
        "bt:pubdate",
        "displaydate",
        "dc.created",
        "dcsext.articlefirstpublished",
        "created",
        "creation_date",
        "shareaholic:article_published_time",
        "date",
        "dateofpublication",
        "vr:published_time",
        "vr:published",
        "news_date",
        "revision_date",
        "time"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "article:modified",
        "article:modified_date",
        "article.updated",
        "last-modified",
        "lastmod",
        "last_modified",
        "updated_time",
        "modified"
    };
    private static final Pattern IN_SCRIPT = Pattern.compile(
            "\\\\?\"(?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate|publication_date|firstPublished\\w*|firstPublishDate|publishedDate|published_date|pubDate|dateCreated|published_time|publishTime|display_date|first_publish_date)\\\\?\"\\s*:\\s*\\\\?\"?([^\"\\\\,}]{8,40})");
    private static final Pattern UPDATED = Pattern.compile(
            "(?i)updated|modified|aktualisiert|geändert|stand:|mis à jour|modifié|actualizad|aggiornat|modificat|atualizad|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|zaktualizowan|обновлен|güncelle|更新|수정");
    private static final Set<String> EUROPEAN = Set.of(
            "de", "fr", "it", "es", "nl", "pl", "cs", "sv", "da", "no", "nb", "hu", "sk", "sl", "hr", "at", "ch");

    private final Head head;
    private final String url;
    private final boolean monthFirst;

    Publication(Head head, String url) {
        this.head = head;
        this.url = url;
        this.monthFirst = monthFirst(head.language, Addresses.host(url));
    }

    /** Of the languages of news only American English puts the month first. */
    static boolean monthFirst(@Nullable String language, String host) {
        String tag = language == null
                ? ""
                : language.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean american = tag.startsWith("en-us") || tag.equals("en") || tag.isEmpty();
        String end = host.substring(host.lastIndexOf('.') + 1);
        boolean elsewhere = end.length() == 2 && !end.equals("us") && !end.equals("io") && !end.equals("co");
        return american && !elsewhere;
    }

    @Nullable
    Found<OffsetDateTime> published() {
        Found<OffsetDateTime> said = firstOf(List.of(
                () -> found(head.linkedData.published(), "JSON-LD datePublished"),
                () -> meta(PUBLISHED),
                () -> of(Dates.inUrl(url), "address"),
                () -> of(Dates.inUrl(head.canonical), "canonical address"),
                this::timeElement,
                this::dateElement,
                this::inScripts,
                this::textNearHeadline,
                this::modified,
                this::textAnywhere));
        return said == null ? null : new Found<>(ownDay(said.value()), said.source());
    }

    @Nullable
    Found<OffsetDateTime> modified() {
        return firstOf(List.of(
                () -> found(head.linkedData.modified(), "JSON-LD dateModified"),
                () -> meta(MODIFIED),
                this::modifiedElement));
    }

    /** The publisher's own day, where the page lets it be known: from its address, or as midnight of a European clock. */
    private OffsetDateTime ownDay(OffsetDateTime said) {
        OffsetDateTime inUrl = Dates.inUrl(url);
        if (inUrl != null) {
            return Dates.onDayOf(said, inUrl);
        }
        LocalTime time = said.toLocalTime();
        boolean midnight = said.getOffset().equals(ZoneOffset.UTC)
                && (time.equals(LocalTime.of(22, 0)) || time.equals(LocalTime.of(23, 0)))
                && EUROPEAN.contains(primary());
        return midnight ? said.withOffsetSameInstant(ZoneOffset.ofHours(24 - time.getHour())) : said;
    }

    private String primary() {
        String tag = head.language == null ? "" : head.language.strip().toLowerCase(Locale.ROOT);
        return tag.length() > 2 ? tag.substring(0, 2) : tag;
    }

    private static @Nullable Found<OffsetDateTime> firstOf(List<Supplier<@Nullable Found<OffsetDateTime>>> places) {
        for (Supplier<@Nullable Found<OffsetDateTime>> place : places) {
            Found<OffsetDateTime> found = place.get();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Found<OffsetDateTime> of(@Nullable OffsetDateTime date, String source) {
        return date == null ? null : new Found<>(date, source);
    }

    private @Nullable Found<OffsetDateTime> found(@Nullable String text, String source) {
        return of(Dates.parse(text, monthFirst), source);
    }

    private @Nullable Found<OffsetDateTime> meta(String[] names) {
        for (String name : names) {
            Found<OffsetDateTime> found = found(head.meta(name), "meta " + name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Those behind the headline, then those before it, then those of other blocks. */
    private List<Spot> likelyFirst(List<Spot> spots) {
        List<Spot> sorted = new ArrayList<>();
        spots.stream()
                .filter(spot -> !spot.aside() && spot.order() > head.headline())
                .forEach(sorted::add);
        spots.stream()
                .filter(spot -> !spot.aside() && spot.order() <= head.headline())
                .forEach(sorted::add);
        spots.stream().filter(Spot::aside).forEach(sorted::add);
        return sorted;
    }

    private @Nullable Found<OffsetDateTime> timeElement() {
        Found<OffsetDateTime> first = null;
        for (Spot spot : likelyFirst(head.times)) {
            Element time = spot.element();
            boolean declared = time.attr("itemprop").contains("datePublished") || time.hasAttr("pubdate");
            Found<OffsetDateTime> found = declared || !isModified(time) ? found(value(time), "<time>") : null;
            if (found != null && declared) {
                return new Found<>(found.value(), "itemprop datePublished");
            }
            first = first == null ? found : first;
        }
        return first;
    }

    private static String value(Element time) {
        for (String attribute : List.of("datetime", "content", "data-datetime", "title")) {
            if (!time.attr(attribute).isBlank()) {
                return time.attr(attribute);
            }
        }
        return time.text();
    }

    private static boolean isModified(Element time) {
        String names = time.className() + " " + time.attr("itemprop") + " " + time.attr("id");
        return UPDATED.matcher(names).find();
    }

    private @Nullable Found<OffsetDateTime> modifiedElement() {
        for (Spot spot : likelyFirst(head.times)) {
            Found<OffsetDateTime> found = isModified(spot.element()) ? found(value(spot.element()), "<time>") : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> dateElement() {
        for (Spot spot : likelyFirst(head.dates)) {
            Element element = spot.element();
            Found<OffsetDateTime> found = found(element.attr("title"), "title of a date");
            String text = found == null ? shortText(element) : "";
            found = found == null && !text.isEmpty() ? found(original(text), "date beside the text") : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The element's text where that is a line; empty where it is more. */
    private static String shortText(Element element) {
        StringBuilder text = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof org.jsoup.nodes.TextNode part) {
                text.append(part.text()).append(' ');
            }
            return text.length() > LONGEST
                    ? org.jsoup.select.NodeFilter.FilterResult.STOP
                    : org.jsoup.select.NodeFilter.FilterResult.CONTINUE;
        });
        return text.length() > LONGEST ? "" : text.toString();
    }

    /** "Updated 3 May 2026, published 1 May 2026": what stands behind the word for an update is looked at last. */
    private static String original(String text) {
        Matcher updated = UPDATED.matcher(text);
        if (!updated.find()) {
            return text;
        }
        String before = text.substring(0, updated.start());
        return Dates.parse(before) != null ? before : text;
    }

    private @Nullable Found<OffsetDateTime> inScripts() {
        int room = SCRIPTS;
        for (Element script : head.scripts) {
            String data = script.data();
            String bounded = data.length() > room ? data.substring(0, Math.max(0, room)) : data;
            room -= bounded.length();
            Matcher matcher = IN_SCRIPT.matcher(bounded);
            while (matcher.find()) {
                Found<OffsetDateTime> found = found(matcher.group(1), "date in a script");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> textNearHeadline() {
        for (Spot spot : likelyFirst(head.datedTexts)) {
            boolean near = Math.abs(spot.order() - head.headline()) < NEAR;
            Found<OffsetDateTime> found =
                    near && !spot.aside() ? found(original(spot.text()), "text near the headline") : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> textAnywhere() {
        for (Spot spot : likelyFirst(head.datedTexts)) {
            Found<OffsetDateTime> found = found(spot.text(), "text");
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
