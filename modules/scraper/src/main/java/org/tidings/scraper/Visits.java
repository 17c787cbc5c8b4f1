package org.tidings.scraper;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Revisit;
import org.tidings.runtime.http.HostLanes;

/**
 * The later looks at pages: the topic {@code revisits} holds them, timers of the partition's owner start them. A visit
 * waits while its host's lane is busy, so that it never stands before news.
 */
final class Visits {
    private static final Logger log = LoggerFactory.getLogger(Visits.class);
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration STEP_BACK = Duration.ofSeconds(5);

    /** Looks at the page and tells of it, then runs {@code over}. */
    @FunctionalInterface
    interface Visit {
        void run(Revisit revisit, Tenure tenure, Runnable over);
    }

    private record Planned(int partition, Revisit revisit, Future<?> timer) {}

    private final ScheduledExecutorService timers;
    private final HostLanes lanes;
    private final InstantSource clock;
    private final Semaphore places;
    private final Visit visit;
    private final Map<String, Planned> planned = new ConcurrentHashMap<>();
    private final Map<Integer, Tenure> tenures = new ConcurrentHashMap<>();

    Visits(ScheduledExecutorService timers, HostLanes lanes, InstantSource clock, int atOnce, Visit visit) {
        this.timers = timers;
        this.lanes = lanes;
        this.clock = clock;
        this.places = new Semaphore(atOnce);
        this.visit = visit;
    }

    void assigned(int partition, Tenure tenure) {
        tenures.put(partition, tenure);
    }

    void revoked(Set<Integer> partitions) {
        planned.entrySet().removeIf(entry -> {
            boolean gone = partitions.contains(entry.getValue().partition());
            return gone && cancelled(entry.getValue());
        });
        partitions.forEach(tenures::remove);
    }

    private static boolean cancelled(Planned visit) {
        visit.timer().cancel(false);
        return true;
    }

    /** What the topic says of an article now; {@code value} null = no more visits. */
    void set(int partition, String article, byte @Nullable [] value) {
        Planned last = planned.remove(article);
        if (last != null) {
            last.timer().cancel(false);
        }
        if (value != null) {
            plan(partition, article, value);
        }
    }

    /** The visit that an article waits for; null = none. */
    @Nullable
    Revisit known(String article) {
        Planned visit = planned.get(article);
        return visit == null ? null : visit.revisit();
    }

    private void plan(int partition, String article, byte[] value) {
        try {
            Revisit revisit = Json.read(value, Revisit.class);
            plan(partition, revisit, Duration.between(clock.instant(), revisit.due()));
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("article", article).log("a revisit that cannot be decoded is left out");
        }
    }

    private void plan(int partition, Revisit revisit, Duration wait) {
        Future<?> timer = timers.schedule(() -> due(partition, revisit), wait.toMillis(), TimeUnit.MILLISECONDS);
        planned.put(revisit.page().entry().article(), new Planned(partition, revisit, timer));
    }

    private void due(int partition, Revisit revisit) {
        Tenure tenure = tenures.get(partition);
        if (tenure == null) {
            return;
        }
        String host = Articles.host(revisit.page());
        if (lanes.expectedWait(host).compareTo(BUSY) > 0 || !places.tryAcquire()) {
            plan(partition, revisit, later(host));
            return;
        }
        lanes.submit(host, () -> visit.run(revisit, tenure, places::release));
    }

    private Duration later(String host) {
        Duration wait = lanes.expectedWait(host);
        return wait.compareTo(STEP_BACK) > 0 ? wait : STEP_BACK;
    }

    int size() {
        return planned.size();
    }
}
