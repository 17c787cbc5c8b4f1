/** A small fictional news web on loopback: outlets, feeds, pages and faults for the demo, the tests and the load; and captured pages replayed. */
@NullMarked
package org.tidings.newsroom;

import org.jspecify.annotations.NullMarked;
