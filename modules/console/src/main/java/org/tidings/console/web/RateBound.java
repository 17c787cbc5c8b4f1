package org.tidings.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many calls at once of each caller, and so many a second from then on. It remembers the newest callers only. */
final class RateBound {
    private static final int CALLERS = 10_000;

    /** What a caller has left, and when that was worked out. */
    private record Left(double calls, Instant at) {}

    private final int atOnce;
    private final double perSecond;
    private final InstantSource clock;
    private final Map<String, Left> callers = new LinkedHashMap<>();

    RateBound(int atOnce, double perSecond, InstantSource clock) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Whether one more call of this caller is within bounds; if so it is counted. */
    synchronized boolean allows(String caller) {
        Instant now = clock.instant();
        Left before = callers.remove(caller);
        double calls = before == null ? atOnce : Math.min(atOnce, before.calls() + grown(before.at(), now));
        callers.put(caller, new Left(calls >= 1 ? calls - 1 : calls, now));
        if (callers.size() > CALLERS) {
            callers.remove(callers.keySet().iterator().next());
        }
        return calls >= 1;
    }

    private double grown(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis()) * perSecond / 1_000;
    }
}
