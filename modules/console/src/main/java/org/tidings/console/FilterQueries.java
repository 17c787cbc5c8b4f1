package org.tidings.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.QueryCheck;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.Explainer;
import org.tidings.filter.match.Explanation;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Problem;
import org.tidings.filter.match.Scope;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.Article;
import org.tidings.model.Entity;
import org.tidings.model.Watchlist;

/** The filter's own engine: what it says here is what will alert. */
final class FilterQueries implements QueryCheck {
    /** A preview answers while somebody types; what is not reached by then is left out. */
    private static final long BUDGET_NANOS = Duration.ofMillis(1_200).toNanos();

    private record Known(List<Entity> entities, MatchEngine engine) {}

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    @Override
    public Checked check(Watchlist draft, Collection<Entity> entities) {
        Set<String> known = entities.stream().map(Entity::id).collect(Collectors.toSet());
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        for (WatchlistCheck.Finding finding : WatchlistCheck.check(draft, known)) {
            (finding.error() ? errors : warnings).add(finding(finding));
        }
        return new Checked(errors, warnings);
    }

    private static Finding finding(WatchlistCheck.Finding finding) {
        Problem problem = finding.problem();
        return new Finding(
                finding.key(),
                problem.from(),
                problem.to(),
                problem.line(),
                problem.column(),
                problem.message(),
                problem.fix());
    }

    @Override
    public @Nullable Explanation explain(Watchlist watchlist, Collection<Entity> entities, Article article) {
        CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
        return compiled == null
                ? null
                : Explainer.explain(compiled, engine(entities).analyse(MatchText.of(article)));
    }

    /** The first line of an example that has several is its title. */
    @Override
    public List<Boolean> finds(Watchlist draft, Collection<Entity> entities, List<String> examples) {
        CompiledWatchlist compiled = CompiledWatchlist.of(draft, Scope.OPEN);
        MatchEngine engine = engine(entities);
        return examples.stream()
                .map(example -> compiled != null && MatchEngine.test(compiled, engine.analyse(text(example))) != null)
                .toList();
    }

    private static MatchText text(String example) {
        int end = example.indexOf('\n');
        return end < 0
                ? MatchText.of("", example)
                : MatchText.of(example.substring(0, end), example.substring(end + 1));
    }

    /** Names are read once as long as they stay the same. */
    private MatchEngine engine(Collection<Entity> entities) {
        List<Entity> asked = List.copyOf(entities);
        Known now = known.get();
        if (now == null || !now.entities().equals(asked)) {
            MatchEngine engine = new MatchEngine();
            MatchEngine.Changes changes = new MatchEngine.Changes();
            asked.forEach(changes::put);
            engine.apply(changes);
            now = new Known(asked, engine);
            known.set(now);
        }
        return now.engine();
    }

    @Override
    public Tried hits(Watchlist draft, Collection<Entity> entities, List<Article> articles) {
        MatchEngine engine = engine(entities);
        CompiledWatchlist compiled = CompiledWatchlist.of(draft, Scope.OPEN);
        List<Hit> hits = new ArrayList<>();
        if (compiled == null) {
            return new Tried(0, hits);
        }
        long end = System.nanoTime() + BUDGET_NANOS;
        int tried = 0;
        for (Article article : articles) {
            if (System.nanoTime() - end > 0) {
                break;
            }
            tried++;
            var hit = MatchEngine.test(compiled, engine.analyse(MatchText.of(article)));
            if (hit != null) {
                hits.add(new Hit(article, hit.clauses(), hit.snippet(), hit.score()));
            }
        }
        return new Tried(tried, hits);
    }
}
