@NullMarked
package org.tidings.console.history;

import org.jspecify.annotations.NullMarked;
