package org.tidings.scraper.extract.kind;

/** Beginnings of articles whose rest is sold. */
public final class Teasers {
    private static final int SHORT = 1000;
    private static final int CUT = 2500;
    private static final int SAID = 8_000;
    private static final int MOST_BLOCKS = 2_000;

    private Teasers() {}

    public static boolean is(PageSigns page) {
        if (page.length >= CUT || page.paragraphs.isEmpty()) {
            return false;
        }
        String last = page.paragraphs.getLast();
        boolean cut = last.endsWith("…") || last.endsWith("...");
        boolean little = page.length < SHORT;
        return (little || cut) && (page.paywalled || sold(page));
    }

    private static boolean sold(PageSigns page) {
        return page.length < CUT && Sayings.SOLD.matcher(page.said(SAID)).find() && barred(page);
    }

    /** What asks for money stands at the article, not in the page's head or foot. */
    private static boolean barred(PageSigns page) {
        return page.document.select("p, h2, h3, h4, div").stream()
                .limit(MOST_BLOCKS)
                .filter(block -> block.ownText().length() < 300)
                .anyMatch(block ->
                        Sayings.SOLD.matcher(block.ownText()).find() && block.closest("header, nav, footer") == null);
    }
}
