/** Reading and writing topics: clients, ownership of partitions, out-of-order commits, Streams, dead letters. */
@NullMarked
package org.tidings.runtime.kafka;

import org.jspecify.annotations.NullMarked;
