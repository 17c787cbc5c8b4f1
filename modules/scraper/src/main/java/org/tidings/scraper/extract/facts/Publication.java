package org.tidings.scraper.extract.facts;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;

/** When the article was published and changed: the most trusted place that gives a date. */
final class Publication {
    private static final int NEAR = 200;
    private static final int LINE = 80;
    private static final int BEFORE = 10;
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
    private static final Pattern CALLED_IN_SCRIPT =
            Pattern.compile("[dD]ate\\w{0,20}\\s?\\(\\s?[\"'](20\\d\\d[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d)");
    private static final Pattern UPDATED = Pattern.compile(
            "(?i)updated|modified|aktualisiert|geändert|stand:|mis à jour|modifié|actualizad|aggiornat|modificat|atualizad|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|zaktualizowan|обновлен|güncelle|更新|수정");
    private static final Pattern OTHER_ENGLISH = Pattern.compile("(?i)[/.]en-(?:gb|uk|au|nz|ie|in|za|ca|sg)[/.]");
    private static final Set<String> EUROPEAN = Set.of(
            "de", "fr", "it", "es", "nl", "pl", "cs", "sv", "da", "no", "nb", "hu", "sk", "sl", "hr", "at", "ch");

    private final Head head;
    private final String url;
    private final int headline;
    private final boolean monthFirst;

    /** @param headline where the article's headline stands; 0 when there is none */
    Publication(Head head, String url, int headline) {
        this.head = head;
        this.url = url;
        this.headline = headline;
        this.monthFirst = monthFirst(locale(), url);
    }

    private @Nullable String locale() {
        String given = head.language == null || head.language.isBlank() ? "" : head.language;
        String locale = head.meta("og:locale");
        return given.length() > 3 || locale == null ? given : locale;
    }

    /** Of the languages of news only American English puts the month first. */
    static boolean monthFirst(@Nullable String language, String url) {
        String tag = language == null
                ? ""
                : language.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean american = tag.startsWith("en-us") || tag.equals("en") || tag.isEmpty();
        String host = Addresses.host(url);
        String end = host.substring(host.lastIndexOf('.') + 1);
        boolean elsewhere = end.length() == 2 && !end.equals("us") && !end.equals("io") && !end.equals("co");
        return american && !elsewhere && !OTHER_ENGLISH.matcher(url).find();
    }

    @Nullable
    Found<OffsetDateTime> published() {
        Found<OffsetDateTime> said = firstOf(List.of(
                () -> found(head.linkedData.published(), "JSON-LD datePublished"),
                () -> meta(PUBLISHED),
                () -> found(head.trackbackDate, "trackback description"),
                () -> of(Dates.inUrl(url), "address"),
                () -> of(Dates.inUrl(head.canonical), "canonical address"),
                this::declaredTime,
                this::nearHeadline,
                () -> time(false),
                () -> dated(false),
                this::inScripts,
                () -> text(false),
                this::modified,
                () -> time(true),
                () -> dated(true),
                () -> text(true),
                this::calledInScripts));
        return said == null ? null : new Found<>(ownDay(said), said.source());
    }

    @Nullable
    Found<OffsetDateTime> modified() {
        return firstOf(List.of(
                () -> found(head.linkedData.modified(), "JSON-LD dateModified"),
                () -> meta(MODIFIED),
                this::modifiedElement));
    }

    /**
     * A time in UTC as the publisher's clock showed it, where the page lets that be known: from the same time with an offset,
     * from the day in its address, or as midnight of a European clock.
     */
    private OffsetDateTime ownDay(Found<OffsetDateTime> found) {
        OffsetDateTime said = found.value();
        boolean declared =
                found.source().startsWith("JSON-LD") || found.source().startsWith("meta");
        if (!said.getOffset().equals(ZoneOffset.UTC) || !declared) {
            return said;
        }
        for (Spot spot : head.times) {
            OffsetDateTime shown = Dates.parse(value(spot.element()), monthFirst);
            if (shown != null && shown.toInstant().equals(said.toInstant())) {
                return shown;
            }
        }
        OffsetDateTime inUrl = Dates.inUrl(url);
        return inUrl != null ? Dates.onDayOf(said, inUrl) : european(said);
    }

    private OffsetDateTime european(OffsetDateTime said) {
        LocalTime time = said.toLocalTime();
        boolean midnight =
                (time.equals(LocalTime.of(22, 0)) || time.equals(LocalTime.of(23, 0))) && EUROPEAN.contains(primary());
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

    /** Those behind the headline, then those before it. */
    private List<Spot> likelyFirst(List<Spot> spots, boolean aside) {
        List<Spot> sorted = new ArrayList<>();
        spots.stream()
                .filter(spot -> spot.aside() == aside && spot.order() > headline)
                .forEach(sorted::add);
        spots.stream()
                .filter(spot -> spot.aside() == aside && spot.order() <= headline)
                .forEach(sorted::add);
        return sorted;
    }

    private @Nullable Found<OffsetDateTime> declaredTime() {
        for (Spot spot : likelyFirst(head.times, false)) {
            Element time = spot.element();
            boolean declared = time.attr("itemprop").contains("datePublished") || time.hasAttr("pubdate");
            Found<OffsetDateTime> found = declared ? found(value(time), "itemprop datePublished") : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The date that stands nearest to the headline; behind it is nearer than before it. */
    private @Nullable Found<OffsetDateTime> nearHeadline() {
        List<Spot> near = new ArrayList<>();
        if (headline > 0) {
            Stream.of(head.times, head.dates, head.datedTexts)
                    .flatMap(List::stream)
                    .filter(spot -> !spot.aside() && distance(spot) < NEAR)
                    .sorted(Comparator.comparingInt(this::distance))
                    .forEach(near::add);
        }
        for (Spot spot : near) {
            Found<OffsetDateTime> found = at(spot);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private int distance(Spot spot) {
        int after = spot.order() - headline;
        return after >= 0 ? after : BEFORE - 2 * after;
    }

    private @Nullable Found<OffsetDateTime> at(Spot spot) {
        Element element = spot.element();
        if (!spot.text().isEmpty()) {
            String text = spot.text().strip();
            return text.length() > LINE ? null : found(original(text), "text near the headline");
        }
        boolean time = element.normalName().equals("time");
        return time ? isModified(element) ? null : found(value(element), "<time>") : dated(element);
    }

    private @Nullable Found<OffsetDateTime> time(boolean aside) {
        for (Spot spot : likelyFirst(head.times, aside)) {
            Element time = spot.element();
            Found<OffsetDateTime> found = isModified(time) ? null : found(value(time), "<time>");
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String value(Element time) {
        for (String attribute : List.of("datetime", "content", "data-datetime", "title")) {
            if (!time.attr(attribute).isBlank()) {
                return time.attr(attribute);
            }
        }
        return Brief.text(time, LONGEST);
    }

    private static boolean isModified(Element time) {
        String names = time.className() + " " + time.attr("itemprop") + " " + time.attr("id");
        return UPDATED.matcher(names).find();
    }

    private @Nullable Found<OffsetDateTime> modifiedElement() {
        for (Spot spot : likelyFirst(head.times, false)) {
            Found<OffsetDateTime> found = isModified(spot.element()) ? found(value(spot.element()), "<time>") : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> dated(boolean aside) {
        for (Spot spot : likelyFirst(head.dates, aside)) {
            Found<OffsetDateTime> found = dated(spot.element());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> dated(Element element) {
        Found<OffsetDateTime> found = found(element.attr("title"), "title of a date");
        String text = found == null ? shortText(element) : "";
        return text.isEmpty() ? found : found(original(text), "date beside the text");
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
        return inScripts(IN_SCRIPT, "date in a script");
    }

    /** A date that a script writes into the page. */
    private @Nullable Found<OffsetDateTime> calledInScripts() {
        return inScripts(CALLED_IN_SCRIPT, "date that a script writes");
    }

    private @Nullable Found<OffsetDateTime> inScripts(Pattern pattern, String source) {
        int room = SCRIPTS;
        for (Element script : head.scripts) {
            String data = script.data();
            String bounded = data.length() > room ? data.substring(0, Math.max(0, room)) : data;
            room -= bounded.length();
            Matcher matcher = pattern.matcher(bounded);
            while (matcher.find()) {
                Found<OffsetDateTime> found = found(matcher.group(1), source);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Found<OffsetDateTime> text(boolean aside) {
        for (Spot spot : likelyFirst(head.datedTexts, aside)) {
            Found<OffsetDateTime> found = found(spot.text(), "text");
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
