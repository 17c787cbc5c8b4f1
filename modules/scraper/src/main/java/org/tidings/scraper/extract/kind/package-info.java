/** What a page is: an article or one of the many things that stand under an article's address. In doubt, an article. */
@NullMarked
package org.tidings.scraper.extract.kind;

import org.jspecify.annotations.NullMarked;
