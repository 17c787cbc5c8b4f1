package org.tidings.scraper;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidings.model.Article.Extraction;
import org.tidings.model.PageKind;
import org.tidings.model.Trace.Outcome;
import org.tidings.model.Trace.Stage;
import org.tidings.model.Word;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.rule.SiteRules;

/** What the scraper counts. */
final class ScraperMeters {
    private static final List<Word> OF_PAGES =
            List.of(Extraction.FULL, Extraction.SUMMARY_ONLY, Outcome.NOT_NEWS, Outcome.DEAD_LETTER);
    private static final Duration[] BUCKETS = IntStream.of(
                    50, 100, 250, 500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Word, Counter> pages;
    private final Map<Word, Counter> visits;
    private final Map<Word, Counter> kinds;
    private final RuleMeters rules;
    private final Timer duration;
    private final Counter repeated;
    private final Counter abandoned;

    ScraperMeters(MeterRegistry registry, SiteRules siteRules) {
        this.registry = registry;
        this.pages = counters(
                OF_PAGES.stream(), "tidings.scraper.pages", "outcome", "pages", "Pages by what became of them");
        this.visits = counters(
                Stream.of(Outcome.values()).filter(outcome -> outcome.stage() == Stage.VISIT),
                "tidings.scraper.visits",
                "outcome",
                "visits",
                "Later visits to pages by what they found");
        this.kinds = counters(
                Stream.of(PageKind.values()),
                "tidings.scraper.kinds",
                "kind",
                "pages",
                "Pages read, at the first look and later ones, by what they turned out to be");
        this.abandoned = Counter.builder("tidings.scraper.abandoned")
                .description("Pages that took too long to take apart, so that their summary had to do")
                .baseUnit("pages")
                .register(registry);
        this.repeated = Counter.builder("tidings.scraper.repeated")
                .description("Blocks left out of texts since they repeat on their site")
                .baseUnit("blocks")
                .register(registry);
        this.rules = new RuleMeters(registry, siteRules);
        this.duration = Timer.builder("tidings.scraper.duration")
                .description("From a page leaving Kafka to its outcome")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Map<Word, Counter> counters(
            Stream<? extends Word> outcomes, String name, String tag, String unit, String description) {
        return outcomes.collect(Collectors.toUnmodifiableMap(
                Function.identity(),
                outcome -> Counter.builder(name)
                        .description(description)
                        .baseUnit(unit)
                        .tag(tag, outcome.word())
                        .register(registry)));
    }

    /** What is measured when somebody looks. */
    void watch(Supplier<Number> inFlight, Supplier<Number> lanes, Supplier<Number> revisits, Supplier<Number> sites) {
        gauge("tidings.scraper.in.flight", "pages", "Pages that wait for their host or are being read", inFlight);
        gauge("tidings.scraper.lanes", "hosts", "Hosts with a page waiting or being read", lanes);
        gauge("tidings.scraper.revisits", "pages", "Pages that are to be visited again", revisits);
        gauge("tidings.scraper.sites", "sites", "Sites whose repeating blocks are known", sites);
    }

    private void gauge(String name, String unit, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    void page(Decision decision) {
        count(
                pages,
                decision.article() == null
                        ? decision.outcome()
                        : decision.article().extraction());
        kind(decision);
    }

    void visit(Decision decision) {
        count(visits, decision.outcome());
        kind(decision);
    }

    private void kind(Decision decision) {
        if (decision.kind() != null) {
            count(kinds, decision.kind());
        }
    }

    private static void count(Map<Word, Counter> counters, Word outcome) {
        Objects.requireNonNull(counters.get(outcome), outcome::word).increment();
    }

    void abandoned() {
        abandoned.increment();
    }

    void repeated(int blocks) {
        repeated.increment(blocks);
    }

    /** What a site rule did for a page. */
    void rule(RuleUse use) {
        rules.count(use);
    }

    void took(Duration duration) {
        this.duration.record(duration);
    }
}
