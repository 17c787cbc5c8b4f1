/** The poller at scale: a broker and pollers in processes of their own against the newsroom's farm, measured from outside. */
@NullMarked
package org.tidings.bench.scale;

import org.jspecify.annotations.NullMarked;
