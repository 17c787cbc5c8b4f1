@NullMarked
package org.tidings.broker;

import org.jspecify.annotations.NullMarked;
