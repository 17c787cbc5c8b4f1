package org.tidings.scraper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.BadRecord;
import org.tidings.model.Hash;
import org.tidings.model.Json;
import org.tidings.model.Site;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;

/**
 * What is learned of sites, for the partitions that are ours. The topic {@code sites} holds it: each profile is written when
 * some articles were learned, so that a crash forgets the last few of a site and no more. At most {@value #MOST} sites are
 * kept, 16 KB each at most; the one that was not needed for longest gives way, on the topic as well.
 */
final class Sites {
    static final int MOST = 4096;
    private static final Logger log = LoggerFactory.getLogger(Sites.class);

    /** After so many articles, or at the next after so long, a profile is written. */
    private static final int UNSAVED = 4;

    private static final Duration UNSAVED_FOR = Duration.ofMinutes(1);

    /** Where a profile is written to; a null site = it is forgotten. */
    @FunctionalInterface
    interface Shelf {
        void put(int partition, String host, @Nullable Site site);
    }

    private record Place(int partition, String host) {}

    /** @param saved when it was written last, and how many articles it knew then */
    private record Known(SiteProfile profile, long saved, Instant savedAt) {}

    private final boolean learns;
    private final int most;
    private final Shelf shelf;
    private final InstantSource clock;
    private final LinkedHashMap<Place, Known> known = new LinkedHashMap<>(64, 0.75f, true);

    /** @param learns false = nothing is learned, and nothing that was learned is used */
    Sites(boolean learns, int most, Shelf shelf, InstantSource clock) {
        this.learns = learns;
        this.most = most;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** What is known of the sites whose pages are on this partition, by host. */
    Function<String, SiteProfile> on(int partition) {
        return host -> profile(new Place(partition, host));
    }

    private synchronized SiteProfile profile(Place place) {
        Known site = learns ? known.get(place) : null;
        return site == null ? SiteProfile.EMPTY : site.profile();
    }

    /** What the topic says. What we wrote ourselves comes back too, so only what knows more counts. */
    synchronized void set(int partition, String host, byte @Nullable [] value) {
        if (!learns || value == null) {
            return;
        }
        Place place = new Place(partition, host);
        try {
            Site site = Json.read(value, Site.class);
            Known ours = known.get(place);
            if (ours == null || site.learned() > ours.profile().learned()) {
                known.put(place, new Known(SiteProfile.of(site), site.learned(), clock.instant()));
                bound();
            }
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("host", host).log("what was learned of a site cannot be decoded and is left out");
        }
    }

    /** Learns from an article of a site. */
    synchronized void learn(int partition, String host, String article, PageBlocks page) {
        if (!learns) {
            return;
        }
        Place place = new Place(partition, host);
        Known before = known.getOrDefault(place, new Known(SiteProfile.EMPTY, 0, clock.instant()));
        SiteProfile after = before.profile().with(Hash.key64(article), page);
        if (after != before.profile()) {
            Known now = new Known(after, before.saved(), before.savedAt());
            known.put(place, due(now) ? saved(place, now) : now);
            bound();
        }
    }

    private boolean due(Known site) {
        long unsaved = site.profile().learned() - site.saved();
        return unsaved >= UNSAVED || !clock.instant().isBefore(site.savedAt().plus(UNSAVED_FOR));
    }

    private Known saved(Place place, Known site) {
        Instant now = clock.instant();
        shelf.put(place.partition(), place.host(), site.profile().site(place.host(), now));
        return new Known(site.profile(), site.profile().learned(), now);
    }

    private void bound() {
        while (known.size() > most) {
            Place oldest = known.firstEntry().getKey();
            known.remove(oldest);
            shelf.put(oldest.partition(), oldest.host(), null);
        }
    }

    /** Writes what is not written yet and lets go of what another owns now. */
    synchronized void revoked(Set<Integer> partitions) {
        List<Map.Entry<Place, Known>> theirs = new ArrayList<>(known.entrySet());
        theirs.removeIf(site -> !partitions.contains(site.getKey().partition()));
        for (Map.Entry<Place, Known> site : theirs) {
            if (site.getValue().profile().learned() > site.getValue().saved()) {
                saved(site.getKey(), site.getValue());
            }
            known.remove(site.getKey());
        }
    }

    synchronized int size() {
        return known.size();
    }
}
