package org.tidings.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidings.model.Article;
import org.tidings.model.ConfigItem;
import org.tidings.model.Match;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.Records;
import org.tidings.testkit.Await;
import org.tidings.testkit.BrokerExtension;

class FilterRoleTest {
    @RegisterExtension
    static final BrokerExtension broker = new BrokerExtension();

    @Test
    void matchesTheFirstArticleAfterARestartAndFollowsEditsWithinASecond() {
        put(Watchlist.of("boats", "Boats", "ferry"));
        RoleContext first = broker.context();
        try (Role role = FilterTopology.role(first)) {
            start(role);
            send("1", "A ferry waits.");
            awaitMatches(1);
        }
        RoleContext second = broker.context();
        try (Role role = FilterTopology.role(second)) {
            start(role);
            send("2", "Another ferry waits.");
            awaitMatches(2);
            assertTrue(fastestEdit(second).compareTo(Duration.ofSeconds(1)) < 0);
        }
        assertEquals(
                List.of("boats", "boats"),
                broker.topics().values(Topic.MATCHES, Match.class).stream()
                        .map(Match::watchlist)
                        .toList());
        assertEquals(2, broker.topics().records(Topic.MENTIONS).size());
    }

    private static void start(Role role) {
        role.start();
        Await.until(
                "the filter is up", Duration.ofSeconds(30), () -> role.check().isUp());
    }

    /** The fastest of three edits until it is in force: a busy machine may hold one up. */
    private static Duration fastestEdit(RoleContext context) {
        Duration fastest = Duration.ofDays(1);
        for (int i = 1; i <= 3; i++) {
            int expected = i + 1;
            long start = System.nanoTime();
            put(Watchlist.of("more-" + i, "More", "tanker"));
            Await.until("the edit is in force", () -> watchlists(context) == expected);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    private static double watchlists(RoleContext context) {
        return context.meters().get("tidings.filter.watchlists").gauge().value();
    }

    private static void put(Watchlist watchlist) {
        Instant now = Instant.now();
        broker.send(List.of(
                Records.of(broker.kafka().topic(Topic.CONFIG), 0, watchlist.key(), watchlist, now),
                Records.of(broker.kafka().topic(Topic.CONFIG), 0, ConfigItem.BATCH_END, "end", now)));
    }

    private static void send(String path, String text) {
        Article article = Articles.of("Harbour", text)
                .at("https://harbour.example/" + path)
                .make();
        broker.send(Topic.ARTICLES, article.id(), article, article.firstSeen());
    }

    private static void awaitMatches(int count) {
        Await.until(
                count + " matches",
                Duration.ofSeconds(30),
                () -> broker.topics().records(Topic.MATCHES).size() == count);
    }
}
