/** Whether every record that went in came out in one outcome, held against the topics themselves. */
@NullMarked
package org.tidings.app.balance;

import org.jspecify.annotations.NullMarked;
