package org.tidings.scraper.extract.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * What is known of a site, or of all sites that are made with one program.
 *
 * @param name short, for people and meters
 * @param file where it is written
 * @param hosts names of sites, each with all below it; none = any
 * @param markers of which one is on the page: the page itself, its body, what stands in its head or directly in its body;
 *     none = none is needed
 * @param body where the article stands, the best first
 * @param drop what is no part of the article
 * @param title where the headline stands
 * @param authors where each author's name stands
 * @param published where the date of publication stands
 */
public record SiteRule(
        String name,
        String file,
        List<String> hosts,
        List<Selector> markers,
        List<Selector> body,
        List<Selector> drop,
        List<Selector> title,
        List<Selector> authors,
        List<Selector> published) {
    public SiteRule {
        hosts = List.copyOf(hosts);
        markers = List.copyOf(markers);
        body = List.copyOf(body);
        drop = List.copyOf(drop);
        title = List.copyOf(title);
        authors = List.copyOf(authors);
        published = List.copyOf(published);
        if (remembered(body, drop, title, authors, published) > Matches.MOST_REMEMBERED) {
            throw new IllegalArgumentException("has more than " + Matches.MOST_REMEMBERED
                    + " steps of the form \"a b\" or \"a > b\"; name the elements themselves where it can be done");
        }
    }

    @SafeVarargs
    private static int remembered(List<Selector>... parts) {
        int steps = 0;
        for (List<Selector> part : parts) {
            steps += part.stream().mapToInt(Selector::steps).sum();
        }
        return steps;
    }

    /** The same for any page, to try it. */
    public SiteRule everywhere() {
        return new SiteRule(name, file, List.of(), List.of(), body, drop, title, authors, published);
    }

    /** @param around what markers may be, as {@link SiteRules} gathers it */
    boolean isFor(String host, List<Element> around) {
        return atHost(host) && (markers.isEmpty() || marked(around));
    }

    private boolean atHost(String host) {
        if (hosts.isEmpty()) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(own -> name.equals(own) || name.endsWith("." + own));
    }

    private boolean marked(List<Element> around) {
        for (Selector marker : markers) {
            for (Compound compound : marker.compounds()) {
                for (Element element : around) {
                    if (compound.is(element)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** All selectors in the order of {@link Ruling}. */
    List<Selector> selectors() {
        List<Selector> all = new ArrayList<>(body);
        all.addAll(drop);
        all.addAll(title);
        all.addAll(authors);
        all.addAll(published);
        return all;
    }
}
