package org.tidings.newsroom;

import java.time.Duration;

/**
 * What a newsroom publishes and how fast. The same plan publishes the same again.
 *
 * @param seed of everything that is chosen
 * @param outlets 0 = the written ones; more = this many generated ones at {@code o0.example}, {@code o1.example} and so on
 * @param span how long the written stories take to come out
 * @param storiesPerMinute generated stories: all of them with generated outlets, else what follows after the written ones
 * @param faults whether outlets are slow, fail, throttle, move and vanish
 * @param push whether generated outlets name the hub; of the written ones some always do
 */
public record NewsroomPlan(
        long seed, int outlets, Duration span, double storiesPerMinute, boolean faults, boolean push) {
    public NewsroomPlan {
        if (outlets < 0 || outlets > 1_000_000) {
            throw new IllegalArgumentException("outlets must be 0 to 1000000, not " + outlets);
        }
        if (storiesPerMinute < 0 || span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("span must be positive and stories per minute not negative");
        }
    }

    /** The demo: about forty written stories over a minute, then a trickle of generated ones. */
    public static NewsroomPlan demo() {
        return new NewsroomPlan(7, 0, Duration.ofSeconds(60), 6, true, false);
    }

    /** Load: generated outlets and stories, as many as asked for. */
    public static NewsroomPlan load(int outlets, double storiesPerMinute, long seed) {
        return new NewsroomPlan(seed, Math.max(1, outlets), Duration.ofSeconds(60), storiesPerMinute, false, false);
    }

    public NewsroomPlan withSeed(long other) {
        return new NewsroomPlan(other, outlets, span, storiesPerMinute, faults, push);
    }

    public NewsroomPlan withSpan(Duration other) {
        return new NewsroomPlan(seed, outlets, other, storiesPerMinute, faults, push);
    }

    public NewsroomPlan withStoriesPerMinute(double other) {
        return new NewsroomPlan(seed, outlets, span, other, faults, push);
    }

    public NewsroomPlan withFaults(boolean other) {
        return new NewsroomPlan(seed, outlets, span, storiesPerMinute, other, push);
    }

    public NewsroomPlan withPush(boolean other) {
        return new NewsroomPlan(seed, outlets, span, storiesPerMinute, faults, other);
    }
}
