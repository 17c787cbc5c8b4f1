/** The whole pipeline on an invented news web, or on captured pages. */
@NullMarked
package org.tidings.app.demo;

import org.jspecify.annotations.NullMarked;
