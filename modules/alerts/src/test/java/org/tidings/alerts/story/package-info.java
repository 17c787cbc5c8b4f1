/** Tests of the grouping of stories. */
@NullMarked
package org.tidings.alerts.story;

import org.jspecify.annotations.NullMarked;
