@NullMarked
package org.tidings.filter.match.forms;

import org.jspecify.annotations.NullMarked;
