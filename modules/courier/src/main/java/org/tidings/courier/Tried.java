package org.tidings.courier;

import org.jspecify.annotations.Nullable;
import org.tidings.courier.channel.Answer;

/** What came of trying to deliver. */
sealed interface Tried {
    /**
     * It was sent, or could not be.
     *
     * @param status null when no whole answer came
     * @param words the first of the answer, or what went wrong
     */
    record Answered(Answer answer, @Nullable Integer status, String words) implements Tried {}

    /** It was not sent for a reason that lies here and not with the endpoint: it waits and does not count. */
    record Blocked(String cause) implements Tried {}
}
