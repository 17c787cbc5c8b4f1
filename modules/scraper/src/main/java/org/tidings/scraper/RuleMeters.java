package org.tidings.scraper;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.rule.SiteRule;
import org.tidings.scraper.extract.rule.SiteRules;

/** Counts how often each rule was followed and how often it failed, by which a rule shows that its site has changed. */
final class RuleMeters {
    /** Rules beyond these are counted together, so that a great many make no great many series. */
    private static final int MOST = 200;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<String, Counter> followed = new HashMap<>();
    private final Map<String, Counter> missed = new HashMap<>();

    RuleMeters(MeterRegistry registry, SiteRules rules) {
        this.registry = registry;
        for (SiteRule rule : rules.all()) {
            add(followed.size() < MOST ? rule.name() : OTHER);
        }
    }

    private void add(String rule) {
        followed.computeIfAbsent(rule, name -> counter(name, "followed"));
        missed.computeIfAbsent(rule, name -> counter(name, "missed"));
    }

    private Counter counter(String rule, String outcome) {
        return Counter.builder("tidings.scraper.rule.pages")
                .description(
                        "Articles that a site rule was for: it was followed, or gave too little and was left aside")
                .baseUnit("pages")
                .tag("rule", rule)
                .tag("outcome", outcome)
                .register(registry);
    }

    void count(RuleUse use) {
        Map<String, Counter> counters = use.missed() == null ? followed : missed;
        Counter counter = counters.getOrDefault(use.rule(), counters.get(OTHER));
        if (counter != null) {
            counter.increment();
        }
    }
}
