/** Reading feeds: bytes to documents, dates, keys of entries, schedules. Pure: no Kafka, HTTP, clock or logger. */
@NullMarked
package org.tidings.poller.feed;

import org.jspecify.annotations.NullMarked;
