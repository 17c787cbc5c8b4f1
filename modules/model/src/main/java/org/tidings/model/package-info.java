/** The records that travel on the topics, their JSON, their ids, and the catalogue of topics. */
@NullMarked
package org.tidings.model;

import org.jspecify.annotations.NullMarked;
