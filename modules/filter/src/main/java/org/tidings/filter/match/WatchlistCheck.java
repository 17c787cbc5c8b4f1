package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Watchlist;

/** Says what is wrong with a watchlist before it is saved: the one validation of files, console and API. */
public final class WatchlistCheck {
    /**
     * @param key the part of the watchlist, such as {@code query} or {@code any.terms[2].q}
     * @param error false = a warning only
     */
    public record Finding(String key, boolean error, Problem problem) {
        /** One line for people. */
        public String describe() {
            return key + ": " + problem.describe();
        }
    }

    private final Watchlist watchlist;
    private final Scope scope;
    private final @Nullable Seen seen;
    private final List<Finding> findings = new ArrayList<>();

    private WatchlistCheck(Watchlist watchlist, Scope scope, @Nullable Seen seen) {
        this.watchlist = watchlist;
        this.scope = scope;
        this.seen = seen;
    }

    /** Errors and warnings, in the order of the watchlist. */
    public static List<Finding> check(Watchlist watchlist, Set<String> entities) {
        return check(watchlist, new Scope(entities), null);
    }

    /** The same, with a warning of each term that no article of the history contains; null = there is no history. */
    public static List<Finding> check(Watchlist watchlist, Scope scope, @Nullable Seen seen) {
        WatchlistCheck check = new WatchlistCheck(watchlist, scope, seen);
        check.run();
        return List.copyOf(check.findings);
    }

    private void run() {
        Watchlist.Weighted any = watchlist.any();
        String query = watchlist.query();
        if ((query == null) == (any == null)) {
            add("query", "either query or any is expected", null);
        }
        if (query != null) {
            parse("query", query);
        }
        if (any != null) {
            weighted(any);
        }
        for (int i = 0; i < watchlist.languages().size(); i++) {
            language("languages[" + i + "]", watchlist.languages().get(i));
        }
    }

    private void parse(String key, String query) {
        Parsed parsed = Query.parse(query, scope);
        parsed.errors().forEach(p -> findings.add(new Finding(key, true, p)));
        parsed.warnings().forEach(p -> findings.add(new Finding(key, false, p)));
        if (seen != null) {
            Unseen.of(parsed, seen).forEach(p -> findings.add(new Finding(key, false, p)));
        }
    }

    private void weighted(Watchlist.Weighted any) {
        if (any.terms().isEmpty()) {
            add("any.terms", "one term or more is expected", null);
        }
        if (any.terms().size() > Query.MAX_TERMS) {
            add("any.terms", "a watchlist has at most " + Query.MAX_TERMS + " terms", null);
        }
        if (!(any.threshold() > 0)) {
            add("any.threshold", "a threshold above 0 is expected: with less it would run on every article", null);
        }
        double most = 0;
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < any.terms().size(); i++) {
            Watchlist.Term term = any.terms().get(i);
            parse("any.terms[" + i + "].q", term.q());
            weight(i, term, firsts);
            most += Math.max(0, term.weight());
        }
        if (most < any.threshold()) {
            String message = "all weights together are " + Explainer.number(most) + ": it can never reach "
                    + Explainer.number(any.threshold());
            findings.add(new Finding("any.threshold", false, problem(message, null)));
        }
    }

    private void weight(int index, Watchlist.Term term, Map<String, Integer> firsts) {
        String key = "any.terms[" + index + "]";
        if (!Double.isFinite(term.weight())) {
            add(key + ".weight", "a number is expected", null);
        } else if (term.weight() == 0) {
            findings.add(new Finding(key + ".weight", false, problem("a weight of 0 changes nothing", null)));
        }
        Integer first = firsts.putIfAbsent(term.q().strip(), index);
        if (first != null) {
            String message = "the same as any.terms[" + first + "]: both weights are added";
            findings.add(new Finding(key + ".q", false, problem(message, null)));
        }
    }

    private void language(String key, String written) {
        if (!Languages.isKnown(Languages.primary(written))) {
            add(key, "there is no language " + written + "; a tag such as en is expected", Languages.byName(written));
        }
    }

    private void add(String key, String message, @Nullable String fix) {
        findings.add(new Finding(key, true, problem(message, fix)));
    }

    private static Problem problem(String message, @Nullable String fix) {
        return new Problem(0, 0, 1, 1, message, fix);
    }
}
