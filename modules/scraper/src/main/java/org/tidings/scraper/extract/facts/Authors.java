package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;
import org.tidings.scraper.extract.facts.LinkedData.Author;

/**
 * Who wrote it: clean names of people, from the most trusted place that gives any. The site itself, an agency or an account
 * is the author only when nobody else is named.
 */
final class Authors {
    private static final int MOST = 20;
    private static final int LONGEST = 300;
    private static final int BEFORE = 60;
    private static final int BEHIND = 200;
    private static final int FEW = 4;
    private static final int CLOSE = 60;
    private static final int LINE = 80;
    private static final String[] METAS = {
        "author",
        "article:author_name",
        "article_author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "byline",
        "cxenseparse:author",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "citation_author",
        "article:author",
        "og:article:author",
        "authors",
        "creator"
    };

    private final Head head;
    private final Predicate<String> site;
    private final int headline;

    /**
     * @param site whether a name is the site's own
     * @param headline where the article's headline stands; 0 when there is none
     */
    Authors(Head head, Predicate<String> site, int headline) {
        this.head = head;
        this.site = site;
        this.headline = headline;
    }

    /** Empty when nobody is named. */
    Found<List<String>> found() {
        Found<List<String>> declared = firstOf(declared());
        boolean organisation = declared.value().isEmpty() && !organisations().isEmpty();
        Found<List<String>> visible = needsMore(declared) ? firstOf(organisation ? linked() : visible()) : none();
        Found<List<String>> best = best(declared, visible);
        return best.value().isEmpty() ? firstOf(lastResorts()) : best;
    }

    /** A single word is often an account; a full name that the page shows to its readers is better. */
    private static Found<List<String>> best(Found<List<String>> declared, Found<List<String>> visible) {
        boolean fuller = !visible.value().isEmpty() && visible.value().stream().allMatch(Names::hasShape);
        boolean better = declared.value().isEmpty() || (needsMore(declared) && fuller);
        return better && !visible.value().isEmpty() ? visible : declared;
    }

    private static boolean needsMore(Found<List<String>> declared) {
        return declared.value().stream().allMatch(Names::isSingleWord);
    }

    /** Where names may stand; it is not looked into before it is asked. */
    private record Place(String source, Supplier<List<String>> names) {}

    private static Found<List<String>> firstOf(List<Place> places) {
        for (Place place : places) {
            List<String> names = place.names.get();
            if (!names.isEmpty()) {
                return new Found<>(names, place.source);
            }
        }
        return none();
    }

    private static Found<List<String>> none() {
        return new Found<>(List.of(), "nowhere");
    }

    private List<Place> declared() {
        List<Place> places = new ArrayList<>();
        places.add(new Place("JSON-LD author", () -> withAgencies(linkedDataInOrder())));
        for (String name : METAS) {
            places.add(new Place("meta " + name, () -> withAgencies(metas(name))));
        }
        places.add(new Place("meta twitter:data1", () -> people(labelled())));
        return places;
    }

    private List<String> linkedData(boolean organisations) {
        List<String> lines = new ArrayList<>();
        for (Author author : head.linkedData.authors()) {
            if (author.organisation() == organisations) {
                lines.add(author.name());
            }
        }
        return lines;
    }

    /** A list that begins with the site is its imprint. */
    private List<String> metas(String name) {
        List<String> lines = new ArrayList<>();
        for (String line : head.metas(name)) {
            String first = line.split(",", 2)[0].strip();
            boolean imprint = line.length() > first.length() && site.test(first);
            if (!imprint && !line.startsWith("http") && !line.startsWith("@") && lines.size() < MOST) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<String> labelled() {
        String label = head.meta("twitter:label1");
        String name = head.meta("twitter:data1");
        boolean author = label != null
                && name != null
                && label.matches(
                        "(?i)(?:written by|author|verfasst von|geschrieben von|écrit par|par|escrito por|autor|scritto da|door|автор|作成者|著者)");
        return author && name != null ? List.of(name) : List.of();
    }

    private List<String> linkedDataInOrder() {
        return head.linkedData.authors().stream()
                .filter(author -> !author.organisation() || Agencies.named(author.name()) != null)
                .map(Author::name)
                .toList();
    }

    /** An agency beside people is declared an author as they are. */
    private List<String> withAgencies(List<String> lines) {
        List<String> people = people(lines);
        return people.isEmpty()
                ? people
                : names(lines).stream()
                        .filter(name -> people.contains(name) || Agencies.named(name) != null)
                        .toList();
    }

    /** Names, without the site, agencies and accounts. */
    private List<String> people(List<String> lines) {
        List<String> people = new ArrayList<>();
        for (String name : names(lines)) {
            if (isPerson(name)) {
                people.add(name);
            }
        }
        return people;
    }

    private boolean isPerson(String name) {
        return !Names.isAccount(name) && !Names.isGeneric(name) && !site.test(name) && Agencies.named(name) == null;
    }

    private static List<String> names(List<String> lines) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : lines) {
            for (String name : Names.in(line)) {
                if (names.size() < MOST) {
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return List.copyOf(names.values());
    }

    /** Where the markup says that it is the author. */
    private List<Place> linked() {
        return List.of(new Place("rel=author", () -> shown(head.authors, false)));
    }

    private List<Place> visible() {
        return List.of(
                new Place("rel=author", () -> shown(head.authors, false)),
                new Place("byline", () -> shown(head.bylines, true)),
                new Place("author link", () -> shown(linksOfTheirName(), true)),
                new Place("line that begins with \"by\"", () -> shown(bylineTexts(), true)),
                new Place("line with the date", () -> inDateline()));
    }

    /** "14 March 2026 | Ada Lindqvist". */
    private List<String> inDateline() {
        for (Spot spot : head.datedTexts) {
            String text = spot.text().strip();
            boolean near = headline > 0 && !spot.aside() && Math.abs(spot.order() - headline) < CLOSE;
            if (near && text.length() < LINE && text.matches(".*[|•·].*") && Dates.parse(text) != null) {
                return people(List.of(text)).stream().filter(Names::hasShape).toList();
            }
        }
        return List.of();
    }

    private List<Spot> nearHeadline(List<Spot> spots) {
        return spots.stream()
                .filter(spot -> spot.order() > headline - BEFORE && spot.order() < headline + BEHIND)
                .toList();
    }

    /** Links that say whose page they lead to: the address repeats the name. */
    private List<Spot> linksOfTheirName() {
        return nearHeadline(head.authorLinks).stream()
                .filter(spot -> AuthorLinks.repeatsName(
                        spot.element().attr("href"), spot.element().text()))
                .toList();
    }

    /** Lines, not sentences. */
    private List<Spot> bylineTexts() {
        return nearHeadline(head.bylineTexts).stream()
                .filter(spot -> {
                    String line = Brief.text(spot.element(), LINE);
                    return !line.isEmpty() && !line.endsWith(".");
                })
                .toList();
    }

    /** Where the site is declared as the author, papers put the one who wrote on a bold line before the text. */
    private List<String> boldLine() {
        boolean siteDeclared = linkedData(false).stream().anyMatch(site);
        return siteDeclared ? shown(nearHeadline(head.boldLines), true) : List.of();
    }

    /** The names at the first place behind the headline that has any, else before it, and those beside it. */
    private List<String> shown(List<Spot> spots, boolean strict) {
        List<String> names = new ArrayList<>();
        Element first = null;
        for (Spot spot : behindHeadlineFirst(spots)) {
            List<String> here = first == null || beside(first, spot.element()) ? named(spot, strict) : List.of();
            first = first == null && !here.isEmpty() ? spot.element() : first;
            here.stream().filter(name -> !names.contains(name)).forEach(names::add);
        }
        return names;
    }

    private List<Spot> behindHeadlineFirst(List<Spot> spots) {
        List<Spot> sorted = new ArrayList<>();
        spots.stream().filter(s -> !s.aside() && s.order() > headline).forEach(sorted::add);
        spots.stream().filter(s -> !s.aside() && s.order() <= headline).forEach(sorted::add);
        return sorted;
    }

    @SuppressWarnings("ReferenceEquality") // places on the page
    private static boolean beside(Element one, Element other) {
        Element up = one.parent();
        Element otherUp = other.parent();
        return up != null
                && otherUp != null
                && (up == otherUp
                        || up.parent() == otherUp.parent()
                        || up == otherUp.parent()
                        || up.parent() == otherUp);
    }

    private List<String> named(Spot spot, boolean strict) {
        String lines = lines(spot.element());
        if (lines.length() > LONGEST) {
            return List.of();
        }
        List<String> linked = people(texts(linksToAuthors(spot.element())));
        return linked.isEmpty()
                ? people(List.of(lines)).stream()
                        .filter(name -> !strict || Names.hasShape(name))
                        .toList()
                : linked;
    }

    private static List<Element> linksToAuthors(Element element) {
        List<Element> links = new ArrayList<>();
        for (Element link : element.select("a[href], [itemprop=name]")) {
            boolean named =
                    link.attr("itemprop").equals("name") || link.attr("rel").contains("author");
            if (links.size() < MOST && (named || AuthorLinks.leadsToAuthor(link.attr("href")))) {
                links.add(link);
            }
        }
        return links;
    }

    private static List<String> texts(List<Element> elements) {
        List<String> texts = new ArrayList<>();
        for (Element element : elements) {
            String text = element.hasAttr("content") ? element.attr("content") : element.text();
            if (!text.isBlank() && text.length() < LONGEST) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Each text of the element on a line of its own, so that no two are glued; it stops soon after too much. */
    private static String lines(Element element) {
        StringBuilder lines = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode text && !text.isBlank()) {
                lines.append(lines.isEmpty() ? "" : "\n").append(text.text().strip());
            }
            return lines.length() > LONGEST ? FilterResult.STOP : FilterResult.CONTINUE;
        });
        return lines.toString();
    }

    /** The site, staff and accounts, as they are declared or shown. */
    private List<Place> lastResorts() {
        List<Place> places = new ArrayList<>();
        places.add(new Place("bold line before the text", this::boldLine));
        places.add(new Place("JSON-LD author", () -> organisations()));
        places.add(new Place("JSON-LD author", () -> names(linkedData(false))));
        for (String name : METAS) {
            places.add(new Place("meta " + name, () -> names(metas(name))));
        }
        places.add(new Place("rel=author", () -> anyone(head.authors)));
        places.add(new Place("byline", () -> anyone(head.bylines)));
        places.add(new Place("author link", () -> anyone(linksOfTheirName())));
        return places;
    }

    /** What the first of these that says anything says, if it is short. */
    private List<String> anyone(List<Spot> spots) {
        for (Spot spot : behindHeadlineFirst(spots)) {
            List<Element> links = linksToAuthors(spot.element());
            String line = lines(spot.element());
            List<String> names = names(links.isEmpty() ? List.of(line) : texts(links));
            boolean one = line.length() < LINE && names.size() == 1;
            if (one && (!links.isEmpty() || Names.isSingleWord(names.get(0)) || !isPerson(names.get(0)))) {
                return names;
            }
        }
        return List.of();
    }

    private List<String> organisations() {
        return linkedData(true).stream()
                .map(Titles::clean)
                .filter(name -> name != null && name.length() < 80 && !name.startsWith("http"))
                .distinct()
                .toList();
    }

    /** The agency among those who are named as authors; null when none is. */
    @Nullable
    Found<String> agency() {
        List<String> lines = new ArrayList<>(linkedData(true));
        lines.addAll(linkedData(false));
        Found<String> agency = agency(lines, "JSON-LD author");
        for (int i = 0; agency == null && i < METAS.length; i++) {
            agency = agency(metas(METAS[i]), "meta " + METAS[i]);
        }
        return agency != null ? agency : agency(bylines(), "byline");
    }

    private List<String> bylines() {
        return behindHeadlineFirst(head.bylines).stream()
                .limit(FEW)
                .map(spot -> lines(spot.element()))
                .toList();
    }

    private static @Nullable Found<String> agency(List<String> lines, String source) {
        for (String line : lines) {
            String agency = Agencies.in(line);
            if (agency != null) {
                return new Found<>(agency, source);
            }
        }
        return null;
    }
}
