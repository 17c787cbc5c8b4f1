package org.tidings.scraper.extract.site;

/**
 * How often a block was seen.
 *
 * @param articles in how many of the latest articles it stands
 * @param of how many those are
 * @param subjects about how many different things its articles are, as their words tell
 */
public record Evidence(int articles, int of, int subjects) {
    static final Evidence NONE = new Evidence(0, 0, 0);

    /** Where a block stands, which decides how much evidence it takes. */
    public enum Place {
        /** Before or after the article's own prose. */
        EDGE,
        /** A line between paragraphs that is no prose itself. */
        LINE,
        /** A paragraph among paragraphs, or an item of a list: a background that each report repeats looks like it. */
        PROSE
    }

    /** Whether a block that stands there is the site's and not the article's. */
    public boolean furniture(Place place) {
        return switch (place) {
            case EDGE -> articles >= 3 && subjects >= 3 && share(16);
            case LINE -> articles >= 4 && subjects >= 4 && share(8);
            case PROSE -> articles >= 5 && subjects >= 5 && share(of < 16 ? 2 : 4);
        };
    }

    /** Whether more than half of many articles have it: then there is no doubt. */
    public boolean certain() {
        return articles >= 5 && subjects >= 5 && share(2);
    }

    private boolean share(int part) {
        return articles * part >= of;
    }
}
