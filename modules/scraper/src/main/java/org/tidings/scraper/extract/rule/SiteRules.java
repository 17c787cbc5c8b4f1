package org.tidings.scraper.extract.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Rules in the order of their precedence: a page is read by the first that is for it. */
public final class SiteRules {
    public static final SiteRules NONE = new SiteRules(List.of());

    private static final int MOST_MARKERS = 600;

    private final List<SiteRule> rules;

    public SiteRules(List<SiteRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public List<SiteRule> all() {
        return rules;
    }

    /** The first rule of that name; empty when there is none. */
    public Optional<SiteRule> named(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The first rule for the page, held against it; null when there is none. */
    public @Nullable Ruling of(Document document, String host) {
        if (rules.isEmpty()) {
            return null;
        }
        List<Element> around = around(document);
        for (SiteRule rule : rules) {
            if (rule.isFor(host, around)) {
                return new Ruling(rule, document);
            }
        }
        return null;
    }

    /** Where pages say what made them. */
    private static List<Element> around(Document document) {
        List<Element> around = new ArrayList<>();
        for (Element top : document.children()) {
            around.add(top);
            for (Element part : top.children()) {
                around.add(part);
                part.children().stream().limit(MOST_MARKERS).forEach(around::add);
            }
        }
        return around;
    }
}
