package org.tidings.scraper.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What else the page tells of its article. */
final class Known {
    final @Nullable String title;
    final Headline headline;
    /** How it is summed up for search engines. */
    final @Nullable String description;

    final List<String> authors;

    /** @param authors their full names */
    Known(@Nullable String title, @Nullable String description, List<String> authors) {
        this.title = title;
        this.headline = new Headline(title);
        this.description = description;
        this.authors = authors;
    }
}
