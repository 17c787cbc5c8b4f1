package org.tidings.scraper.extract.facts;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its article, each with the place that said it; null for what it does not say.
 *
 * @param standfirst what the publisher says the article is about
 * @param authors clean names; of people unless only an organisation is named
 * @param contributors who is credited apart from the authors
 * @param agency the news agency that the text is from
 * @param published with the publisher's offset, UTC where none was given
 * @param canonicalUrl absolute, folded from its copies for telephones
 * @param image the lead image, absolute
 * @param section where the publisher files it
 * @param keywords what the publisher says it is found by
 * @param categories section and tags
 * @param paywalled the page says that it is not free to read
 */
public record Facts(
        @Nullable Found<String> title,
        @Nullable Found<String> standfirst,
        Found<List<String>> authors,
        Found<List<String>> contributors,
        @Nullable Found<String> agency,
        @Nullable Found<OffsetDateTime> published,
        @Nullable Found<OffsetDateTime> modified,
        @Nullable Found<String> canonicalUrl,
        @Nullable Found<String> image,
        @Nullable Found<String> siteName,
        @Nullable Found<String> section,
        Found<List<String>> keywords,
        Found<List<String>> categories,
        Found<Boolean> paywalled) {

    private static final String RULE = "the site's rule";

    /** @param url where the page was read, for resolving addresses and for the date in it */
    public static Facts of(Head head, String url) {
        return new FactReader(head, url).read();
    }

    /**
     * The same, but for what the site's rule tells.
     *
     * @param title null = the rule does not say
     * @param lines with names of authors; none = the rule does not say
     * @param date null = the rule does not say
     */
    public Facts told(@Nullable String title, List<String> lines, @Nullable String date) {
        List<String> names = lines.stream()
                .flatMap(line -> Names.in(line).stream())
                .distinct()
                .toList();
        OffsetDateTime day = Dates.parse(date);
        return new Facts(
                title == null ? this.title : new Found<>(title, RULE),
                standfirst,
                names.isEmpty() ? authors : new Found<>(names, RULE),
                contributors,
                agency,
                day == null ? published : new Found<>(day, RULE),
                modified,
                canonicalUrl,
                image,
                siteName,
                section,
                keywords,
                categories,
                paywalled);
    }

    public static <T> @Nullable T value(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }

    /** By name of the fact, for those that were found. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        put(sources, "title", title);
        put(sources, "standfirst", standfirst);
        putAll(sources, "authors", authors);
        putAll(sources, "contributors", contributors);
        put(sources, "agency", agency);
        put(sources, "published", published);
        put(sources, "modified", modified);
        put(sources, "canonicalUrl", canonicalUrl);
        put(sources, "image", image);
        put(sources, "siteName", siteName);
        put(sources, "section", section);
        putAll(sources, "keywords", keywords);
        putAll(sources, "categories", categories);
        if (paywalled.value()) {
            put(sources, "paywalled", paywalled);
        }
        return sources;
    }

    private static void put(Map<String, String> sources, String name, @Nullable Found<?> found) {
        if (found != null) {
            sources.put(name, found.source());
        }
    }

    private static void putAll(Map<String, String> sources, String name, Found<List<String>> found) {
        if (!found.value().isEmpty()) {
            sources.put(name, found.source());
        }
    }
}
