/** What people write: {@code tidings.yaml} and its environment twins, read with the position of every mistake. */
@NullMarked
package org.tidings.runtime.config;

import org.jspecify.annotations.NullMarked;
