package org.tidings.scraper.extract.facts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;

/**
 * The title by vote. What readers see wins: the headline, with what the page says elsewhere deciding which headline it is and
 * where a kicker or a subtitle in it ends. Without one, what two places agree on; else the most trusted place that speaks.
 */
public final class Titles {
    private static final int LONGEST = 300;
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|»›«‹•·∙⋆–—‒~:_]{1,2}\\s+|\\s+-{1,2}\\s+|\\s*[|｜]\\s*|\\s+::\\s+|\\s+_(?=\\S)");
    private static final Pattern STRONG = Pattern.compile("\\s*[|｜»›«‹]\\s*|\\s+_(?=\\S)");
    /** How much white space and markup may stretch a headline. */
    private static final int MARKUP = 4;

    private static final int FIRST_BEYOND_ASCII = 128;
    private static final Pattern TAG = Pattern.compile("<[^>]{1,80}>");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069\\u0000]");
    private static final Pattern LEADING = Pattern.compile("^[\\s:;,|/–—-]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final double LIKE = 0.3;
    private static final Set<String> LOGO_WORDS = Set.of("logo", "home", "homepage", "startseite", "the", "online");

    private final Head head;
    private final String host;
    private final String siteLetters;
    private final String hostLetters;
    private final List<Spot> headings;
    private final @Nullable String heading;
    private final @Nullable String namedByLogo;
    private @Nullable Spot headingSpot;

    Titles(Head head, @Nullable String siteName, String host) {
        this.head = head;
        this.host = host;
        this.siteLetters = siteName == null ? "" : letters(siteName);
        this.hostLetters = letters(host.startsWith("www.") ? host.substring(4) : host);
        this.headings = head.headings.stream()
                .filter(spot -> !Brief.text(spot.element(), MARKUP * LONGEST).isEmpty())
                .toList();
        this.namedByLogo = logo();
        this.heading = heading();
    }

    /** Where the headline stands; 0 when there is none. */
    int headline() {
        return headingSpot == null ? head.headline() : headingSpot.order();
    }

    @Nullable
    Found<String> vote() {
        Map<String, String> elsewhere = elsewhere();
        if (heading != null && !isSection(heading)) {
            return fromHeading(heading, elsewhere);
        }
        List<String> sources = new ArrayList<>(elsewhere.keySet());
        for (int i = 0; i < sources.size(); i++) {
            for (int j = i + 1; j < sources.size(); j++) {
                String one = elsewhere.getOrDefault(sources.get(i), "");
                if (same(one, elsewhere.getOrDefault(sources.get(j), ""))) {
                    return new Found<>(one, sources.get(i) + " and " + sources.get(j));
                }
            }
        }
        String first = sources.isEmpty() ? null : sources.get(0);
        return first == null ? null : new Found<>(elsewhere.getOrDefault(first, ""), first);
    }

    /** What each other place says, the most trusted first. */
    private Map<String, String> elsewhere() {
        Map<String, String> elsewhere = new LinkedHashMap<>();
        put(elsewhere, "JSON-LD headline", clean(head.linkedData.headline()));
        put(elsewhere, "og:title", cut(head.meta("og:title")));
        put(elsewhere, "<title>", cut(head.title));
        put(elsewhere, "twitter:title", cut(head.meta("twitter:title")));
        put(
                elsewhere,
                "meta title",
                cut(head.meta(
                        "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "citation_title")));
        return elsewhere;
    }

    private static void put(Map<String, String> places, String place, @Nullable String title) {
        if (title != null) {
            places.put(place, title);
        }
    }

    private Found<String> fromHeading(String text, Map<String, String> elsewhere) {
        List<String> agreeing = new ArrayList<>();
        elsewhere.forEach((place, title) -> agreeing.addAll(same(title, text) ? List.of(place) : List.of()));
        if (!agreeing.isEmpty()) {
            boolean pieces =
                    headingSpot != null && pieces(headingSpot.element()).size() > 1;
            String title = pieces ? elsewhere.getOrDefault(agreeing.get(0), text) : text;
            return new Found<>(title, "h1 and " + String.join(" and ", agreeing));
        }
        Found<String> part = partOfHeading(elsewhere);
        part = part != null ? part : longerThanHeading(text, elsewhere);
        part = part != null ? part : steadier(elsewhere);
        return part != null ? part : new Found<>(text, "h1");
    }

    /** The headline of news that goes on changes; what its publisher says twice elsewhere stays. */
    private @Nullable Found<String> steadier(Map<String, String> elsewhere) {
        String ld = elsewhere.get("JSON-LD headline");
        boolean agreed =
                ld != null && head.linkedData.describesNews() && same(ld, elsewhere.getOrDefault("<title>", ""));
        return agreed && ld != null ? new Found<>(ld, "JSON-LD headline and <title>") : null;
    }

    /** A kicker before the headline or a subtitle behind it, in an element of its own, when another place leaves it out. */
    private @Nullable Found<String> partOfHeading(Map<String, String> elsewhere) {
        List<String> pieces = headingSpot == null ? List.of() : pieces(headingSpot.element());
        for (int cut = 1; cut < pieces.size(); cut++) {
            String before = joined(pieces.subList(0, cut));
            String after = joined(pieces.subList(cut, pieces.size()));
            for (Map.Entry<String, String> other : elsewhere.entrySet()) {
                for (String part : new String[] {after, before}) {
                    if (part != null && words(part).size() > 1 && same(part, other.getValue())) {
                        return new Found<>(part, "part of h1 and " + other.getKey());
                    }
                }
            }
        }
        return null;
    }

    /** Where every other place that speaks puts the same kicker before the headline, it is part of the title. */
    private static @Nullable Found<String> longerThanHeading(String text, Map<String, String> elsewhere) {
        String ld = elsewhere.get("JSON-LD headline");
        String og = elsewhere.get("og:title");
        boolean agreed = ld != null && og != null && same(ld, og) && letters(og).endsWith(letters(text));
        return agreed && og != null ? new Found<>(og, "og:title and JSON-LD headline, around h1") : null;
    }

    static @Nullable String clean(@Nullable String title) {
        if (title == null) {
            return null;
        }
        String plain = title.indexOf('<') >= 0 ? TAG.matcher(title).replaceAll("") : title;
        plain = plain.indexOf('&') >= 0 && plain.indexOf(';') > 0 ? Parser.unescapeEntities(plain, false) : plain;
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .replaceAll("");
        String folded = SPACES.matcher(visible).replaceAll(" ").strip();
        return folded.isEmpty() || folded.length() > LONGEST ? null : folded;
    }

    /** The only headline; of several, the one most like what the page calls itself elsewhere. */
    private @Nullable String heading() {
        String best = null;
        double bestLikeness = -1;
        List<Spot> spots = candidates();
        for (Spot spot : spots) {
            String text = withoutSite(joined(pieces(spot.element())));
            double likeness = text == null ? -1 : likeness(text);
            if (likeness > bestLikeness) {
                best = text;
                bestLikeness = likeness;
                headingSpot = spot;
            }
        }
        double enough = spots.size() > 1 ? LIKE : Double.MIN_VALUE;
        return bestLikeness < enough && speaksElsewhere() ? null : best;
    }

    private boolean speaksElsewhere() {
        return head.linkedData.headline() != null || head.meta("og:title") != null;
    }

    /** A headline may carry the site's name as the page's title does. */
    private @Nullable String withoutSite(@Nullable String text) {
        String[] parts = text == null ? new String[0] : SEPARATOR.split(text, -1);
        boolean site = text != null && parts.length > 1 && isSite(parts[parts.length - 1]);
        return site && text != null ? between(text, parts, 0, parts.length - 1) : text;
    }

    /** Headlines that are not the site's name. */
    private List<Spot> candidates() {
        List<Spot> candidates = new ArrayList<>();
        for (Spot spot : headings) {
            String text = joined(pieces(spot.element()));
            if (text != null && !isLogo(spot) && !isSite(text) && !isSite(spaced(spot.element()))) {
                candidates.add(spot);
            }
        }
        List<Spot> inArticle = candidates.stream().filter(spot -> !spot.aside()).toList();
        return inArticle.isEmpty() ? candidates : inArticle;
    }

    private @Nullable String logo() {
        for (Spot spot : headings) {
            if (isLogo(spot)) {
                return clean(spot.element().text());
            }
        }
        return null;
    }

    /** Whether the headline is a link to the site's front page, or calls itself a logo. */
    private boolean isLogo(Spot spot) {
        Element h1 = spot.element();
        String names = (h1.className() + " " + h1.id()).toLowerCase(Locale.ROOT);
        if (names.contains("logo")
                || names.contains("site-title")
                || names.contains("sitename")
                || names.contains("brand")) {
            return true;
        }
        Element parent = h1.parent();
        Element link = parent != null && parent.normalName().equals("a") ? parent : h1.selectFirst("a[href]");
        return link != null
                && leadsHome(link)
                && link.text().length() >= h1.text().length() - 2;
    }

    private boolean leadsHome(Element link) {
        String href = link.absUrl("href");
        return href.matches("https?://[^/]+/?(?:index\\.\\w+)?") && href.contains(host) && !host.isEmpty();
    }

    private static String spaced(Element h1) {
        StringBuilder text = new StringBuilder();
        h1.traverse((node, depth) -> text.append(node instanceof TextNode part ? part.getWholeText() + " " : ""));
        return text.toString();
    }

    /** The texts of a headline's own elements. */
    private static List<String> pieces(Element h1) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        h1.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    piece.append(text.getWholeText());
                } else if (standsApart(node)) {
                    add(pieces, piece);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (standsApart(node)) {
                    add(pieces, piece);
                }
            }
        });
        add(pieces, piece);
        return pieces;
    }

    /** Emphasis and links are parts of a sentence; blocks, line breaks and spans that have a name are pieces of their own. */
    private static boolean standsApart(Node node) {
        return node instanceof Element element
                && (element.isBlock()
                        || element.normalName().equals("br")
                        || (element.normalName().equals("span") && element.attributesSize() > 0));
    }

    /** No space comes before a colon that stands in an element of its own. */
    private static @Nullable String joined(List<String> pieces) {
        StringBuilder joined = new StringBuilder();
        for (String piece : pieces) {
            boolean tight = joined.isEmpty() || ":,;.".indexOf(piece.charAt(0)) >= 0;
            joined.append(tight ? "" : " ").append(piece);
        }
        return clean(LEADING.matcher(joined).replaceFirst(""));
    }

    private static void add(List<String> pieces, StringBuilder piece) {
        if (!piece.toString().isBlank()) {
            pieces.add(piece.toString().strip());
        }
        piece.setLength(0);
    }

    /** To what the page calls itself elsewhere: 0 when no word is the same, 1 when all are. */
    private double likeness(String text) {
        double best = 0;
        Set<String> own = Set.copyOf(words(text));
        for (String other : new String[] {head.linkedData.headline(), head.meta("og:title"), head.title}) {
            Set<String> words = Set.copyOf(words(other == null ? "" : other));
            long shared = own.stream().filter(words::contains).count();
            best = Math.max(best, 2.0 * shared / Math.max(1, own.size() + words.size()));
        }
        return best;
    }

    /** A headline that only names the section: it is one part of {@code <title>} where {@code og:title} is another. */
    private boolean isSection(String text) {
        String og = clean(head.meta("og:title"));
        String title = clean(head.title);
        if (title == null || words(text).size() > 3) {
            return false;
        }
        boolean part = false;
        for (String each : SEPARATOR.split(title, -1)) {
            part |= same(each, text);
        }
        return part
                && og != null
                && !letters(og).contains(letters(text))
                && letters(title).contains(letters(og));
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Takes the site's name from either end. */
    @Nullable
    String cut(@Nullable String title) {
        String clean = clean(title);
        if (clean == null) {
            return null;
        }
        String[] parts = SEPARATOR.split(clean, -1);
        boolean whole = parts.length < 2 || (heading != null && same(clean, heading));
        return whole ? clean : heading != null && addsToEitherEnd(clean, heading) ? heading : cutParts(clean, parts);
    }

    /** Whether {@code title} is {@code heading} and, behind a separator, something more. */
    private static boolean addsToEitherEnd(String title, String heading) {
        boolean before = title.startsWith(heading)
                && SEPARATOR.matcher(title.substring(heading.length())).lookingAt();
        boolean after = title.endsWith(heading)
                && STRONG.matcher(title.substring(0, title.length() - heading.length()))
                        .find();
        return before || after;
    }

    private String cutParts(String title, String[] parts) {
        int from = 0;
        int to = parts.length;
        while (to - from > 1 && isSite(parts[to - 1])) {
            to--;
        }
        while (to - from > 1 && isSite(parts[from])) {
            from++;
        }
        for (int i = from + 1; i < to; i++) {
            to = namedByLogo != null && same(parts[i], namedByLogo) ? i : to;
        }
        String kept = between(title, parts, from, to);
        return to - from == 1 ? kept : withoutLastPart(kept);
    }

    private static String between(String title, String[] parts, int from, int to) {
        int start = title.indexOf(parts[from]);
        int end = title.lastIndexOf(parts[to - 1]) + parts[to - 1].length();
        return start >= 0 && end > start ? title.substring(start, end).strip() : parts[from];
    }

    /** Behind a bar, or short and behind a dash, stands what is not the title, even when nothing says that it is the site. */
    private static String withoutLastPart(String title) {
        String[] barred = STRONG.split(title, 2);
        if (barred.length == 2 && words(barred[0]).size() >= 3) {
            return barred[0].strip();
        }
        String[] parts = SEPARATOR.split(title, -1);
        boolean shortEnd = parts.length == 2
                && words(parts[1]).size() <= 3
                && words(parts[0]).size() >= 4;
        return shortEnd ? parts[0] : title;
    }

    /** Whether it is what the site is called. */
    boolean isSite(String part) {
        String letters = letters(part);
        if (letters.isEmpty()) {
            return false;
        }
        boolean logo = namedByLogo != null && letters.equals(letters(namedByLogo));
        return logo
                || nearlySite(letters, siteLetters)
                || (letters.length() > 2 && hostLetters.contains(letters))
                || wordsOfSite(part);
    }

    /** "Courier Courier Logo". */
    private boolean wordsOfSite(String part) {
        boolean named = false;
        for (String word : words(part)) {
            boolean site = word.length() > 2 && (hostLetters.contains(word) || word.equals(siteLetters));
            if (!site && !LOGO_WORDS.contains(word)) {
                return false;
            }
            named |= site;
        }
        return named;
    }

    private static boolean nearlySite(String letters, String site) {
        boolean partOfSite = letters.length() > 3 && site.contains(letters);
        boolean siteAndLittleMore =
                site.length() > 3 && letters.contains(site) && letters.length() < site.length() + 14;
        return letters.equals(site) || (!site.isEmpty() && (partOfSite || siteAndLittleMore));
    }

    /** Letters and figures alone, small and without accents. */
    private static String letters(String text) {
        boolean plain = text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
        String apart = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c ->
                        Character.isLetter(c) || Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER)
                .forEach(c -> letters.appendCodePoint(Character.toLowerCase(c)));
        return letters.toString();
    }

    public static boolean same(String one, String other) {
        return letters(one).equals(letters(other));
    }
}
