/** The embedded Kafka node: the only place that touches {@code kafka.server}. */
@NullMarked
package org.tidings.broker;

import org.jspecify.annotations.NullMarked;
