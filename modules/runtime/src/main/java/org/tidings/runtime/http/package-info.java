/** The one guarded way to the web: addresses, deadlines, sizes, politeness, robots.txt. */
@NullMarked
package org.tidings.runtime.http;

import org.jspecify.annotations.NullMarked;
