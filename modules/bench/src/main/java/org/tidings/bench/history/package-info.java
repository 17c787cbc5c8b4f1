/** How long it takes to ask the articles of the past, by {@code bench/backtest}. */
@NullMarked
package org.tidings.bench.history;

import org.jspecify.annotations.NullMarked;
