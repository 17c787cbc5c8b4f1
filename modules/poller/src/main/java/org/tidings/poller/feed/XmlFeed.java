package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.poller.feed.FeedDocument.Format;

/** Reads RSS, Atom, RDF, sitemaps and CDF from a tolerant parser's tree: by names, wherever they stand. */
final class XmlFeed {
    private static final int MOST_ITEMS = 5_000;
    private static final Set<String> ITEMS = Set.of("item", "entry", "url");
    private static final Set<String> HOLDERS = Set.of("channel", "feed", "rss", "rdf:rdf", "items", "urlset", "rdf");
    private static final Map<String, Format> ROOTS = Map.of(
            "rss", Format.RSS,
            "channel", Format.RSS,
            "rdf:rdf", Format.RDF,
            "rdf", Format.RDF,
            "feed", Format.ATOM,
            "entry", Format.ATOM,
            "urlset", Format.SITEMAP,
            "sitemapindex", Format.SITEMAP);

    private final Instant now;
    private final Field root;
    private final Format format;
    private final List<Field> items = new ArrayList<>();
    private Fields feed = Fields.none();
    private Scope feedScope;

    private XmlFeed(Field root, Format format, Instant now) {
        this.root = root;
        this.format = format;
        this.now = now;
        this.feedScope = root.scope();
    }

    /** Null when no element of the document is the root of a feed. */
    static @Nullable FeedDocument read(XmlElement document, Scope outermost, Instant now) {
        Field root = root(document, outermost);
        if (root == null) {
            return null;
        }
        Format format = Objects.requireNonNull(ROOTS.get(root.name()));
        boolean cdf = root.name().equals("channel") && root.element().name().equals("CHANNEL");
        XmlFeed feed = new XmlFeed(root, cdf ? Format.CDF : format, now);
        feed.collect(root);
        return feed.isOtherRdf() ? null : feed.document();
    }

    /** The first in document order: what a server prints before it does not matter. A web page is none, whatever it holds. */
    private static @Nullable Field root(XmlElement document, Scope outermost) {
        for (XmlElement child : document.elements()) {
            if (child.name().equalsIgnoreCase("html")) {
                return null;
            }
            Field field = Field.of(child, outermost);
            Field root = ROOTS.containsKey(field.name()) ? field : inner(field);
            if (root != null) {
                return root;
            }
        }
        return null;
    }

    /** An entry is a document's root or none: other vocabularies have elements of that name too. */
    private static @Nullable Field inner(Field outer) {
        for (XmlElement child : outer.element().elements()) {
            Field field = Field.of(child, outer.scope());
            boolean root = ROOTS.containsKey(field.name()) && !field.name().equals("entry");
            Field found = root ? field : inner(field);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private FeedDocument document() {
        if (root.name().equals("entry")) {
            items.add(root);
        }
        Authors authors = Authors.ofFeed(feed);
        String language = language();
        List<FeedItem> read = new ArrayList<>(items.size());
        for (Field item : items) {
            read.add(new XmlItem(item, authors, language, now).read());
        }
        Links links = Links.of(feed.all("link"));
        return new FeedDocument(
                format,
                feed.text("title", "dc:title"),
                links.page(),
                language,
                read,
                hints(),
                children(),
                links.relation("hub"),
                links.relation("self"));
    }

    /** RDF is written about much else than news. */
    private boolean isOtherRdf() {
        boolean any = false;
        for (XmlElement child : root.element().elements()) {
            any = true;
            if (!Field.of(child, root.scope()).name().startsWith(Prefixes.UNKNOWN)) {
                return false;
            }
        }
        return any && format == Format.RDF;
    }

    private void collect(Field holder) {
        if (!root.name().equals("entry") && feedLike(holder.name())) {
            feed = holder.fields();
            feedScope = holder.scope();
        }
        for (XmlElement child : holder.element().elements()) {
            Field field = Field.of(child, holder.scope());
            if (ITEMS.contains(field.name())) {
                item(field);
            } else if (HOLDERS.contains(field.name())) {
                collect(field);
            }
        }
    }

    private boolean feedLike(String name) {
        return name.equals("channel") || name.equals("feed") || name.equals("urlset") || name.equals(root.name());
    }

    /** An item left open holds those that follow it. */
    private void item(Field item) {
        if (items.size() < MOST_ITEMS) {
            items.add(item);
        }
        for (XmlNode node : item.element().inside()) {
            if (node instanceof XmlElement child
                    && child.name().equals(item.element().name())) {
                item(Field.of(child, item.scope()));
            }
        }
    }

    private @Nullable String language() {
        String language = feed.raw("language", "dc:language");
        String found = language != null ? language : feedScope.language();
        return found == null ? null : found.toLowerCase(Locale.ROOT);
    }

    private List<String> children() {
        return root.fields()
                .inside("sitemap")
                .limit(MOST_ITEMS)
                .sorted(Comparator.comparing(this::changed).reversed())
                .map(sitemap -> sitemap.first(Field::address, "loc"))
                .map(Bounds::address)
                .filter(Objects::nonNull)
                .toList();
    }

    private Instant changed(Fields sitemap) {
        String raw = sitemap.raw("lastmod");
        Instant at = raw == null ? null : FeedDates.read(raw, now);
        return at == null ? Instant.EPOCH : at;
    }

    private Hints hints() {
        return new Hints(ttl(feed.raw("ttl")), period(feed.raw("sy:updateperiod"), feed.raw("sy:updatefrequency")));
    }

    private static @Nullable Duration ttl(@Nullable String minutes) {
        Long number = number(minutes);
        return number == null || number <= 0 ? null : Duration.ofMinutes(Math.min(number, 1_000_000));
    }

    private static @Nullable Duration period(@Nullable String period, @Nullable String frequency) {
        Duration whole = switch (period == null ? "" : period.toLowerCase(Locale.ROOT)) {
            case "always" -> Duration.ofMinutes(1);
            case "hourly" -> Duration.ofHours(1);
            case "daily", "dayly" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        Long times = number(frequency);
        return whole == null || times == null || times <= 0 ? whole : whole.dividedBy(times);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    }
}
