/** Imports of many entities, from a dump of Wikidata or a table. */
@NullMarked
package org.tidings.app.entities;

import org.jspecify.annotations.NullMarked;
