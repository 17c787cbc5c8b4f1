package org.tidings.poller.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedRequest.Reason;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.State;

/**
 * What a hub asks at a callback before it begins or ends a subscription (WebSub, verification of intent), or says when it
 * will not.
 *
 * @param leaseSeconds as sent
 * @param reason of a denial, as sent
 */
public record HubCall(
        @Nullable String mode,
        @Nullable String topic,
        @Nullable String challenge,
        @Nullable String leaseSeconds,
        @Nullable String reason) {
    private static final int LONGEST_CHALLENGE = 2_048;
    private static final int LONGEST_REASON = 200;

    /**
     * What it comes to for a subscription of ours; null = we do not agree, the hub is answered with 404.
     *
     * @param reply to be echoed
     */
    public record Answer(
            Reason reason,
            String reply,
            @Nullable Duration lease,
            @Nullable String why) {}

    /** Agrees to exactly what was asked of this hub: the mode, the topic and the callback must be ours. */
    public @Nullable Answer about(Subscription ours) {
        if (mode == null || topic == null || !same(topic, ours.at().topic())) {
            return null;
        }
        boolean leaving = ours.state() == State.LEAVING;
        return switch (mode) {
            case "subscribe" -> leaving || ours.state() == State.DENIED ? null : confirmed(Reason.VERIFIED);
            case "unsubscribe" -> leaving ? confirmed(Reason.LEFT) : null;
            case "denied" -> leaving ? null : new Answer(Reason.DENIED, "", null, shortened(reason));
            default -> null;
        };
    }

    private @Nullable Answer confirmed(Reason as) {
        return challenge == null || challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE
                ? null
                : new Answer(as, challenge, lease(), null);
    }

    private @Nullable Duration lease() {
        return leaseSeconds != null && leaseSeconds.matches("\\d{1,12}")
                ? Duration.ofSeconds(Long.parseLong(leaseSeconds))
                : null;
    }

    private static @Nullable String shortened(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
