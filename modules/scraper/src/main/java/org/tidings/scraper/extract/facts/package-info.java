/** What a page says of its article: title, authors, dates and the like, each voted for among the places that give it. */
@NullMarked
package org.tidings.scraper.extract.facts;

import org.jspecify.annotations.NullMarked;
