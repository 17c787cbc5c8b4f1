/** What is learned of a site from its own pages: the blocks that it prints beside every article. */
@NullMarked
package org.tidings.scraper.extract.site;

import org.jspecify.annotations.NullMarked;
