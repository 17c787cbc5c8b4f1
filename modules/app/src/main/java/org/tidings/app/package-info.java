@NullMarked
package org.tidings.app;

import org.jspecify.annotations.NullMarked;
