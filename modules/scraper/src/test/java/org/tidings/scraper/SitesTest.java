package org.tidings.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.model.Json;
import org.tidings.model.Site;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SeenBlock;

class SitesTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Map<String, Site> topic = new HashMap<>();
    private final List<String> writes = new ArrayList<>();
    private final Sites sites = sites(true);

    private Sites sites(boolean learns) {
        return new Sites(learns, 3, this::write, () -> now);
    }

    private void write(int partition, String host, @org.jspecify.annotations.Nullable Site site) {
        writes.add(host);
        if (site == null) {
            topic.remove(host);
        } else {
            topic.put(host, site);
        }
    }

    private byte[] written(String host) {
        return Json.bytes(Objects.requireNonNull(topic.get(host)));
    }

    private void learn(Sites from, String host, int article) {
        String text = "The words of article number " + "abcdefghij".charAt(article % 10) + article + " at " + host;
        from.learn(1, host, host + article, new PageBlocks(text, List.of(SeenBlock.of(text, true)), 0));
    }

    @Test
    void writesAProfileOnceInSomeArticles() {
        for (int i = 0; i < 12; i++) {
            learn(sites, "a.example", i);
        }
        assertEquals(List.of("a.example", "a.example", "a.example"), writes);
    }

    @Test
    void writesAProfileThatWaitedForAMinute() {
        learn(sites, "a.example", 1);
        now = now.plus(Duration.ofMinutes(1));
        learn(sites, "a.example", 2);
        assertEquals(List.of("a.example"), writes);
    }

    @Test
    void writesWhatIsLeftWhenAPartitionLeaves() {
        learn(sites, "a.example", 1);
        sites.revoked(Set.of(2));
        assertEquals(List.of(), writes);
        sites.revoked(Set.of(1));
        assertEquals(List.of("a.example"), writes);
        assertEquals(0, sites.size());
    }

    @Test
    void theNextOwnerKnowsTheSame() {
        learn(sites, "a.example", 1);
        sites.revoked(Set.of(1));
        Sites next = sites(true);
        next.set(1, "a.example", written("a.example"));
        assertEquals(1, next.on(1).apply("a.example").learned());
        assertEquals(0, next.on(2).apply("a.example").learned());
    }

    @Test
    void anOlderRecordDoesNotUndoWhatWasLearnedSince() {
        for (int i = 0; i < 4; i++) {
            learn(sites, "a.example", i);
        }
        byte[] older = written("a.example");
        learn(sites, "a.example", 5);
        sites.set(1, "a.example", older);
        assertEquals(5, sites.on(1).apply("a.example").learned());
    }

    @Test
    void theSiteNotNeededForLongestGivesWay() {
        for (String host : List.of("a.example", "b.example", "c.example")) {
            for (int i = 0; i < 4; i++) {
                learn(sites, host, i);
            }
        }
        assertEquals(4, sites.on(1).apply("a.example").learned());
        learn(sites, "d.example", 1);
        assertEquals(Set.of("a.example", "c.example"), topic.keySet());
        assertEquals(3, sites.size());
    }

    @Test
    void recordsThatCannotBeReadAreLeftOut() {
        sites.set(1, "a.example", new byte[] {'{'});
        sites.set(
                1,
                "b.example",
                "{\"host\":\"b\",\"learned\":1,\"blocks\":\"AAAAAAAAAAE=\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(0, sites.size());
    }

    @Test
    void nothingIsLearnedOrUsedWhenItIsSwitchedOff() {
        for (int i = 0; i < 4; i++) {
            learn(sites, "a.example", i);
        }
        Sites off = sites(false);
        off.set(1, "a.example", written("a.example"));
        learn(off, "a.example", 9);
        assertEquals(0, off.on(1).apply("a.example").learned());
        assertNull(topic.get("b.example"));
    }
}
