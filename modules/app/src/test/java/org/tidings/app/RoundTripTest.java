package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter.State;

/** What is exported is a file that changes nothing. */
class RoundTripTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Set<String> CHANNELS = Set.of("desk", "night");

    @Property(tries = 300)
    void anExportChangesNothing(
            @ForAll("watchlists") List<Watchlist> watchlists,
            @ForAll("entities") List<Entity> entities,
            @ForAll("feeds") List<Feed> feeds) {
        Map<String, ConfigItem> items = new HashMap<>();
        watchlists.forEach(item -> items.put(item.key(), item));
        entities.forEach(item -> items.put(item.key(), item));
        CHANNELS.stream()
                .map(id -> new Channel(
                        id,
                        Channel.Type.WEBHOOK,
                        "https://desk.example.org/" + id,
                        null,
                        id.equals("desk"),
                        Origin.FILE))
                .forEach(item -> items.put(item.key(), item));
        Map<String, Feed> byId = new HashMap<>();
        feeds.forEach(feed -> byId.put(feed.id(), feed));
        State state = new State(items, byId);
        String text = ContentText.of(state);
        assertEquals(List.of(), Plan.of(read(text), state, NOW).lines(), text);
    }

    private static Content read(String text) {
        Problems problems = new Problems();
        Content content =
                TidingsFile.parse("t.yaml", text, Path.of("data"), problems).content();
        assertEquals(List.of(), problems.all(), text);
        return content;
    }

    /** Texts as people and pages write them, with what YAML stumbles over. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "port",
                "AND",
                "null",
                "~",
                "true",
                "12",
                "1e3",
                "0x1f",
                "#",
                ": ",
                "- ",
                "'",
                "\"",
                "{",
                "]",
                "@north-korea",
                "|",
                ">",
                "&a",
                "*a",
                "!x",
                "%",
                "`",
                ",",
                "é",
                "мир",
                "北京",
                "\uD83D\uDE00",
                "\u00a0",
                "\u200e",
                "\t",
                "\n",
                "\n\n",
                "  ",
                " ",
                "\\",
                "2026-12-01",
                "=",
                "<<",
                "?",
                "\u0007",
                "\u0085",
                "\u2028");
        return words.list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(parts -> String.join("", parts))
                .filter(t -> !t.isBlank());
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("abcdefgh012-_")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(id -> "w" + id);
    }

    private static Arbitrary<@Nullable String> heading() {
        return texts().filter(text -> text.equals(text.strip()) && text.length() <= 100)
                .injectNull(.3);
    }

    @Provide
    static Arbitrary<List<Watchlist>> watchlists() {
        Arbitrary<Watchlist.Filing> filing = Combinators.combine(
                        heading(),
                        texts().map(String::strip)
                                .filter(tag -> !tag.isEmpty())
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3),
                        heading())
                .as(Watchlist.Filing::new);
        Arbitrary<Watchlist.Examples> examples = Combinators.combine(
                        texts().list().ofMaxSize(3), texts().list().ofMaxSize(2))
                .as(Watchlist.Examples::new);
        Arbitrary<Watchlist.Alerting> alerting = Combinators.combine(
                        Arbitraries.of("tidings.alerts.own", "x").injectNull(.7),
                        Arbitraries.of(Alert.Kind.class).set().ofMaxSize(3),
                        Arbitraries.of(Duration.ofMinutes(90), Duration.ofDays(2))
                                .injectNull(.6),
                        Arbitraries.of(CHANNELS).list().uniqueElements().ofMaxSize(2))
                .as(Watchlist.Alerting::new);
        Arbitrary<Watchlist.Weighted> any = Combinators.combine(
                        Arbitraries.doubles().between(-1e6, 1e6),
                        Combinators.combine(texts(), Arbitraries.doubles().between(-9, 9))
                                .as(Watchlist.Term::new)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as(Watchlist.Weighted::new);
        Arbitrary<Instant> muted = Arbitraries.of(NOW, NOW.plusMillis(1), NOW.plusNanos(123_456));
        return Combinators.combine(
                        ids(),
                        texts(),
                        Arbitraries.of(true, false),
                        Combinators.combine(texts(), any).as(Matching::new),
                        Arbitraries.subsetOf("en", "fr", "zh").map(List::copyOf),
                        alerting,
                        filing,
                        Combinators.combine(examples, muted.injectNull(.7)).as(Rest::new))
                .as((id, name, weighted, matching, languages, alerts, place, rest) -> new Watchlist(
                        id,
                        name,
                        weighted ? null : matching.query(),
                        weighted ? matching.any() : null,
                        languages,
                        alerts,
                        weighted,
                        3,
                        Origin.FILE,
                        NOW,
                        place,
                        rest.examples(),
                        rest.mutedUntil()))
                .list()
                .ofMaxSize(4);
    }

    private record Matching(String query, Watchlist.Weighted any) {}

    private record Rest(
            Watchlist.Examples examples, @Nullable Instant mutedUntil) {}

    @Provide
    static Arbitrary<List<Entity>> entities() {
        Arbitrary<List<String>> languages = Arbitraries.subsetOf("en", "fr").map(List::copyOf);
        Arbitrary<Entity.Alias> alias = Combinators.combine(
                        texts(),
                        Arbitraries.of(Entity.Letters.class).injectNull(.5),
                        texts().list().ofMaxSize(2),
                        texts().list().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        languages)
                .as(Entity.Alias::new);
        return Combinators.combine(
                        ids(),
                        texts(),
                        Arbitraries.of("Q1", "Q423").injectNull(.5),
                        alias.list().ofMaxSize(3),
                        languages)
                .as((id, name, wikidata, aliases, forms) -> new Entity(id, name, wikidata, aliases, forms, Origin.FILE))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    static Arbitrary<List<Feed>> feeds() {
        return Combinators.combine(ids(), heading(), texts().list().ofMaxSize(2), Arbitraries.of(true, false))
                .as((id, title, tags, flag) -> Feed.of("https://feeds.example/" + id + "?a=b&c=1#x", Origin.FILE)
                        .withTitle(title)
                        .withTags(tags)
                        .withPlace(flag ? "FR" : null, flag ? null : "fr")
                        .withEvery(flag ? Duration.ofSeconds(90) : null)
                        .withPaused(flag)
                        .withRobots(!flag)
                        .withUnverified(flag))
                .list()
                .ofMaxSize(3);
    }
}
