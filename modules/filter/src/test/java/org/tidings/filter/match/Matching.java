package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** Short ways to ask the language what it finds. */
final class Matching {
    private Matching() {}

    static Expr parse(String query) {
        Parsed parsed = Query.parse(query, Scope.OPEN);
        Expr expr = parsed.expr();
        if (expr == null) {
            throw new AssertionError(query + ": " + parsed.errors());
        }
        return expr;
    }

    static List<Problem> errors(String query) {
        return Query.parse(query, Scope.OPEN).errors();
    }

    static CompiledWatchlist compile(String query) {
        parse(query);
        return compile(Watchlist.of("w", "W", query));
    }

    static CompiledWatchlist compile(Watchlist watchlist) {
        CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
        if (compiled == null) {
            throw new AssertionError("refused: " + watchlist);
        }
        return compiled;
    }

    static boolean inBody(String query, String body, Entity... entities) {
        return hits(query, MatchText.of("", body), entities);
    }

    static boolean hits(String query, MatchText text, Entity... entities) {
        return hit(compile(query), text, entities) != null;
    }

    static @Nullable Hit hit(CompiledWatchlist watchlist, MatchText text, Entity... entities) {
        MatchEngine engine = engine(entities);
        engine.put(watchlist);
        List<Hit> hits = engine.match(text);
        Hit alone = MatchEngine.test(watchlist, engine.analyse(text));
        if (!hits.equals(alone == null ? List.of() : List.of(alone))) {
            throw new AssertionError("the engine says " + hits + ", the watchlist alone " + alone);
        }
        return alone;
    }

    static MatchEngine engine(Entity... entities) {
        MatchEngine engine = new MatchEngine();
        Arrays.stream(entities).forEach(engine::put);
        return engine;
    }

    static Entity entity(String id, String name, Entity.Alias... aliases) {
        return new Entity(id, name, null, List.of(aliases), Origin.FILE);
    }

    static List<String> words(String text) {
        Tokens tokens = Tokens.of(text);
        return IntStream.range(0, tokens.count()).mapToObj(tokens::text).toList();
    }

    static List<String> pieces(String text) {
        Tokens tokens = Tokens.of(text);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            pieces.add(text.substring(tokens.start(i), tokens.end(i)));
        }
        return pieces;
    }
}
