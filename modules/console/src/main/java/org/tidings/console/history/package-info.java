/**
 * The articles of the past: what a watchlist would have caught, and search in the same language. Whatever narrows the
 * candidates, the filter's own engine decides, so that a preview cannot differ from what will alert.
 */
@NullMarked
package org.tidings.console.history;

import org.jspecify.annotations.NullMarked;
