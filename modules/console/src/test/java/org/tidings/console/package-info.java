/** Tests of the console. */
@NullMarked
package org.tidings.console;

import org.jspecify.annotations.NullMarked;
