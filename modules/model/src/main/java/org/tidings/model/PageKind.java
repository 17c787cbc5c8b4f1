package org.tidings.model;

/** What a page turns out to be. The first five are articles, more or less; the others hold none. */
public enum PageKind implements Word {
    ARTICLE,
    /** Posts that are added while something happens. */
    LIVE_BLOG,
    /** The beginning of an article that is sold. */
    TEASER,
    GALLERY,
    VIDEO,
    /** A list of articles: a section, a home page, a search. */
    HUB,
    /** An error page that came with a good status. */
    SOFT_404,
    /** A consent form, a robot check or a login where the article should be. */
    WALL,
    /** Another format, such as PDF or a feed. */
    NOT_HTML,
    /** HTML without enough text to be an article. */
    EMPTY,
    /** Taking it apart failed, which it should on no page. */
    UNREADABLE
}
