package org.tidings.courier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.courier.channel.Answer;
import org.tidings.courier.channel.RetrySchedule;
import org.tidings.model.Channel;
import org.tidings.model.Delivery;

/** Makes the attempts, and writes what came of each before the next begins. */
final class Carrier implements Lane.Work {
    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final Duration USUAL_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    private final Channels channels;
    private final Webhook webhook;
    private final RetrySchedule schedule;
    private final Ledger ledger;
    private final CourierMeters meters;
    private final InstantSource clock;
    private final DoubleSupplier chance;

    Carrier(
            Channels channels,
            Webhook webhook,
            RetrySchedule schedule,
            Ledger ledger,
            CourierMeters meters,
            InstantSource clock,
            DoubleSupplier chance) {
        this.channels = channels;
        this.webhook = webhook;
        this.schedule = schedule;
        this.ledger = ledger;
        this.meters = meters;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public @Nullable Delivery attempt(Lane lane, Delivery due) throws InterruptedException {
        Tried tried = tried(lane, due);
        if (lane.isClosed() && Thread.currentThread().isInterrupted()) {
            return null;
        }
        meters.tried(tried);
        return switch (tried) {
            case Tried.Blocked blocked -> blocked(lane, due, blocked.cause());
            case Tried.Answered answered -> answered(lane, due, answered);
        };
    }

    private Tried tried(Lane lane, Delivery due) {
        if (lane.isDisabled()) {
            return new Tried.Answered(
                    new Answer.Disabled(), 410, "it asked for nothing more; change the channel to try again");
        }
        if (due.notice() == null) {
            return new Tried.Answered(new Answer.Disabled(), null, "a pending delivery without its notice");
        }
        Optional<Channel> channel = channels.find(due.channel());
        return channel.isPresent()
                ? webhook.post(channel.get(), due.notice(), clock.instant())
                : new Tried.Answered(new Answer.Failed(), null, "the channel " + due.channel() + " is not configured");
    }

    /** Written only when it is news, or a missing file would write twice a minute. */
    private Delivery blocked(Lane lane, Delivery due, String cause) throws InterruptedException {
        Instant now = clock.instant();
        lane.hold(now.plus(LOOK_AGAIN));
        Delivery waiting = new Delivery(
                due.id(),
                due.channel(),
                due.alert(),
                due.watchlist(),
                due.title(),
                Delivery.Status.PENDING,
                due.notice(),
                due.attempts(),
                now.plus(LOOK_AGAIN),
                null,
                cause,
                now);
        if (!cause.equals(due.lastAnswer())) {
            log.atWarn()
                    .addKeyValue("channel", due.channel())
                    .addKeyValue("cause", cause)
                    .log("cannot deliver yet");
            ledger.write(lane.partition(), waiting);
        }
        return waiting;
    }

    private Delivery answered(Lane lane, Delivery due, Tried.Answered answered) throws InterruptedException {
        return switch (answered.answer()) {
            case Answer.Accepted a -> written(lane, after(due, Delivery.Status.DELIVERED, null, answered));
            case Answer.Disabled d -> {
                lane.disable();
                yield dead(lane, due, answered);
            }
            case Answer.Throttled throttled -> {
                lane.hold(clock.instant().plus(hold(throttled.retryAfter())));
                yield again(lane, due, answered, throttled.retryAfter());
            }
            case Answer.Failed f -> again(lane, due, answered, Duration.ZERO);
        };
    }

    private static Duration hold(Duration asked) {
        return asked.isZero() ? USUAL_HOLD : longer(SHORTEST_HOLD, shorter(asked, LONGEST_HOLD));
    }

    private Delivery again(Lane lane, Delivery due, Tried.Answered answered, Duration atLeast)
            throws InterruptedException {
        Optional<Duration> wait = schedule.wait(due.attempts() + 1, chance.getAsDouble());
        if (wait.isEmpty()) {
            return dead(lane, due, answered);
        }
        Instant next = clock.instant().plus(longer(wait.get(), shorter(atLeast, LONGEST_HOLD)));
        return written(lane, after(due, Delivery.Status.PENDING, next, answered));
    }

    private Delivery dead(Lane lane, Delivery due, Tried.Answered answered) throws InterruptedException {
        Delivery dead = after(due, Delivery.Status.DEAD, null, answered);
        log.atWarn()
                .addKeyValue("channel", due.channel())
                .addKeyValue("notice", due.id())
                .addKeyValue("attempts", dead.attempts())
                .addKeyValue("status", dead.lastStatus())
                .log("given up");
        meters.dead();
        ledger.deadLetter(lane.partition(), dead);
        return written(lane, dead);
    }

    private Delivery written(Lane lane, Delivery now) throws InterruptedException {
        ledger.write(lane.partition(), now);
        return now;
    }

    /** A delivery that is through drops its notice; a dead one keeps it, for it may be sent once more by hand. */
    private Delivery after(Delivery due, Delivery.Status status, @Nullable Instant next, Tried.Answered answered) {
        return new Delivery(
                due.id(),
                due.channel(),
                due.alert(),
                due.watchlist(),
                due.title(),
                status,
                status == Delivery.Status.DELIVERED ? null : due.notice(),
                due.attempts() + 1,
                next,
                answered.status(),
                answered.words().isEmpty() ? null : answered.words(),
                clock.instant());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
