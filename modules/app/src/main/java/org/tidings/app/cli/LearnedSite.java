package org.tidings.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidings.app.Terminal;
import org.tidings.model.Json;
import org.tidings.model.Site;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.Records;
import org.tidings.scraper.extract.site.Evidence.Place;
import org.tidings.scraper.extract.site.SiteProfile;

/** Shows what the scraper has learned of a site. */
final class LearnedSite {
    private final Terminal terminal;
    private final boolean json;

    LearnedSite(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** @return the exit code: 1 when nothing is known of the host */
    int show(Cluster cluster, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        Map<Integer, Site> found = new LinkedHashMap<>();
        cluster.read(Topic.SITES, record -> {
            if (!wanted.equals(Records.key(record.key()))) {
                return;
            }
            if (record.value() == null) {
                found.remove(record.partition());
            } else {
                found.put(record.partition(), Json.read(record.value(), Site.class));
            }
        });
        found.values().forEach(site -> show(site));
        if (found.isEmpty()) {
            System.err.println("Nothing is known of " + wanted
                    + ": no article was read there lately, or less than four since the scraper started.");
            return 1;
        }
        return 0;
    }

    private void show(Site site) {
        if (json) {
            terminal.say(Json.text(site));
            return;
        }
        SiteProfile profile = SiteProfile.of(site);
        terminal.say(Terminal.clean(site.host()) + ": learned from " + profile.learned() + " articles, the latest "
                + site.articles().size() + " count; last at " + site.updated());
        terminal.say(profile.size() + " blocks are remembered; these repeat:");
        profile.repeated().forEach(this::show);
    }

    private void show(SiteProfile.Repeat repeat) {
        terminal.say(String.format(
                Locale.ROOT,
                "  %2d of %2d  %-22s %s",
                repeat.evidence().articles(),
                repeat.evidence().of(),
                leftOut(repeat),
                Terminal.clean(repeat.text())));
    }

    private static String leftOut(SiteProfile.Repeat repeat) {
        if (repeat.evidence().furniture(Place.PROSE)) {
            return "left out";
        }
        return repeat.evidence().furniture(Place.EDGE) ? "left out at the ends" : "kept";
    }
}
