package org.tidings.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitPlanTest {
    private static final Instant SEEN = Instant.parse("2026-03-01T12:00:00Z");
    private final VisitPlan plan = new VisitPlan(Duration.ofHours(24));

    @Test
    void anArticleIsLookedAtEverLaterWhileItIsYoung() {
        List<Duration> ages = new ArrayList<>();
        for (Optional<Instant> due = plan.young(SEEN, SEEN); due.isPresent(); ) {
            ages.add(Duration.between(SEEN, due.get()));
            due = plan.young(SEEN, due.get().plusSeconds(3));
        }
        assertEquals(
                List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24)), ages);
    }

    @Test
    void aLiveBlogIsLookedAtEveryFiveMinutesWhileItGoesOn() {
        assertEquals(288, visits(24 * 60 / 5).size());
    }

    @Test
    void aLiveBlogThatIsOverIsLookedAtEverLater() {
        List<Instant> visits = visits(0);
        List<Long> minutes = visits.stream()
                .limit(6)
                .map(visit -> Duration.between(SEEN, visit).toMinutes())
                .toList();
        assertEquals(List.of(5L, 15L, 35L, 75L, 135L, 195L), minutes);
        assertEquals(26, visits.size());
        assertTrue(visits.getLast().isBefore(SEEN.plus(Duration.ofHours(24)).plusSeconds(1)));
    }

    @Test
    void nothingIsLookedAtAgainWhenNothingIsYoung() {
        VisitPlan never = new VisitPlan(Duration.ZERO);
        assertEquals(Optional.empty(), never.young(SEEN, SEEN));
        assertEquals(Optional.empty(), never.live(SEEN, 0, SEEN));
    }

    /** When a live blog is visited whose first so many visits find something new. */
    private List<Instant> visits(int news) {
        List<Instant> visits = new ArrayList<>();
        int unchanged = 0;
        for (Optional<Instant> due = plan.live(SEEN, 0, SEEN); due.isPresent(); ) {
            visits.add(due.get());
            unchanged = visits.size() <= news ? 0 : unchanged + 1;
            due = plan.live(SEEN, unchanged, due.get());
        }
        return visits;
    }
}
