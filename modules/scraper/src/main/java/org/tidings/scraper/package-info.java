/** The scraper: reads the pages behind the entries, in time, and makes articles of them. */
@NullMarked
package org.tidings.scraper;

import org.jspecify.annotations.NullMarked;
