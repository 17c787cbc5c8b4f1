/** Polls feeds, and lets each article enter the pipeline once. */
@NullMarked
package org.tidings.poller;

import org.jspecify.annotations.NullMarked;
