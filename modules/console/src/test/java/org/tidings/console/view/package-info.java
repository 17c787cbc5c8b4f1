/** Tests of the console's view. */
@NullMarked
package org.tidings.console.view;

import org.jspecify.annotations.NullMarked;
