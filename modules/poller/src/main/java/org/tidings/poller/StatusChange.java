package org.tidings.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;

/** Whether a status is worth a record: when something changed, or now and then to say that the feed is still polled. */
final class StatusChange {
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final int REFRESH_INTERVALS = 8;

    private StatusChange() {}

    static boolean matters(@Nullable FeedStatus written, FeedStatus now) {
        return written == null
                || written.state() != now.state()
                || written.failures() != now.failures()
                || written.told() != now.told()
                || !Objects.equals(written.losses(), now.losses())
                || !written.keys().equals(now.keys())
                || differs(written, now)
                || isOld(written, now);
    }

    private static boolean differs(FeedStatus written, FeedStatus now) {
        return !Objects.equals(written.etag(), now.etag())
                || !Objects.equals(written.lastModified(), now.lastModified())
                || !Objects.equals(written.bodyHash(), now.bodyHash())
                || !Objects.equals(written.title(), now.title())
                || !Objects.equals(written.cause(), now.cause())
                || written.identity() != now.identity()
                || !Objects.equals(written.moving(), now.moving());
    }

    private static boolean isOld(FeedStatus written, FeedStatus now) {
        Instant last = written.lastPoll();
        Instant newer = now.lastPoll();
        if (last == null || newer == null) {
            return !Objects.equals(last, newer);
        }
        Duration several = now.interval().multipliedBy(REFRESH_INTERVALS);
        Duration allowed = several.compareTo(REFRESH) > 0 ? several : REFRESH;
        return Duration.between(last, newer).compareTo(allowed) > 0;
    }
}
