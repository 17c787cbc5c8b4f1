/** The text of an article: the page laid out as boxes and runs, the box that holds the article, and what of it is kept. */
@NullMarked
package org.tidings.scraper.extract.text;

import org.jspecify.annotations.NullMarked;
