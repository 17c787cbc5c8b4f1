/** Inflected forms of names, by rules for the endings of each language; pure. */
@NullMarked
package org.tidings.filter.match.forms;

import org.jspecify.annotations.NullMarked;
