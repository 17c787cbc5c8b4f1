/** Tests of the console's web. */
@NullMarked
package org.tidings.console.web;

import org.jspecify.annotations.NullMarked;
