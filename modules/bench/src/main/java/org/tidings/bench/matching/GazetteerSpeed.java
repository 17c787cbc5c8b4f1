package org.tidings.bench.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.MatchEngine;
import org.tidings.model.Entity;
import org.tidings.model.Origin;

/** Words looked through for 100,000 entities with four aliases each; an operation is a word. */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class GazetteerSpeed {
    static final int ENTITIES = 100_000;
    private static final int WORDS = Material.ARTICLES * SyntheticNews.WORDS;

    private final MatchEngine engine = new MatchEngine();
    private List<Analysed> articles = List.of();

    /** Loads the entities and cuts the articles into words. */
    @Setup
    public void load() {
        SyntheticNews news = new SyntheticNews(1);
        MatchEngine.Changes changes = new MatchEngine.Changes();
        entities(news).forEach(changes::put);
        engine.apply(changes);
        articles = news.articles(2, Material.ARTICLES).stream()
                .map(engine::analyse)
                .toList();
        long mentioned = articles.stream()
                .mapToLong(article -> article.entities().size())
                .sum();
        System.out.println("# entities an article: " + mentioned / Material.ARTICLES);
    }

    /** A full name, the same the other way round, an acronym in capitals, and one of three words. */
    static List<Entity> entities(SyntheticNews news) {
        Random random = new Random(3);
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            SyntheticNews.Name own = news.name(i % SyntheticNews.NAMES);
            SyntheticNews.Name other = news.name(random.nextInt(SyntheticNews.NAMES));
            String name = i < SyntheticNews.NAMES ? own.toString() : own.first() + " " + other.last();
            String acronym =
                    "" + own.first().charAt(0) + Integer.toString(i, 36).toUpperCase(Locale.ROOT);
            entities.add(new Entity(
                    "entity-" + i,
                    name,
                    null,
                    List.of(
                            Entity.Alias.of(other.last() + " " + own.first() + i % 7),
                            Entity.Alias.of(acronym),
                            Entity.Alias.of(own.first() + " " + other.first() + " " + own.last())),
                    Origin.FILE));
        }
        return entities;
    }

    /** Looks the words through. */
    @Benchmark
    @OperationsPerInvocation(WORDS)
    public void entities() {
        articles.forEach(engine::mention);
    }
}
