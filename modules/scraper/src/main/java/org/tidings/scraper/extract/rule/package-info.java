/** Site rules: what somebody who knows a site, or what it is made with, says of where its articles stand. */
@NullMarked
package org.tidings.scraper.extract.rule;

import org.jspecify.annotations.NullMarked;
