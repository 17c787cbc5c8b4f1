package org.tidings.newsroom.farm;

import java.time.Duration;
import java.time.Instant;

/** One feed of a farm: where it is and how its document changes. */
record Plot(int number, int host, int place, FarmPlan plan) {
    private static final double OFTEN = 0.1;
    private static final double NOW_AND_THEN = 0.3;
    private static final double NOW_AND_THEN_CHANGES = 0.3;

    String url() {
        return "http://h" + host + ".example/feed/" + place + "/";
    }

    /** Which document stands there; a larger number is newer. */
    long version(Instant now) {
        long period = period().toMillis();
        return (now.toEpochMilli() + scatter() % period) / period;
    }

    private Duration period() {
        double changes = Math.max(plan.fresh() / 0.2 * share(), 1e-6);
        return Duration.ofMillis((long) ((double) plan.interval().toMillis() / Math.min(1, changes)));
    }

    /** What share of polls finds this feed changed, where one in five does on average. */
    private double share() {
        double kind = scatter() % 1000 / 1000.0;
        if (kind < OFTEN) {
            return 1;
        }
        double rest = 0.2 - OFTEN - NOW_AND_THEN * NOW_AND_THEN_CHANGES;
        return kind < OFTEN + NOW_AND_THEN ? NOW_AND_THEN_CHANGES : rest / (1 - OFTEN - NOW_AND_THEN);
    }

    private long scatter() {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 29)) >>> 2;
    }
}
