@NullMarked
package org.tidings.testkit;

import org.jspecify.annotations.NullMarked;
