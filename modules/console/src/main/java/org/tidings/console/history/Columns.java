package org.tidings.console.history;

/** The names under which the index keeps what it knows of an article. */
final class Columns {
    /** The article's id. */
    static final String ID = "id";
    /** When it counts, for days and stories: {@link ArticleDocument#time}; milliseconds. */
    static final String TIME = "time";
    /** When we saw it first, for the retention. */
    static final String SEEN = "seen";
    /** Folded words of title and text. */
    static final String TEXT = "text";
    /** Folded words of the title. */
    static final String TITLE = "title";
    /** Folded words of the byline. */
    static final String AUTHOR = "author";
    /** Words that are written otherwise than folded, as eight bytes each. */
    static final String SPELT = "spelt";
    /** Language, country, tags, and its host with all that this is under; {@link #CUT}. */
    static final String KEY = "key";
    /** The words in their order, for the engine to decide on. */
    static final String WORDS = "words";
    /** What tells its story. */
    static final String READING = "reading";
    /** Its host. */
    static final String SITE = "site";
    /** Its primary language tag. */
    static final String LANGUAGE = "language";
    /** The id under which it would be known by the address that it gives itself, where that is another. */
    static final String ALIAS = "alias";
    /** {@link #FULL} and {@link #TOLD}. */
    static final String FLAGS = "flags";
    /** The record of {@code articles} as it came. */
    static final String ARTICLE = "article";

    /** A key: one of its words was cut. */
    static final String CUT = "cut";
    /** A flag: it has the full text. */
    static final long FULL = 1;
    /** A flag: it was new enough, when we saw it, to be told of. */
    static final long TOLD = 2;

    private Columns() {}
}
