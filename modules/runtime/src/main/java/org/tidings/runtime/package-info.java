/** What every role stands on: its life, its settings, Kafka, the web, and the measuring of it all. */
@NullMarked
package org.tidings.runtime;

import org.jspecify.annotations.NullMarked;
