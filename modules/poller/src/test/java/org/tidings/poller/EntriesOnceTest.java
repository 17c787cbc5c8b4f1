package org.tidings.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Entry;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus.Identity;
import org.tidings.model.Origin;
import org.tidings.poller.feed.ArticleIds;
import org.tidings.poller.feed.EntryKeys;
import org.tidings.poller.feed.EntryKeys.Difference;
import org.tidings.poller.feed.FeedDocument;
import org.tidings.poller.feed.FeedItem;
import org.tidings.poller.feed.Hints;

/** Every version of every article that a document showed becomes one page, whatever the site does to its keys. */
class EntriesOnceTest {
    private static final int FIRST = 5;

    /** How a site names its items. */
    enum Keys {
        PLAIN,
        NO_GUID,
        NO_LINK,
        TITLE_ALONE,
        FRESH_LINK,
        FRESH_GUID,
        FRESH_BOTH,
        FLIPPING,
        ONE_GUID,
        ONE_LINK,
        FRAGMENTS
    }

    enum Do {
        PUBLISH,
        PUBLISH_UNDER_AN_OLD_GUID,
        EDIT_TEXT,
        EDIT_TITLE,
        VANISH,
        RETURN,
        REORDER,
        POLL,
        POLL_AND_CRASH
    }

    record Step(Do what, int which) {}

    @Property(tries = 2_000)
    void everyVersionEntersOnce(@ForAll Keys keys, @ForAll("steps") List<Step> steps) {
        run(keys, steps);
    }

    @Tag("night")
    @Property(tries = 20_000)
    void everyVersionEntersOnceAllNight(@ForAll Keys keys, @ForAll("steps") List<Step> steps) {
        run(keys, steps);
    }

    private static void run(Keys keys, List<Step> steps) {
        House house = new House(new Site(keys));
        steps.forEach(house::take);
        house.poll(true);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        List<Do> often = new ArrayList<>(List.of(Do.values()));
        often.addAll(List.of(Do.POLL, Do.POLL, Do.POLL, Do.PUBLISH));
        Arbitrary<Do> what = Arbitraries.of(often);
        return Combinators.combine(what, Arbitraries.integers().between(0, 999))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    /** One article; a version is its title and text. */
    private static final class Article {
        private final int number;
        private final int guid;
        private int version;
        private String title;

        private Article(int number, int guid) {
            this.number = number;
            this.guid = guid;
            this.title = "Title " + number;
        }

        private String text() {
            return "Text " + number + " as of " + version;
        }
    }

    /** The truth. */
    private static final class Site {
        private final Keys keys;
        private final List<Article> shown = new ArrayList<>();
        private final List<Article> away = new ArrayList<>();
        private int published;
        private int fetches;

        private Site(Keys keys) {
            this.keys = keys;
        }

        private void publish(@Nullable Article under) {
            int number = published++;
            shown.addFirst(new Article(number, under == null ? number : under.guid));
        }

        private void edit(Article article, boolean title) {
            if (article.version < 20) {
                article.version++;
                article.title = title ? "Title " + article.number + " again " + article.version : article.title;
            }
        }

        private List<FeedItem> fetch() {
            fetches++;
            return shown.stream().map(this::item).toList();
        }

        private FeedItem item(Article a) {
            return new FeedItem(guid(a), url(a), a.title, null, null, null, a.text(), null, List.of(), List.of(), null);
        }

        private @Nullable String guid(Article a) {
            return switch (keys) {
                case PLAIN, NO_LINK, FRESH_LINK, ONE_LINK -> "guid-" + a.guid;
                case NO_GUID, TITLE_ALONE, FRAGMENTS -> null;
                case FRESH_GUID, FRESH_BOTH -> "guid-" + a.number + "-" + fetches;
                case FLIPPING -> (fetches % 2 == 0 ? "http://www." : "https://") + "quay.example/?p=" + a.guid;
                case ONE_GUID -> "one";
            };
        }

        private @Nullable String url(Article a) {
            return switch (keys) {
                case PLAIN, NO_GUID, FRESH_GUID, ONE_GUID -> "https://quay.example/" + a.number;
                case NO_LINK, TITLE_ALONE -> null;
                case FRESH_LINK, FRESH_BOTH -> "https://quay.example/" + a.number + "?session=" + fetches;
                case FLIPPING -> (fetches % 2 == 0 ? "http://www." : "https://") + "quay.example/" + a.number;
                case ONE_LINK -> "https://quay.example/";
                case FRAGMENTS -> "https://quay.example/live#" + a.number;
            };
        }
    }

    /** The poller and the intake, and beside them the model: which versions a document has shown. */
    private static final class House {
        private final Feed feed = Feed.of("https://quay.example/rss", Origin.CLI);
        private final Site site;
        private final Map<String, Seen> seen = new HashMap<>();
        private final List<String> pages = new ArrayList<>();
        private final Set<String> model = new HashSet<>();
        private List<Long> keys = List.of();
        private @Nullable Identity identity;
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        private House(Site site) {
            this.site = site;
            for (int i = 0; i < FIRST; i++) {
                site.publish(null);
            }
            poll(true);
            site.publish(null);
            poll(true);
        }

        private void take(Step step) {
            List<Article> shown = site.shown;
            List<Article> away = site.away;
            switch (step.what) {
                case PUBLISH -> site.publish(null);
                case PUBLISH_UNDER_AN_OLD_GUID -> site.publish(pick(away, step));
                case EDIT_TEXT, EDIT_TITLE -> {
                    if (!shown.isEmpty()) {
                        site.edit(shown.get(step.which % shown.size()), step.what == Do.EDIT_TITLE);
                    }
                }
                case VANISH -> {
                    move(shown, away, step);
                    away.removeIf(this::isForgottenForGood);
                }
                case RETURN -> move(away, shown, step);
                case REORDER -> Collections.shuffle(shown, new Random(step.which));
                case POLL -> poll(true);
                case POLL_AND_CRASH -> poll(false);
            }
        }

        /** What the first document held under an address that nobody saw again is another article when it returns late. */
        private boolean isForgottenForGood(Article article) {
            return article.number < FIRST && (site.keys == Keys.FRESH_LINK || site.keys == Keys.FRESH_BOTH);
        }

        /** Whose guid is used again does not come back. */
        private static @Nullable Article pick(List<Article> from, Step step) {
            return from.isEmpty() ? null : from.remove(step.which % from.size());
        }

        private static void move(List<Article> from, List<Article> to, Step step) {
            if (!from.isEmpty()) {
                to.add(from.remove(step.which % from.size()));
            }
        }

        private void poll(boolean statusIsWritten) {
            now = now.plusSeconds(300);
            List<FeedItem> items = site.fetch();
            Difference difference = EntryKeys.difference(items, keys, identity, false);
            for (Entry entry : entries(items, difference)) {
                enter(entry);
            }
            if (statusIsWritten) {
                keys = difference.keys();
                identity = difference.identity();
            }
            site.shown.forEach(article -> model.add(article.title + "/" + article.text()));
            assertEquals(
                    model.stream().sorted().toList(), pages.stream().sorted().toList());
        }

        private List<Entry> entries(List<FeedItem> items, Difference difference) {
            FeedDocument document = new FeedDocument(
                    FeedDocument.Format.RSS, null, null, null, items, Hints.NONE, List.of(), null, null);
            ArticleIds ids = new ArticleIds(feed.id(), difference.identity(), items);
            return new FeedEntries(feed, document, ids, keys.isEmpty(), now).of(difference.fresh());
        }

        private void enter(Entry entry) {
            switch (Decision.of(entry, seen.get(entry.article()))) {
                case Decision.NewPage page -> {
                    seen.put(entry.article(), page.seen());
                    pages.add(entry.title() + "/" + entry.summary());
                }
                case Decision.Known known -> seen.put(entry.article(), known.seen());
                case Decision.Rejected rejected -> throw new AssertionError(rejected.reason());
            }
        }
    }
}
