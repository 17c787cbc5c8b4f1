package org.tidings.newsroom;

import java.nio.charset.Charset;
import java.util.List;

/**
 * The truth about one page of the written stories, beside the page itself: what should be read out of it.
 *
 * @param outlet host name
 * @param html what is served at {@code url}, encoded as {@code charset}
 * @param title of the article
 * @param standfirst the line under the headline; empty when there is none
 * @param paragraphs the words a reader can see of the article, without what stands around them
 * @param article whether the page is one; lists of links, galleries and pages that are gone are not
 * @param watched whether a watchlist of the demo asks for the story
 */
public record WrittenPage(
        String storyId,
        String url,
        String outlet,
        String html,
        Charset charset,
        String title,
        String standfirst,
        List<String> paragraphs,
        boolean article,
        boolean watched) {
    public WrittenPage {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The bytes that go over the wire. */
    public byte[] body() {
        return html.getBytes(charset);
    }

    public String contentType() {
        return "text/html; charset=" + charset.name();
    }
}
