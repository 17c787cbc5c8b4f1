package org.tidings.poller.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item, entry or url of an XML feed: for each fact the places where the vocabularies put it, best first. */
final class XmlItem {
    private static final String[] PUBLISHED = {
        "pubdate",
        "published",
        "issued",
        "dc:date",
        "dcterms:issued",
        "dcterms:available",
        "dcterms:created",
        "created",
        "dcterms:date",
        "news:publication_date",
        "date",
        "dc:issued",
        "dc:created"
    };
    private static final String[] UPDATED = {
        "updated", "modified", "dcterms:modified", "dc:modified", "lastmod", "lastbuilddate"
    };

    /** Of one name: nobody means more than two. */
    private static final int MOST_DATES = 3;

    private final Field item;
    private final Fields fields;
    private final Fields news;
    private final Authors inherited;
    private final @Nullable String feedLanguage;
    private final Instant now;

    XmlItem(Field item, Authors inherited, @Nullable String feedLanguage, Instant now) {
        this.item = item;
        this.fields = item.fields();
        this.news = fields.firstInside("news:news");
        this.inherited = inherited;
        this.feedLanguage = feedLanguage;
        this.now = now;
    }

    FeedItem read() {
        String guid = guid();
        Dated published = dated(PUBLISHED);
        Dated updated = dated(UPDATED).better(Dated.of(item.attribute("lastmod"), now));
        Dated shown = published.raw() != null ? published : updated;
        String content = content();
        String summary = summary();
        return new FeedItem(
                guid,
                url(guid),
                title(),
                shown.raw(),
                shown.at(),
                updated.at(),
                summary,
                content,
                Authors.ofItem(fields).orElse(inherited),
                categories(),
                language());
    }

    private @Nullable String guid() {
        String guid = fields.raw("guid");
        if (guid == null) {
            guid = fields.first(XmlItem::atomId, "id");
        }
        if (guid == null) {
            guid = fields.raw("dc:identifier");
        }
        return guid != null ? guid : item.attribute("rdf:about");
    }

    /** Atom's ids are whole addresses, so that a path is one written short; RSS's guid may be anything. */
    private static @Nullable String atomId(Field id) {
        String raw = id.rawOrNull();
        return raw != null && raw.contains("/") ? id.address() : raw;
    }

    private @Nullable String url(@Nullable String guid) {
        String link = Links.of(fields.all("link")).page();
        if (link == null) {
            link = fields.first(Field::address, "loc", "url");
        }
        if (link == null) {
            link = item.address("href");
        }
        if (link == null && guid != null && guidIsAddress(guid)) {
            link = guid;
        }
        return link != null ? link : lastResort();
    }

    private boolean guidIsAddress(String guid) {
        String permanent = fields.first(field -> field.attribute("isPermaLink"), "guid");
        boolean web = guid.startsWith("http://") || guid.startsWith("https://");
        return web && !"false".equalsIgnoreCase(permanent);
    }

    private @Nullable String lastResort() {
        String source = fields.first(field -> field.address("src"), "content");
        if (source != null) {
            return source;
        }
        String about = item.attribute("rdf:about");
        return about != null && about.startsWith("http")
                ? about
                : fields.first(field -> field.address("url"), "enclosure");
    }

    private @Nullable String title() {
        String title = fields.text("title", "dc:title", "media:title", "itunes:title");
        if (title == null) {
            title = news.text("news:title");
        }
        return title != null ? title : media().text("media:title");
    }

    private @Nullable String summary() {
        String summary = fields.text(
                "description",
                "summary",
                "abstract",
                "dc:description",
                "itunes:summary",
                "media:description",
                "dcterms:abstract",
                "itunes:subtitle");
        return summary != null ? summary : media().text("media:description");
    }

    private Fields media() {
        return fields.firstInside("media:group", "media:content");
    }

    private @Nullable String content() {
        return fields.text("content:encoded", "content", "xhtml:body", "xhtml:div", "fullitem", "body");
    }

    private Dated dated(String... names) {
        Dated first = Dated.NONE;
        for (String name : names) {
            first = first.better(last(name));
        }
        return first.better(Dated.of(news.raw(names), now));
    }

    /** Of a date given twice, the later in the document counts. */
    private Dated last(String name) {
        Dated last = Dated.NONE;
        List<Field> all = fields.all(name);
        for (Field field : all.subList(Math.max(0, all.size() - MOST_DATES), all.size())) {
            last = Dated.of(field.raw(), now).better(last);
        }
        return last;
    }

    private List<String> categories() {
        Stream<String> named = fields.each("category", "dc:subject", "media:category")
                .map(field -> field.attribute("term") != null ? label(field) : field.text())
                .filter(java.util.Objects::nonNull);
        String keywords = news.text("news:keywords");
        Stream<String> listed = keywords == null ? Stream.empty() : Stream.of(keywords.split(",", -1));
        return Stream.concat(named, listed)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(50)
                .toList();
    }

    private static @Nullable String label(Field category) {
        String label = category.attribute("label");
        return PlainText.ofText(label != null ? label : category.attribute("term"));
    }

    private @Nullable String language() {
        String own = fields.raw("dc:language", "language");
        if (own == null) {
            own = news.inside("news:publication")
                    .map(of -> of.raw("news:language"))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        String language = own != null ? own : item.scope().language();
        return language != null ? language.toLowerCase(Locale.ROOT) : feedLanguage;
    }

    /** A date as written, and as understood. */
    private record Dated(@Nullable String raw, @Nullable Instant at) {
        static final Dated NONE = new Dated(null, null);

        static Dated of(@Nullable String raw, Instant now) {
            return raw == null || raw.isBlank() ? NONE : new Dated(raw.strip(), FeedDates.read(raw, now));
        }

        /** What is understood before what is only written. */
        Dated better(Dated other) {
            return at == null && (other.at != null || raw == null) ? other : this;
        }
    }
}
