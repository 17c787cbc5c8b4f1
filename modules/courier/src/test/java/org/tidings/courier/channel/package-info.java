/** Tests of payloads, signatures and schedules. */
@NullMarked
package org.tidings.courier.channel;

import org.jspecify.annotations.NullMarked;
