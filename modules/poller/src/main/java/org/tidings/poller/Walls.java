package org.tidings.poller;

import java.util.Set;
import org.tidings.poller.feed.NotAFeed;
import org.tidings.poller.feed.SourceHealth.Seen;
import org.tidings.runtime.http.Fetched;

/** Whether what failed is a wall: a refusal, a robot check, or a page (a login, a consent) where the feed was. */
final class Walls {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 451);

    private Walls() {}

    static Seen.Failed seen(Fetched.Failed failed) {
        if (failed.headers().first("cf-mitigated").filter("challenge"::equals).isPresent()) {
            return new Seen.Failed(true, "a robot check stands before the feed (" + failed.reason() + ")");
        }
        Integer status = failed.status();
        return new Seen.Failed(status != null && REFUSALS.contains(status), failed.reason());
    }

    static Seen.Failed seen(NotAFeed none) {
        return new Seen.Failed(none.kind() == NotAFeed.Kind.HTML, none.reason());
    }
}
