package org.tidings.scraper.extract.kind;

import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.NotNews;

/** Tells pages that are no article from those that are. In doubt, it is one. */
public final class OtherPages {
    private static final int LITTLE = 250;
    private static final int SCRAP = 40;
    private static final int FEW = 3;

    private OtherPages() {}

    /** Null for an article. */
    public static @Nullable NotNews of(PageSigns page) {
        if (missing(page)) {
            return new NotNews(PageKind.SOFT_404, "the page says that it was not found");
        }
        if (Walls.stands(page)) {
            return new NotNews(PageKind.WALL, "a consent form or a check stands before the article");
        }
        boolean described = page.head.linkedData.describesArticle() && page.length > 0;
        if (page.length < LITTLE && !described) {
            return little(page);
        }
        return Hubs.teases(page) ? new NotNews(PageKind.HUB, Hubs.reason(page)) : null;
    }

    private static boolean missing(PageSigns page) {
        boolean named = page.length < 4 * LITTLE
                && page.titles.stream()
                        .anyMatch(title -> Sayings.MISSING_TITLE.matcher(title).matches());
        if (named) {
            return !page.head.linkedData.describesArticle() || page.length < LITTLE;
        }
        return page.length < LITTLE
                && !page.describesArticle()
                && Sayings.MISSING_TEXT.matcher(page.said(4 * LITTLE)).find();
    }

    private static @Nullable NotNews little(PageSigns page) {
        if (page.type().startsWith("video") || page.head.linkedData.isOfType("VideoObject")) {
            return new NotNews(PageKind.VIDEO, "a video without a text");
        }
        if (page.head.linkedData.isOfType("ImageGallery") || page.head.linkedData.isOfType("MediaGallery")) {
            return new NotNews(PageKind.GALLERY, pictures(page));
        }
        if (Hubs.listsLinks(page) && !page.type().equals("article")) {
            return new NotNews(PageKind.HUB, Hubs.reason(page));
        }
        if (page.length < SCRAP && figures(page) >= FEW) {
            return new NotNews(PageKind.GALLERY, pictures(page));
        }
        return page.length == 0 ? new NotNews(PageKind.EMPTY, "no text of an article was found") : null;
    }

    private static String pictures(PageSigns page) {
        long figures = figures(page);
        return figures < FEW ? "pictures without a text" : figures + " pictures without a text";
    }

    private static long figures(PageSigns page) {
        return page.layout.boxes.stream()
                .filter(box -> box.tag.equals("figure"))
                .count();
    }
}
