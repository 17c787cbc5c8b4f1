/** Speed, measured with JMH beside what others do. Run by {@code scripts/bench}. */
@NullMarked
package org.tidings.bench;

import org.jspecify.annotations.NullMarked;
