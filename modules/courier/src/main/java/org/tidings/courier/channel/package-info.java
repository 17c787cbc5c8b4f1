/** What is sent to a channel, how it is signed, and when it is tried again. Knows no Kafka, no HTTP and no clock. */
@NullMarked
package org.tidings.courier.channel;

import org.jspecify.annotations.NullMarked;
