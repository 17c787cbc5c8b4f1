/** Speed, measured with JMH beside what others do. Run by the scripts in {@code bench/}. */
@NullMarked
package org.tidings.bench;

import org.jspecify.annotations.NullMarked;
