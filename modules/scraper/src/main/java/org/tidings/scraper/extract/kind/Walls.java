package org.tidings.scraper.extract.kind;

import java.util.Locale;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** Consent forms, robot checks and refusals, told by what they say and by how little else there is. */
final class Walls {
    private static final int LITTLE = 250;
    private static final int MOST = 600;
    private static final int BARE = 1500;
    private static final int HARDLY_ANY = 400;
    private static final int SCRAP = 100;
    private static final int FEW_LINKS = 12;
    private static final int FEW_NOSCRIPTS = 8;

    private static final String CHALLENGE =
            "[id*=captcha], [class*=captcha], iframe[src*=captcha], script[src*=captcha], [id*=challenge], form[action*=challenge], script[src*=challenge], [class*=challenge]";

    private Walls() {}

    static boolean stands(PageSigns page) {
        if (page.length >= MOST || page.describesArticle() || page.links() > FEW_LINKS) {
            return false;
        }
        String said = page.said(BARE);
        boolean bare = said.length() < BARE;
        boolean named = page.titles.stream()
                .anyMatch(title ->
                        title.length() < 80 && Sayings.WALL_TITLE.matcher(title).find());
        boolean told = Sayings.WALL_TEXT.matcher(said).find();
        if (named) {
            return bare && ((told && rest(page) < LITTLE) || page.length < SCRAP || challenges(page));
        }
        return told ? bare && rest(page) < SCRAP : said.length() < HARDLY_ANY && silent(page);
    }

    /** What is said besides: a short article under a banner about cookies is no wall. */
    private static int rest(PageSigns page) {
        return page.paragraphs.stream()
                .filter(paragraph -> !Sayings.WALL_TEXT.matcher(paragraph).find())
                .mapToInt(String::length)
                .sum();
    }

    private static boolean challenges(PageSigns page) {
        return page.has(CHALLENGE) || page.has("meta[http-equiv=refresh]") || hidden(page);
    }

    private static boolean hidden(PageSigns page) {
        return String.valueOf(page.head.meta("robots")).toLowerCase(Locale.ROOT).contains("noindex");
    }

    /** Hardly a word, but a test for the browser, or words for those without scripts. */
    private static boolean silent(PageSigns page) {
        if (page.has("article, main p, img[src]")) {
            return false;
        }
        boolean unscripted = page.document.select("noscript").stream()
                .limit(FEW_NOSCRIPTS)
                .anyMatch(without -> Sayings.WALL_TEXT.matcher(words(without)).find());
        return unscripted || (page.has(CHALLENGE) && (hidden(page) || page.links() == 0));
    }

    /** The beginning of what an element says. */
    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode text) {
                words.append(
                        text.getWholeText(), 0, Math.min(text.getWholeText().length(), BARE));
            } else if (node instanceof DataNode data) {
                words.append(
                        data.getWholeData(), 0, Math.min(data.getWholeData().length(), BARE));
            }
            return words.length() > BARE ? FilterResult.STOP : FilterResult.CONTINUE;
        });
        return words.toString();
    }
}
