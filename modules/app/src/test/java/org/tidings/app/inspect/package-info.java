@NullMarked
package org.tidings.app.inspect;

import org.jspecify.annotations.NullMarked;
