/** The command line, a class for each verb. */
@NullMarked
package org.tidings.app.cli;

import org.jspecify.annotations.NullMarked;
