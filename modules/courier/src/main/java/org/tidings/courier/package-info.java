@NullMarked
package org.tidings.courier;

import org.jspecify.annotations.NullMarked;
