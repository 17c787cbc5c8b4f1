/** Tests of the notifier and the courier. */
@NullMarked
package org.tidings.courier;

import org.jspecify.annotations.NullMarked;
