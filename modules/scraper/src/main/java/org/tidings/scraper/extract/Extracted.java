package org.tidings.scraper.extract;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.rule.RuleUse;

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
     * @param categories section and tags
     * @param contributors who is credited apart from the authors
     * @param agency the news agency that the text is from
     * @param section where the publisher files it
     * @param keywords what the publisher says it is found by
     * @param kind an article, a live blog or the beginning of what is sold
     * @param posts of a live blog, the oldest first; {@code paragraphs} holds them too
     * @param rule the site rule that was for the page; null when there was none
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
            List<String> categories,
            List<String> contributors,
            @Nullable String agency,
            @Nullable String section,
            List<String> keywords,
            PageKind kind,
            List<Post> posts,
            @Nullable RuleUse rule)
            implements Extracted {
        public ArticleText {
            paragraphs = List.copyOf(paragraphs);
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
            contributors = List.copyOf(contributors);
            keywords = List.copyOf(keywords);
            posts = List.copyOf(posts);
        }

        /** The paragraphs, parted by a blank line. */
        public String text() {
            return String.join("\n\n", paragraphs);
        }
    }

    /**
     * A post of a live blog.
     *
     * @param time when it came out; null where the page gives no date with it
     * @param clock the time as the page shows it, such as {@code 14:32}; null where it shows none
     * @param text its paragraphs, parted by a blank line
     */
    record Post(
            @Nullable OffsetDateTime time,
            @Nullable String clock,
            @Nullable String title,
            String text) {}

    /** @param reason in words, for people */
    record NotNews(PageKind kind, String reason) implements Extracted {}
}
