package org.tidings.scraper.extract.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a block that is no part of the article is, as its tag, roles and names tell. */
enum Furniture {
    HIDDEN,
    NAVIGATION,
    COMMENTS,
    RELATED,
    SHARE,
    ADVERT,
    CALL,
    CAPTION,
    BYLINE,
    TAGS,
    MEDIA,
    FORM;

    private static final Map<String, Furniture> BY_TAG = Map.ofEntries(
            Map.entry("nav", NAVIGATION),
            Map.entry("menu", NAVIGATION),
            Map.entry("footer", NAVIGATION),
            Map.entry("aside", RELATED),
            Map.entry("figcaption", CAPTION),
            Map.entry("figure", CAPTION),
            Map.entry("dialog", CALL),
            Map.entry("amp-ad", ADVERT),
            Map.entry("amp-sidebar", NAVIGATION),
            Map.entry("amp-consent", CALL),
            Map.entry("form", FORM),
            Map.entry("address", BYLINE));

    private static final Map<String, Furniture> BY_ROLE = Map.of(
            "navigation", NAVIGATION,
            "complementary", RELATED,
            "contentinfo", NAVIGATION,
            "search", FORM,
            "dialog", CALL,
            "alert", CALL,
            "toolbar", SHARE,
            "menu", NAVIGATION,
            "tooltip", HIDDEN,
            "tablist", NAVIGATION);

    private static final Map<String, Furniture> BY_WORD = Words.furniture();

    private static final Set<String> NAMING = Set.of(
            "class", "id", "data-component", "data-testid", "data-module", "data-component-name", "data-block-name");

    /**
     * What {@code element} says of itself; null when it says nothing.
     *
     * @param known what the names seen on this page mean, to which this adds
     */
    static @Nullable Furniture of(Element element, Map<String, Optional<Furniture>> known) {
        String tag = element.normalName();
        if (hidden(element)) {
            return HIDDEN;
        }
        if (tag.equals("body") || tag.equals("html") || tag.equals("main")) {
            return null;
        }
        Furniture byTag = BY_TAG.get(tag);
        if (byTag != null) {
            return byTag;
        }
        Furniture byRole = BY_ROLE.get(element.attr("role"));
        return byRole != null ? byRole : byNames(element, known);
    }

    static boolean hidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        boolean unspoken = "true".equals(element.attr("aria-hidden"))
                && !element.normalName().equals("p");
        if (unspoken || element.hasAttr("hidden") || classHides(element)) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && hides(style.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    /** Unless it is hidden on some screens only, as in {@code hidden md:block}. */
    private static boolean classHides(Element element) {
        return element.hasClass("hidden") && !element.className().contains(":");
    }

    private static boolean hides(String style) {
        return style.contains("display:none") || style.contains("visibility:hidden");
    }

    private static @Nullable Furniture byNames(Element element, Map<String, Optional<Furniture>> known) {
        if (element.attributesSize() == 0) {
            return null;
        }
        for (Attribute attribute : element.attributes()) {
            if (NAMING.contains(attribute.getKey())) {
                Optional<Furniture> named =
                        known.computeIfAbsent(attribute.getValue(), names -> Optional.ofNullable(byName(names)));
                if (named.isPresent()) {
                    return named.get();
                }
            }
        }
        return null;
    }

    /** Whether one name, without the others of its element, says that it is furniture. */
    static boolean isNamed(String name) {
        return Words.lookUp(BY_WORD, name) != null;
    }

    private static @Nullable Furniture byName(String names) {
        if (names.length() > 400) {
            return null;
        }
        if (names.contains("embed")) {
            return null;
        }
        for (String name : Words.names(names)) {
            Furniture named = Words.stateOrTopic(name) ? null : Words.lookUp(BY_WORD, name);
            if (named != null) {
                return named;
            }
        }
        return null;
    }
}
