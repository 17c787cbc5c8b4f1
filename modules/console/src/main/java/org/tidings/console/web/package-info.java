/** HTTP: routes, who may use them, pages, REST and streams. */
@NullMarked
package org.tidings.console.web;

import org.jspecify.annotations.NullMarked;
