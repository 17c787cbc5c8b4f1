/** Tests of the alerts role. */
@NullMarked
package org.tidings.alerts;

import org.jspecify.annotations.NullMarked;
