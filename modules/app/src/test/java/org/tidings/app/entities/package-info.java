@NullMarked
package org.tidings.app.entities;

import org.jspecify.annotations.NullMarked;
