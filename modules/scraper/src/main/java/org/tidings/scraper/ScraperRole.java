package org.tidings.scraper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Names;
import org.tidings.model.Topic;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.http.HostLanes;
import org.tidings.runtime.http.Robots;
import org.tidings.runtime.kafka.OwnedConsumer;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.rule.SiteRules;

/**
 * The scraper: every page of the topic {@code pages} ends in one outcome within its time budget. What could not be read in
 * time is published with what its feed says of it and visited later.
 */
public final class ScraperRole implements Role {
    static final int AT_ONCE = 2;
    private static final Duration WATCHDOG = Duration.ofSeconds(5);

    private final HostLanes lanes;
    private final ScheduledThreadPoolExecutor timers;
    private final Producer<byte[], byte[]> producer;
    private final Outbox outbox;
    private final OwnedConsumer consumer;

    public ScraperRole(RoleContext context) {
        var settings = context.settings();
        var clock = context.clock();
        SiteRules rules = rules(settings.scraper().rules());
        ScraperMeters meters = new ScraperMeters(context.meters(), rules);
        this.lanes = new HostLanes(settings.http().gap(), clock);
        this.timers = timers();
        this.producer = context.kafka().producer(context.kafka().id(Names.SCRAPER));
        this.outbox = new Outbox(producer);
        Languages languages = new Languages();
        Workbench workbench = new Workbench(new Extractor(languages, rules), AT_ONCE, WATCHDOG);
        LargePages largePages = new LargePages(Runtime.getRuntime().maxMemory());
        Robots robots = new Robots(context.web(), settings.http().userAgent(), clock);
        PageReader reader = new PageReader(context.web(), robots, lanes, largePages, workbench, meters, clock);
        Decisions decisions = new Decisions(
                new Articles(languages), new VisitPlan(settings.scraper().young()));
        Outcomes outcomes = new Outcomes(context.kafka(), outbox, clock, meters);
        Sites sites = new Sites(settings.scraper().learnSites(), Sites.MOST, outcomes::site, clock);
        PageDesk desk =
                new PageDesk(settings.scraper(), lanes, reader, decisions, outcomes, sites, timers, clock, meters);
        this.consumer = new OwnedConsumer(
                context.kafka(),
                Names.SCRAPER,
                List.of(Topic.REVISITS, Topic.SITES),
                List.of(Topic.PAGES),
                PageDesk.atHand(settings.scraper()),
                desk,
                context.meters());
    }

    /** @throws org.tidings.runtime.config.InvalidConfiguration when they are not understood */
    private static SiteRules rules(@Nullable Path folder) {
        Problems problems = new Problems();
        SiteRules rules = SiteRuleFiles.with(folder, problems);
        problems.throwIfAny();
        return rules;
    }

    private static ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("scraper-timers").daemon().factory());
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    @Override
    public String name() {
        return "scraper";
    }

    @Override
    public void start() {
        consumer.start();
    }

    @Override
    public void stop() {
        consumer.stop();
    }

    @Override
    public void close() {
        consumer.close();
        timers.shutdownNow();
        lanes.close();
        producer.close(Duration.ofSeconds(3));
    }

    @Override
    public Health check() {
        Exception failure = outbox.failure();
        return failure == null ? consumer.check() : Health.down("outcomes cannot be written: " + failure.getMessage());
    }
}
