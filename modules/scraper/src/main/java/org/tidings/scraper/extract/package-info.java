/** From the bytes of a page to the article in it: pure, bounded, and never an exception. */
@NullMarked
package org.tidings.scraper.extract;

import org.jspecify.annotations.NullMarked;
