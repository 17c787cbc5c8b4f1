package org.tidings.scraper.extract.text;

/** Why a run of the page is no part of the article's text. */
public enum Dropped {
    OUTSIDE("outside the article"),
    HIDDEN("not shown to readers"),
    NAVIGATION("navigation"),
    COMMENTS("comments"),
    RELATED("related articles"),
    SHARE("share buttons"),
    ADVERT("an advertisement"),
    CALL("a call, form or notice"),
    CAPTION("a caption or credit"),
    BYLINE("byline, date or biography"),
    TAGS("tags"),
    MEDIA("a player or gallery"),
    FORM("a form"),
    TITLE("the headline again"),
    DATELINE("a line of dates and names"),
    NOISE("small print or a call"),
    LINKS("links"),
    ELSEWHERE("leads to other articles"),
    BEFORE("a scrap before the text"),
    AFTER("a scrap after the text"),
    EMPTY_HEADING("a heading with nothing under it"),
    UNTOLD("not in the text that the page gives to search engines"),
    REPEATED("said before"),
    RULE("the site's rule leaves it out"),
    SITE("repeats on this site");

    private final String words;

    Dropped(String words) {
        this.words = words;
    }

    /** The reason in words, for people. */
    public String words() {
        return words;
    }

    static Dropped as(Furniture furniture) {
        return valueOf(furniture.name());
    }
}
