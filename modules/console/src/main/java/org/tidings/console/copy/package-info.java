/** The console's own copies of the topics, in memory and bounded; they know no Kafka, HTTP or clock. */
@NullMarked
package org.tidings.console.copy;

import org.jspecify.annotations.NullMarked;
