/** The watchlist language, the entities and the engine that matches articles against both; pure. */
@NullMarked
package org.tidings.filter.match;

import org.jspecify.annotations.NullMarked;
