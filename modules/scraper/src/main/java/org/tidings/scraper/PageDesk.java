package org.tidings.scraper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Page;
import org.tidings.model.Revisit;
import org.tidings.model.Topic;
import org.tidings.model.Urls;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.kafka.OwnedConsumer;

/** Takes pages from the topic and sees each to its one outcome within the time budget, whatever its host does. */
final class PageDesk implements OwnedConsumer.Handler {
    private static final Logger log = LoggerFactory.getLogger(PageDesk.class);

    /** What a fetch is taken to need: a lane that leaves less is too long. */
    private static final Duration FETCH = Duration.ofSeconds(1);

    /** History gives way sooner, so that it is never what news waits for. */
    private static final Duration HISTORY_WAITS = Duration.ofSeconds(5);

    private final Settings.Scraper settings;
    private final HostLanes lanes;
    private final PageReader reader;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final ScheduledExecutorService timers;
    private final InstantSource clock;
    private final Semaphore fetches;
    private final Visits visits;
    private final Sites sites;
    private final ScraperMeters meters;
    private final Map<Integer, Tenure> tenures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> byHost = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    PageDesk(
            Settings.Scraper settings,
            HostLanes lanes,
            PageReader reader,
            Decisions decisions,
            Outcomes outcomes,
            Sites sites,
            ScheduledExecutorService timers,
            InstantSource clock,
            ScraperMeters meters) {
        this.settings = settings;
        this.lanes = lanes;
        this.reader = reader;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.sites = sites;
        this.timers = timers;
        this.clock = clock;
        this.fetches = new Semaphore(settings.concurrency());
        this.visits = new Visits(timers, lanes, clock, Math.max(1, settings.concurrency() / 4), this::visit);
        this.meters = meters;
        meters.watch(inFlight::get, lanes::size, visits::size, sites::size);
    }

    @Override
    public void assigned(Set<Integer> partitions) {
        for (int partition : partitions) {
            Tenure tenure = new Tenure(partition);
            tenures.put(partition, tenure);
            visits.assigned(partition, tenure);
        }
    }

    @Override
    public void table(Topic topic, int partition, String key, byte @Nullable [] value) {
        switch (topic) {
            case REVISITS -> visits.set(partition, key, value);
            case SITES -> sites.set(partition, key, value);
            default -> throw new IllegalArgumentException("not a table of the scraper: " + topic);
        }
    }

    @Override
    public void loaded(int partition) {
        log.atDebug().addKeyValue("partition", partition).log("the revisits of a partition are loaded");
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        visits.revoked(partitions);
        partitions.forEach(partition -> tenure(partition).end());
        sites.revoked(partitions);
    }

    @Override
    public boolean drained(Set<Integer> partitions) {
        return partitions.stream().allMatch(partition -> tenure(partition).idle());
    }

    private Tenure tenure(int partition) {
        return Objects.requireNonNull(tenures.computeIfAbsent(partition, unknown -> new Tenure(partition)));
    }

    @Override
    public void log(Topic topic, ConsumerRecord<byte[], byte[]> record, Runnable done) {
        try {
            byte[] value = record.value();
            if (value == null) {
                throw new BadRecord("a page without a value", null);
            }
            take(Json.read(value, Page.class), tenure(record.partition()), done);
        } catch (BadRecord e) {
            outcomes.deadLetter(record, String.valueOf(e.getMessage()), done);
        }
    }

    private void take(Page page, Tenure tenure, Runnable done) {
        Job job = new Job(page, tenure, clock.instant(), done);
        Reading known = withoutReading(page, job);
        if (known != null) {
            job.finish(known);
            return;
        }
        job.start();
    }

    /** What is clear without looking at the page; null when it is to be read. */
    private @Nullable Reading withoutReading(Page page, Job job) {
        if (!Articles.hasPage(page)) {
            return new Reading.Closed("the entry has no page");
        }
        Duration wait = lanes.expectedWait(job.host);
        if (page.entry().baseline() && wait.compareTo(HISTORY_WAITS) > 0) {
            return new Reading.Later("history does not wait for a busy site", null);
        }
        if (wait.plus(FETCH).compareTo(settings.budget()) > 0) {
            return new Reading.Later("its site is busy or asked to be left alone", null);
        }
        return job.crowds() ? new Reading.Later("too many pages of its site are waiting", null) : null;
    }

    private void visit(Revisit revisit, Tenure tenure, Runnable over) {
        if (!tenure.begins()) {
            over.run();
            return;
        }
        Runnable ended = () -> {
            tenure.ended();
            over.run();
        };
        Reading reading = look(revisit, tenure);
        if (tenure.over()) {
            ended.run();
        } else {
            learn(revisit.page(), reading, tenure);
            outcomes.visit(revisit, decisions.later(revisit, reading, clock.instant()), ended);
        }
    }

    private Reading look(Revisit revisit, Tenure tenure) {
        String url = Objects.requireNonNull(revisit.page().entry().url());
        try {
            return reader.read(
                    url, clock.instant().plus(settings.budget()), sites.on(tenure.partition()), Validators.of(revisit));
        } catch (RuntimeException e) {
            return failed(revisit.page(), e);
        }
    }

    private void learn(Page page, Reading reading, Tenure tenure) {
        if (reading instanceof Reading.Full full) {
            sites.learn(tenure.partition(), Urls.host(full.url()), page.entry().article(), full.blocks());
            meters.repeated(full.blocks().dropped());
        }
    }

    private static Reading failed(Page page, RuntimeException e) {
        log.atWarn().addKeyValue("article", page.entry().article()).setCause(e).log("reading a page failed");
        return new Reading.Later("reading it failed: " + e.getClass().getSimpleName(), null);
    }

    /** More pages than are fetched at once may be at hand, as most of them wait in their lanes. */
    static int atHand(Settings.Scraper settings) {
        return 4 * settings.concurrency();
    }

    /** One page on its way: whoever finishes it first, the reader or the clock, decides its outcome. */
    private final class Job {
        private final Page page;
        private final String host;
        private final Tenure tenure;
        private final Instant taken;
        private final Instant deadline;
        private final Runnable done;
        private final AtomicBoolean finished = new AtomicBoolean();
        private volatile @Nullable Future<?> alarm;

        Job(Page page, Tenure tenure, Instant taken, Runnable done) {
            this.page = page;
            this.host = Articles.host(page);
            this.tenure = tenure;
            this.taken = taken;
            this.deadline = taken.plus(settings.budget());
            this.done = done;
            inFlight.incrementAndGet();
            hostCount().incrementAndGet();
        }

        private AtomicInteger hostCount() {
            return Objects.requireNonNull(byHost.computeIfAbsent(host, unknown -> new AtomicInteger()));
        }

        /** When half of all places are taken, no host has more than an eighth of them. */
        boolean crowds() {
            int most = atHand(settings);
            return inFlight.get() > most / 2 && hostCount().get() > Math.max(1, most / 8);
        }

        void start() {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            Reading late = new Reading.Later("it was not read in time", null);
            alarm = timers.schedule(() -> finish(late), left, TimeUnit.MILLISECONDS);
            lanes.submit(host, this::run);
        }

        private void run() {
            if (finished.get() || tenure.over() || !acquired()) {
                return;
            }
            try {
                finish(reader.read(
                        Objects.requireNonNull(page.entry().url()),
                        deadline,
                        sites.on(tenure.partition()),
                        Validators.NONE));
            } catch (RuntimeException e) {
                finish(failed(page, e));
            } finally {
                fetches.release();
            }
        }

        private boolean acquired() {
            try {
                long left = Duration.between(clock.instant(), deadline).toMillis();
                return fetches.tryAcquire(left, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void finish(Reading reading) {
            if (!finished.compareAndSet(false, true)) {
                return;
            }
            leave();
            if (!tenure.begins()) {
                return;
            }
            learn(page, reading, tenure);
            Revisit known = visits.known(page.entry().article());
            Decision decision = decisions.first(page, known, reading, clock.instant());
            outcomes.page(page, decision, () -> {
                tenure.ended();
                meters.took(Duration.between(taken, clock.instant()));
                done.run();
            });
        }

        private void leave() {
            Future<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
            inFlight.decrementAndGet();
            byHost.computeIfPresent(host, (name, count) -> count.decrementAndGet() <= 0 ? null : count);
        }
    }
}
