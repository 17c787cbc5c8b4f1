@NullMarked
package org.tidings.poller;

import org.jspecify.annotations.NullMarked;
