@NullMarked
package org.tidings.newsroom;

import org.jspecify.annotations.NullMarked;
