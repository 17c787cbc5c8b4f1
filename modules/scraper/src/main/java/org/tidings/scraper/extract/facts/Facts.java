package org.tidings.scraper.extract.facts;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the page says of the article, each from the most trusted place that gives it. */
public final class Facts {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "og:pubdate",
        "og:release_date",
        "article:published",
        "article.published",
        "datepublished",
        "publishdate",
        "publish-date",
        "publish_date",
        "published_time",
        "published",
        "publication_date",
        "publicationdate",
        "pubdate",
        "pub_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "rnews:datepublished",
        "originalpublicationdate",
        "article_date_original",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "datecreated",
        "date_published",
        "bt:pubdate",
        "displaydate",
        "dc.created",
        "created",
        "creation_date",
        "shareaholic:article_published_time",
        "date",
        "last-modified-x",
        "dateofpublication",
        "vr:published_time",
        "news_date",
        "time"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "article:modified",
        "last-modified",
        "lastmod",
        "modified"
    };

    private final Document document;
    private final Head head;
    private final String url;
    public final String host;

    public Facts(Document document, Head head, String url) {
        this.document = document;
        this.head = head;
        this.url = url;
        this.host = host(url);
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    public @Nullable String siteName() {
        String name = head.meta("og:site_name", "al:ios:app_name", "application-name", "twitter:app:name:iphone");
        return Titles.clean(name != null ? name : head.linkedData.publisher());
    }

    public @Nullable String standfirst() {
        String ld = head.linkedData.description();
        return Titles.clean(
                ld != null && ld.length() > 20
                        ? ld
                        : head.meta("og:description", "description", "twitter:description"));
    }

    public @Nullable OffsetDateTime published() {
        OffsetDateTime inUrl = Dates.inUrl(url);
        OffsetDateTime said = said();
        return said == null || inUrl == null ? said : Dates.onDayOf(said, inUrl);
    }

    private @Nullable OffsetDateTime said() {
        return firstOf(
                () -> Dates.parse(head.linkedData.published()),
                this::metaDate,
                () -> Dates.inUrl(url),
                () -> Dates.inUrl(head.canonical),
                this::timeElement,
                this::dateElement,
                () -> Dates.parse(head.meta(MODIFIED)),
                this::dateInText);
    }

    public @Nullable OffsetDateTime modified() {
        return firstOf(() -> Dates.parse(head.linkedData.modified()), () -> Dates.parse(head.meta(MODIFIED)));
    }

    @SafeVarargs
    private static @Nullable OffsetDateTime firstOf(Supplier<@Nullable OffsetDateTime>... places) {
        for (Supplier<@Nullable OffsetDateTime> place : places) {
            OffsetDateTime date = place.get();
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable OffsetDateTime metaDate() {
        for (String name : PUBLISHED) {
            OffsetDateTime date = Dates.parse(head.meta(name));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable OffsetDateTime timeElement() {
        for (Element time : head.times) {
            String value = Stream.of("datetime", "content")
                    .map(time::attr)
                    .filter(v -> !v.isBlank())
                    .findFirst()
                    .orElseGet(time::text);
            OffsetDateTime date = Dates.parse(value);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable OffsetDateTime dateElement() {
        for (Element element : head.dates) {
            OffsetDateTime date = Dates.parse(element.hasAttr("title") ? element.attr("title") : "");
            String text = element.text();
            date = date == null && text.length() < 200 ? Dates.parse(text) : date;
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable OffsetDateTime dateInText() {
        Element body = document.body();
        String text = body == null ? "" : body.text();
        for (int from = 0; from < Math.min(text.length(), 20_000); from += 300) {
            OffsetDateTime date = Dates.parse(text.substring(from, Math.min(text.length(), from + 330)));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    public @Nullable String canonical() {
        String given = head.canonical == null || head.canonical.isEmpty() ? head.meta("og:url") : head.canonical;
        return given == null ? null : absolute(given);
    }

    public @Nullable String image() {
        String given = head.meta(
                "og:image",
                "og:image:secure_url",
                "og:image:url",
                "twitter:image",
                "twitter:image:src",
                "image",
                "thumbnail");
        given = given != null ? given : head.linkedData.image();
        return given == null ? null : absolute(given);
    }

    private @Nullable String absolute(String address) {
        String resolved = org.jsoup.internal.StringUtil.resolve(url, address);
        return resolved.startsWith("http") ? resolved : null;
    }

    public List<String> categories() {
        List<String> categories = new ArrayList<>();
        Stream.concat(
                        Stream.of(head.meta("article:section"), head.linkedData.section())
                                .filter(s -> s != null),
                        head.tags.stream())
                .map(Titles::clean)
                .filter(s -> s != null && s.length() < 60 && !categories.contains(s))
                .limit(20)
                .forEach(categories::add);
        return categories;
    }
}
