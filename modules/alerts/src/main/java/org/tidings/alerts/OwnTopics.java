package org.tidings.alerts;

import java.util.Optional;

/** Whether watchlists' own topics can be written. Neither method blocks. */
public interface OwnTopics {
    /** Told of each own topic when its watchlist is read. */
    void wanted(String topic);

    /** Why the topic cannot be written, in one line for a person; empty when it can. */
    Optional<String> problem(String topic);
}
