/** The program: its start and end, and how a file becomes configuration. */
@NullMarked
package org.tidings.app;

import org.jspecify.annotations.NullMarked;
