/** What each page shows, worked out from the copies and the time of day; templates only lay it out. */
@NullMarked
package org.tidings.console.view;

import org.jspecify.annotations.NullMarked;
