package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;

/** Asks each fact's places in the order of their trust. */
final class FactReader {
    private static final int MOST = 30;
    private static final int LONGEST_KEYWORD = 60;
    private static final int SHORTEST_STANDFIRST = 40;
    private static final int LONGEST_STANDFIRST = 600;
    private static final Set<String> CLOSED_TIERS =
            Set.of("locked", "metered", "paid", "premium", "subscriber", "subscribers");
    private static final String[] TIERS = {"article:content_tier", "og:article:content_tier", "content_tier"};

    private final Head head;
    private final String url;
    private final @Nullable Found<String> siteName;
    private final Titles titles;
    private final Authors authors;
    private final Credits credits;

    FactReader(Head head, String url) {
        this.head = head;
        this.url = url;
        this.siteName = siteName();
        this.titles = new Titles(head, Facts.value(siteName), Addresses.host(url));
        this.authors = new Authors(head, titles::isSite, titles.headline());
        this.credits = new Credits(head.creditTexts);
    }

    Facts read() {
        Publication publication = new Publication(head, url, titles.headline());
        Found<String> title = titles.vote();
        Found<List<String>> named = authors.found();
        Found<String> section = section();
        return new Facts(
                title,
                standfirst(),
                named,
                contributors(named.value()),
                agency(),
                publication.published(),
                publication.modified(),
                canonical(),
                new Pictures(head, url).lead(),
                siteName,
                section,
                keywords(),
                categories(section),
                paywalled());
    }

    private @Nullable Found<String> meta(String... names) {
        for (String name : names) {
            String content = Titles.clean(head.meta(name));
            if (content != null) {
                return new Found<>(content, name.contains(":") ? name : "meta " + name);
            }
        }
        return null;
    }

    private static @Nullable Found<String> of(@Nullable String value, String source) {
        String clean = Titles.clean(value);
        return clean == null ? null : new Found<>(clean, source);
    }

    private @Nullable Found<String> siteName() {
        Found<String> meta = meta("og:site_name", "al:ios:app_name", "application-name", "twitter:app:name:iphone");
        return meta != null ? meta : of(head.linkedData.publisher(), "JSON-LD publisher");
    }

    /** What stands under the headline before what is said for search engines. */
    private @Nullable Found<String> standfirst() {
        for (Spot spot : head.standfirsts) {
            String text = spot.aside() ? "" : Brief.text(spot.element(), LONGEST_STANDFIRST);
            if (text.length() >= SHORTEST_STANDFIRST && text.length() <= LONGEST_STANDFIRST) {
                return new Found<>(text, "under the headline");
            }
        }
        String said = head.linkedData.description();
        Found<String> described = said != null && said.length() > 20 ? of(said, "JSON-LD description") : null;
        return described != null ? described : meta("og:description", "description", "twitter:description");
    }

    private Found<List<String>> contributors(List<String> named) {
        List<String> contributors = credits.contributors();
        contributors.removeAll(named);
        return new Found<>(List.copyOf(contributors), "text");
    }

    private @Nullable Found<String> agency() {
        Found<String> named = authors.agency();
        String inText = credits.agency();
        return named != null || inText == null ? named : new Found<>(inText, "text");
    }

    /** A front page is never the address of an article that was read elsewhere. */
    private @Nullable Found<String> canonical() {
        for (Found<String> given : List.of(
                new Found<>(head.canonical == null ? "" : head.canonical, "link rel=canonical"),
                new Found<>(String.valueOf(head.meta("og:url")), "og:url"),
                new Found<>(String.valueOf(head.linkedData.address()), "JSON-LD url"))) {
            String absolute = given.value().equals("null") ? null : Addresses.absolute(url, given.value());
            if (absolute != null && (!Addresses.isFrontPage(absolute) || Addresses.isFrontPage(url))) {
                return new Found<>(Addresses.folded(absolute), given.source());
            }
        }
        return null;
    }

    private @Nullable Found<String> section() {
        Found<String> meta = meta("article:section", "og:article:section", "parsely-section", "dc.subject", "section");
        return meta != null ? meta : of(head.linkedData.section(), "JSON-LD articleSection");
    }

    private Found<List<String>> keywords() {
        Found<List<String>> declared = new Found<>(listed(head.linkedData.keywords()), "JSON-LD keywords");
        for (String name : List.of("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags")) {
            declared = declared.value().isEmpty() ? new Found<>(listed(head.metas(name)), "meta " + name) : declared;
        }
        return declared;
    }

    private static List<String> listed(List<String> lines) {
        Set<String> words = new LinkedHashSet<>();
        for (String line : lines) {
            for (String word : line.split("\\s*[,;]\\s*", -1)) {
                String clean = Titles.clean(word);
                if (clean != null && clean.length() < LONGEST_KEYWORD && words.size() < MOST) {
                    words.add(clean);
                }
            }
        }
        return List.copyOf(words);
    }

    private Found<List<String>> categories(@Nullable Found<String> section) {
        Set<String> categories = new LinkedHashSet<>();
        if (section != null && section.value().length() < LONGEST_KEYWORD) {
            categories.add(section.value());
        }
        for (String tag : head.metas("article:tag")) {
            String clean = Titles.clean(tag);
            if (clean != null && clean.length() < LONGEST_KEYWORD && categories.size() < MOST) {
                categories.add(clean);
            }
        }
        return new Found<>(new ArrayList<>(categories), "section and article:tag");
    }

    private Found<Boolean> paywalled() {
        Boolean free = head.linkedData.free();
        if (free != null && !free) {
            return new Found<>(true, "JSON-LD isAccessibleForFree");
        }
        String tier = head.meta(TIERS);
        if (tier != null && CLOSED_TIERS.contains(tier.toLowerCase(Locale.ROOT))) {
            return new Found<>(true, "meta content_tier");
        }
        String declared = head.meta("isaccessibleforfree");
        return new Found<>(declared != null && declared.equalsIgnoreCase("false"), "meta isAccessibleForFree");
    }
}
