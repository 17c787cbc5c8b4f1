package org.tidings.newsroom;

import java.io.Serial;

/** A folder that cannot be replayed: the message is one line that names the file and says what to do. */
public final class BadReplayFolder extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public BadReplayFolder(String message) {
        super(message);
    }
}
