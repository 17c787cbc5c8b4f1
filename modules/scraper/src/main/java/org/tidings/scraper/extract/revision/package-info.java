/** Whether a text that is read again says something else. */
@NullMarked
package org.tidings.scraper.extract.revision;

import org.jspecify.annotations.NullMarked;
