/** Tests of the language, the entities and the engine. */
@NullMarked
package org.tidings.filter.match;

import org.jspecify.annotations.NullMarked;
