/** A great many feeds on one loopback port, cheap to serve, with a record of every request: for load, not for reading. */
@NullMarked
package org.tidings.newsroom.farm;

import org.jspecify.annotations.NullMarked;
