package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Clean names of who wrote it, from the most trusted place that gives any. */
public final class Authors {
    private static final int MOST = 20;
    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:written|posted|published|reported|reviewed|article|story|text|words|geschrieben|publié|scritto|escrito)\\s+)?(?:by|von|par|por|di|da|af|av|door|autor|autorin|author|auteur|autore|text|redaktion:?|przez|автор|de)\\b\\s*:?\\s+|^(?:by|von|par|por|autor|author|text)\\s*:\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:[;|/\\n•·]|,\\s(?!jr|sr|ph|md|iii)|\\s&\\s|\\s(?:and|und|et|y|e|og|och|en|with|mit|avec|con|и)\\s)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAIL = Pattern.compile(
            "\\s*(?:[|•·–—]|\\s-\\s|\\(|@|https?:|(?:on|am|le|el|il|posted|updated|published|veröffentlicht|aktualisiert|publié|mis à jour|pubblicato)\\s+(?=\\S*\\s?\\d)|\\b\\d{1,2}[./:]).*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)^(?:admin|administrator|staff|editor|editors|guest|unknown|none|null|about|contributor|author|authors|view|profile|read more|more|share|follow|twitter|facebook|email|and|the|posts?|all posts|see all|website|posted|user|home|subscribe|wordpress|redaction|anonymous)$|i?stock|getty|shutterstock|https?:|@|www\\.|\\.com\\b|[{}<>=]");

    private final Head head;

    public Authors(Head head) {
        this.head = head;
    }

    /** Names of people before names of accounts. */
    public List<String> names() {
        List<String> people = names(false);
        return people.isEmpty() ? names(true) : people;
    }

    private List<String> names(boolean accounts) {
        List<String> names = clean(head.linkedData.authors(), accounts);
        if (names.isEmpty()) {
            names = clean(
                    listed(head.meta(
                            "author",
                            "article:author_name",
                            "dc.creator",
                            "dcterms.creator",
                            "parsely-author",
                            "sailthru.author",
                            "byl",
                            "citation_author",
                            "article:author",
                            "twitter:data1x",
                            "authors",
                            "cxenseparse:author")),
                    accounts);
        }
        if (names.isEmpty()) {
            names = clean(texts(head.authors, 4), accounts);
        }
        return names.isEmpty() ? clean(texts(head.bylines, 2), accounts) : names;
    }

    private static List<String> listed(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static List<String> texts(List<Element> elements, int most) {
        List<String> texts = new ArrayList<>();
        for (Element element : elements) {
            String text = element.hasAttr("content") && element.normalName().equals("meta")
                    ? element.attr("content")
                    : text(element);
            if (texts.size() < most && !text.isBlank() && text.length() < 120) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String text(Element element) {
        Element name = element.selectFirst("[itemprop=name]");
        if (name == null) {
            return element.text();
        }
        return name.text().isEmpty() ? name.attr("content") : name.text();
    }

    private List<String> clean(List<String> raw, boolean accounts) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String text : raw) {
            for (String part : BETWEEN.split(lead(text), -1)) {
                String name = clean(part);
                if (name != null && (accounts || !handle(name)) && names.size() < MOST) {
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return List.copyOf(names.values());
    }

    /** An account or a mailbox: one word in small Latin letters, or with a point in it. */
    private static boolean handle(String name) {
        return name.matches("[a-z][a-z0-9._-]+") || Character.isDigit(name.charAt(0));
    }

    private static String lead(String text) {
        String folded = text.replaceAll("[\\s\\u00a0]+", " ").strip();
        return LEAD.matcher(LEAD.matcher(folded).replaceFirst("")).replaceFirst("");
    }

    private @Nullable String clean(String part) {
        String name = TRAIL.matcher(lead(part))
                .replaceFirst("")
                .replaceAll("^[\\W_]+|[\\s,:;*_-]+$", "")
                .strip();
        boolean bad = name.length() < 2
                || name.length() > 60
                || name.chars().filter(c -> c == ' ').count() > 5
                || NO_NAME.matcher(name).find()
                || Dates.parse(name) != null
                || name.chars().filter(Character::isLetter).count() * 2 < name.length();
        return bad ? null : name;
    }
}
