/** What the tests of several modules share: a broker, waiting, reading topics, fakes. */
@NullMarked
package org.tidings.testkit;

import org.jspecify.annotations.NullMarked;
