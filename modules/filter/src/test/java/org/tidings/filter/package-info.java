/** Tests of the filter role. */
@NullMarked
package org.tidings.filter;

import org.jspecify.annotations.NullMarked;
