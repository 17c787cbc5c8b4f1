package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.filter.match.Scope;
import org.tidings.filter.match.WatchlistCheck;
import org.tidings.model.Entity;
import org.tidings.model.Urls;
import org.tidings.model.Watchlist;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.WrittenPage;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.scraper.extract.Extracted;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;

/** The demo's watchlists fire on the stories written for them, as the scraper reads those, and on nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTruthTest {
    private final Problems problems = new Problems();
    private final Content content = TidingsFile.parse("demo.yaml", Newsroom.demoYaml(), Path.of("unused"), problems)
            .content();
    private final Set<String> entities =
            content.entities().stream().map(Entity::id).collect(Collectors.toUnmodifiableSet());
    private final TreeMap<String, TreeSet<String>> watched = new TreeMap<>();
    private final TreeMap<String, TreeSet<String>> unwatched = new TreeMap<>();

    /** Which watchlists fire on a story, over all its pages. */
    @BeforeAll
    void matchEveryPage() {
        MatchEngine engine = engine();
        Extractor extractor = new Extractor(new Languages());
        for (WrittenPage page : Newsroom.writtenPages()) {
            TreeMap<String, TreeSet<String>> stories = page.watched() ? watched : unwatched;
            TreeSet<String> firing = stories.computeIfAbsent(page.storyId(), story -> new TreeSet<>());
            switch (extractor.extract(page.body(), page.contentType(), page.url())) {
                case Extracted.ArticleText article ->
                    engine.firing(text(article, page.url())).forEach(one -> firing.add(one.id()));
                case Extracted.NotNews none -> {}
            }
        }
    }

    private MatchEngine engine() {
        MatchEngine engine = new MatchEngine();
        content.entities().forEach(engine::put);
        for (Watchlist watchlist : content.watchlists()) {
            engine.put(Objects.requireNonNull(CompiledWatchlist.of(watchlist, new Scope(entities)), watchlist.id()));
        }
        return engine;
    }

    private static MatchText text(Extracted.ArticleText article, String url) {
        return new MatchText(
                Objects.requireNonNullElse(article.title(), ""),
                article.text(),
                article.authors(),
                Urls.host(url),
                article.language(),
                null,
                List.of());
    }

    @Test
    void theDemosFileHasNothingToBeFoundFaultWith() {
        problems.throwIfAny();
        for (Watchlist watchlist : content.watchlists()) {
            assertEquals(List.of(), WatchlistCheck.check(watchlist, entities), watchlist.id());
        }
    }

    @Test
    void everyWatchlistFires() {
        TreeSet<String> fired = new TreeSet<>();
        watched.values().forEach(fired::addAll);
        assertEquals(
                content.watchlists().stream().map(Watchlist::id).collect(Collectors.toCollection(TreeSet::new)), fired);
    }

    @Test
    void everyWatchedStoryIsSeenByAWatchlist() {
        TreeMap<String, TreeSet<String>> silent = new TreeMap<>(watched);
        silent.values().removeIf(firing -> !firing.isEmpty());
        assertEquals(Set.of(), silent.keySet());
    }

    @Test
    void noStoryThatOnlyLooksAlikeFires() {
        TreeMap<String, TreeSet<String>> loud = new TreeMap<>(unwatched);
        loud.values().removeIf(Set::isEmpty);
        assertEquals("{}", loud.toString());
    }
}
