/** Matching many watchlists, beside Lucene's Monitor. */
@NullMarked
package org.tidings.bench.matching;

import org.jspecify.annotations.NullMarked;
