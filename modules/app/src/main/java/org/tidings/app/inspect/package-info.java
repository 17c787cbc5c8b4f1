/** What {@code tidings inspect} shows of one thing: for people, for machines, and as a page. */
@NullMarked
package org.tidings.app.inspect;

import org.jspecify.annotations.NullMarked;
