package org.tidings.scraper.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else the page tells of its article.
 *
 * @param title without the site's name
 * @param description how it is summed up for search engines
 * @param authors their full names
 */
record Known(@Nullable String title, @Nullable String description, List<String> authors) {
    Known {
        authors = List.copyOf(authors);
    }
}
