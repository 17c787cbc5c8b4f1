@NullMarked
package org.tidings.console.copy;

import org.jspecify.annotations.NullMarked;
