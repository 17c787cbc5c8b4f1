package org.tidings.scraper.extract.kind;

import java.util.Set;
import java.util.regex.Pattern;
import org.tidings.scraper.extract.text.Run;

/** Lists of articles: home pages, sections, searches, topics, authors. Told by headlines that lead away with a teaser under each. */
final class Hubs {
    private static final int LITTLE = 250;
    private static final int MANY_LINKS = 30;
    private static final int FEW_CARDS = 4;
    private static final int CARDS = 8;
    private static final int LONG = 400;
    private static final int TITLE_WORDS = 3;

    private static final Pattern PLACE = Pattern.compile(
            "^https?://[^/]+/?(index\\.\\w+)?([?#].*)?$|/(tags?|topics?|categor(y|ies)|kategorie|categoria|categorie|rubrik|rubrique|seccion|sections?|authors?|autor(en|es)?|auteurs?|autore|search|suche|recherche|buscar?|cerca|zoeken|archives?)(/[^/]+){0,2}/?([?#].*)?$|/page/\\d+/?$|[?&](s|q|query|page)=");

    private Hubs() {}

    /** Of a page whose text is short anyway. */
    static boolean listsLinks(PageSigns page) {
        long links = page.links();
        boolean nothingElse =
                links >= 5 && page.length == 0 && page.layout.boxes.get(0).linkDensity() > 0.4;
        return links > MANY_LINKS || (nothingElse && !page.describesArticle());
    }

    /** Of a page that has a text: whether that is teasers. */
    static boolean teases(PageSigns page) {
        boolean single = page.head.meta("article:published_time") != null
                || page.type().equals("article")
                || (page.head.linkedData.describesArticle() && page.head.linkedData.articles() < FEW_CARDS);
        if (single) {
            return false;
        }
        Cards cards = cards(page);
        boolean place = PLACE.matcher(page.url).find() || declared(page);
        int least = place ? FEW_CARDS : CARDS;
        double share = place ? 0.4 : 0.7;
        boolean teasers = cards.teasers >= least && cards.teased >= share * page.length;
        boolean headlines = place && cards.headlines >= CARDS && page.length < 4 * LITTLE && cards.longest < LONG;
        return teasers || headlines;
    }

    private static boolean declared(PageSigns page) {
        var data = page.head.linkedData;
        return data.isOfType("CollectionPage") || data.isOfType("SearchResultsPage") || data.isOfType("ProfilePage");
    }

    /**
     * Cards of other articles.
     *
     * @param headlines that are links
     * @param teasers paragraphs of the text of which each follows such a headline
     * @param teased how long these are
     * @param longest of the other paragraphs
     */
    private record Cards(int headlines, int teasers, int teased, int longest) {}

    private static Cards cards(PageSigns page) {
        Set<String> text = Set.copyOf(page.paragraphs);
        int headlines = 0;
        int teasers = 0;
        int teased = 0;
        int longest = 0;
        int since = Integer.MAX_VALUE;
        boolean open = false;
        for (Run run : page.layout.runs) {
            if (headline(run)) {
                headlines++;
                since = 0;
                open = true;
                continue;
            }
            since = since == Integer.MAX_VALUE ? since : since + 1;
            boolean kept = text.contains(run.text());
            if (kept && open && since <= 3 && run.text().length() < LONG) {
                teasers++;
                teased += run.text().length();
                open = false;
            } else if (kept) {
                longest = Math.max(longest, run.text().length());
            }
        }
        return new Cards(headlines, teasers, teased + headlinesKept(page, text), longest);
    }

    /** Headlines that were taken for text. */
    private static int headlinesKept(PageSigns page, Set<String> text) {
        return page.layout.runs.stream()
                .filter(run -> headline(run) && text.contains(run.text()))
                .mapToInt(run -> run.text().length())
                .sum();
    }

    private static boolean headline(Run run) {
        String said = run.text();
        if (run.linkDensity() <= 0.8 || said.length() >= 250) {
            return false;
        }
        return said.split(" ", TITLE_WORDS + 1).length > TITLE_WORDS
                || said.codePoints().filter(Character::isIdeographic).count() > 6;
    }

    static String reason(PageSigns page) {
        boolean search = page.head.linkedData.isOfType("SearchResultsPage");
        boolean profile = page.head.linkedData.isOfType("ProfilePage");
        return search ? "a search" : profile ? "a list of one author's articles" : "a list of articles";
    }
}
