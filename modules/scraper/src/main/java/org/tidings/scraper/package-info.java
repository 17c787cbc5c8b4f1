@NullMarked
package org.tidings.scraper;

import org.jspecify.annotations.NullMarked;
