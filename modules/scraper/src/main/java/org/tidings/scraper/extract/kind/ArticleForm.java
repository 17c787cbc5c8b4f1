package org.tidings.scraper.extract.kind;

import java.util.List;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.Post;

/**
 * What kind of article a page holds, and its text in the form of that kind.
 *
 * @param posts of a live blog, the oldest first; none of others
 */
public record ArticleForm(PageKind kind, List<String> paragraphs, List<Post> posts) {
    /** Posts that hold less of the text than this are something else, such as a list of corrections. */
    private static final double LEAST_SHARE = 0.5;

    public ArticleForm {
        paragraphs = List.copyOf(paragraphs);
        posts = List.copyOf(posts);
    }

    /** Of a page that is an article. */
    public static ArticleForm of(PageSigns page) {
        List<Post> posts = LiveBlogs.posts(page);
        int posted = posts.stream().mapToInt(post -> post.text().length()).sum();
        if (!posts.isEmpty() && posted >= LEAST_SHARE * page.length) {
            return new ArticleForm(PageKind.LIVE_BLOG, LiveBlogs.text(page.paragraphs, posts), posts);
        }
        PageKind kind = Teasers.is(page) ? PageKind.TEASER : PageKind.ARTICLE;
        return new ArticleForm(kind, page.paragraphs, List.of());
    }
}
