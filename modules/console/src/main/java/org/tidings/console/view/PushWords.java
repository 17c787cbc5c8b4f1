package org.tidings.console.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Subscription;
import org.tidings.model.Urls;

/** What is said of a feed's subscription at a hub, in one line. */
final class PushWords {
    private PushWords() {}

    static String of(Subscription subscription, Times times) {
        String hub = Urls.host(subscription.at().hub());
        String cause = subscription.cause() == null ? "" : ": " + Marks.tame(subscription.cause());
        return switch (subscription.state()) {
            case ACTIVE -> "pushed by " + hub + lease(subscription.leaseEnd(), times);
            case WANTED -> "asked of " + hub + ", not confirmed yet" + cause;
            case DENIED -> hub + " will not push it" + cause;
            case LEAVING -> "not wanted any more; " + hub + " has not confirmed that yet";
        };
    }

    private static String lease(@Nullable Instant end, Times times) {
        return end == null ? "" : ", lease until " + times.exact(end);
    }
}
