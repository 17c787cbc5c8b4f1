/** Which articles tell one story: words, likeness, and the book of a watchlist's live stories. Knows no Kafka and no clock. */
@NullMarked
package org.tidings.alerts.story;

import org.jspecify.annotations.NullMarked;
