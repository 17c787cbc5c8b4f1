package org.tidings.scraper.extract;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found on a page: an article, or the reason why it holds none. */
public sealed interface Extracted {

    /**
     * An article.
     *
     * @param title without the site's suffix
     * @param standfirst what the publisher says the article is about; null where the page does not say
     * @param paragraphs the text in reading order, white space folded
     * @param authors clean names
     * @param published with the publisher's offset, UTC where none was given
     * @param canonicalUrl the absolute address the page gives itself
     * @param image the lead image, absolute
     * @param language primary tag, detected from the text and checked against the declared one
     * @param paywalled the page says that it is not free to read
     */
    record ArticleText(
            @Nullable String title,
            @Nullable String standfirst,
            List<String> paragraphs,
            List<String> authors,
            @Nullable OffsetDateTime published,
            @Nullable OffsetDateTime modified,
            @Nullable String canonicalUrl,
            @Nullable String image,
            @Nullable String siteName,
            @Nullable String language,
            boolean paywalled,
            List<String> categories)
            implements Extracted {
        public ArticleText {
            paragraphs = List.copyOf(paragraphs);
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }

        /** The paragraphs, parted by a blank line. */
        public String text() {
            return String.join("\n\n", paragraphs);
        }
    }

    /** @param reason in words, for people */
    record NotNews(Kind kind, String reason) implements Extracted {}

    /** What a page is that is no article. */
    enum Kind {
        /** A list of articles: a section, a home page, a search. */
        HUB,
        GALLERY,
        VIDEO,
        /** An error page that came with a good status. */
        SOFT_404,
        /** A consent form, a robot check or a login where the article should be. */
        WALL,
        /** Another format, such as PDF or a feed. */
        NOT_HTML,
        /** HTML without enough text to be an article. */
        EMPTY,
        /** The extractor failed on it, which it should on no page. */
        UNREADABLE
    }
}
