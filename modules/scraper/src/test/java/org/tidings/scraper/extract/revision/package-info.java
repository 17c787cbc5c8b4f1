@NullMarked
package org.tidings.scraper.extract.revision;

import org.jspecify.annotations.NullMarked;
