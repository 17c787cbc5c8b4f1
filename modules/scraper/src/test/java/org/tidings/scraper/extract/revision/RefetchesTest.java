package org.tidings.scraper.extract.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidings.model.Revisit;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.WrittenPage;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;

/** The newsroom's pages fetched again and again: what only stands around an article is no revision, each edit is one. */
class RefetchesTest {
    private static final int REFETCHES = 1_000;
    private static final Pattern ITEMS = Pattern.compile("<li><a .*?</a>(</li>)?");

    private final Extractor extractor = new Extractor(new Languages());
    private final List<WrittenPage> pages =
            Newsroom.writtenPages().stream().filter(WrittenPage::article).toList();
    private final Map<WrittenPage, Revisit.Text> firsts = new LinkedHashMap<>();

    /** A page as it is served another time; null where it does not apply to the page. */
    private interface Mutation extends BiFunction<WrittenPage, Random, @Nullable String> {}

    @Test
    void noiseIsNoRevision() {
        List<Mutation> noise = List.of(
                RefetchesTest::counters,
                RefetchesTest::times,
                RefetchesTest::adverts,
                RefetchesTest::order,
                RefetchesTest::typography,
                RefetchesTest::everything);
        assertEquals("{false=" + REFETCHES + "}", refetched(noise).toString());
    }

    @Test
    void anEditIsARevision() {
        List<Mutation> edits = List.of(
                RefetchesTest::title,
                RefetchesTest::sentence,
                RefetchesTest::number,
                RefetchesTest::paragraphAdded,
                RefetchesTest::paragraphRemoved);
        assertEquals("{true=" + REFETCHES + "}", refetched(edits).toString());
    }

    /** How many of them were taken for revisions, and the first that were taken wrongly. */
    private Map<String, Object> refetched(List<Mutation> mutations) {
        Map<String, Object> counts = new LinkedHashMap<>();
        int done = 0;
        for (int i = 0; done < REFETCHES; i++) {
            WrittenPage page = pages.get(i % pages.size());
            Mutation mutation = mutations.get(i / pages.size() % mutations.size());
            String html = mutation.apply(page, new Random(i));
            if (html != null) {
                String revision = String.valueOf(revised(page, html));
                counts.merge(revision, 1, (before, one) -> (Integer) before + (Integer) one);
                boolean wrong = counts.size() > 1 && Integer.valueOf(1).equals(counts.get(revision));
                if (wrong) {
                    counts.put(
                            "first " + revision,
                            page.url() + " by mutation " + mutations.indexOf(mutation) + ": " + change(page, html));
                }
                done++;
            }
        }
        return counts;
    }

    private boolean revised(WrittenPage page, String html) {
        return change(page, html).isPresent();
    }

    private Optional<?> change(WrittenPage page, String html) {
        Revisit.Text before = firsts.computeIfAbsent(page, first -> text(sketch(page, page.html())));
        return sketch(page, html).since(before);
    }

    private static Revisit.Text text(Sketch sketch) {
        return new Revisit.Text(1, sketch.title(), sketch.hashes(), null, null, false, 0);
    }

    private Sketch sketch(WrittenPage page, String html) {
        byte[] body = html.getBytes(page.charset());
        return switch (extractor.extract(body, page.contentType(), page.url())) {
            case ArticleText text -> Sketch.of(text.title(), text.paragraphs());
            case NotNews other -> throw new AssertionError(page.url() + " is " + other);
        };
    }

    private static String counters(WrittenPage page, Random random) {
        int count = 100 + random.nextInt(100_000);
        String line = switch (random.nextInt(4)) {
            case 0 -> "<p class=\"k2\">" + count + " views</p>";
            case 1 -> "<div>" + count + " people are reading this now.</div>";
            case 2 -> "<p>Comments: " + count + "</p>";
            default -> "<p>" + count + " Kommentare</p>";
        };
        return between(page, random, line);
    }

    private static String times(WrittenPage page, Random random) {
        String clock = random.nextInt(24) + ":" + (10 + random.nextInt(50));
        String line = switch (random.nextInt(4)) {
            case 0 -> "<p>Last updated today at " + clock + ".</p>";
            case 1 -> "<p class=\"t\">" + (1 + random.nextInt(50)) + " minutes ago</p>";
            case 2 -> "<p><i>Zuletzt aktualisiert um " + clock + " Uhr.</i></p>";
            default -> "<p>Mis à jour à " + clock + "</p>";
        };
        return between(page, random, line);
    }

    private static String adverts(WrittenPage page, Random random) {
        String offer = "Offer " + random.nextInt(1_000) + " ends soon: two for the price of one, this week only";
        return between(
                page,
                random,
                switch (random.nextInt(4)) {
                    case 0 -> "<div class=\"ad-slot\"><p>" + offer + "</p></div>";
                    case 1 -> "<aside><p>" + offer + "</p></aside>";
                    case 2 -> "<div class=\"advertisement\">" + offer + "</div>";
                    default ->
                        "<div class=\"k9\"><p><a href=\"/shop/" + random.nextInt(99) + "\">" + offer + "</a></p></div>";
                });
    }

    private static String order(WrittenPage page, Random random) {
        List<String> items = new ArrayList<>(
                ITEMS.matcher(page.html()).results().map(item -> item.group()).toList());
        Collections.shuffle(items, random);
        return ITEMS.matcher(page.html()).replaceAll(item -> Matcher.quoteReplacement(items.removeLast()));
    }

    private static String typography(WrittenPage page, Random random) {
        String html = page.html();
        for (String paragraph : page.paragraphs()) {
            String set = switch (random.nextInt(4)) {
                case 0 -> paragraph.replace(" \"", " “").replace("\"", "”").replace("'", "’");
                case 1 -> paragraph.replace(" ", random.nextBoolean() ? "\u00a0" : "  ");
                case 2 -> paragraph.replace(" - ", " – ").replace("...", "…");
                default -> paragraph.replace("tion", "ti\u00adon");
            };
            html = replaced(page, html, paragraph, set);
        }
        return html;
    }

    /** What cannot be written in the page's character set is left as it was. */
    private static String replaced(WrittenPage page, String html, String from, String to) {
        boolean writable = page.charset().newEncoder().canEncode(to);
        return writable ? html.replace(escaped(from), escaped(to)) : html;
    }

    private static String everything(WrittenPage page, Random random) {
        String html = order(page, random);
        for (BiFunction<WrittenPage, Random, String> one : List.<BiFunction<WrittenPage, Random, String>>of(
                RefetchesTest::counters, RefetchesTest::times, RefetchesTest::adverts, RefetchesTest::typography)) {
            html = one.apply(served(page, html), random);
        }
        return html;
    }

    private static WrittenPage served(WrittenPage page, String html) {
        return new WrittenPage(
                page.storyId(),
                page.url(),
                page.outlet(),
                html,
                page.charset(),
                page.title(),
                page.standfirst(),
                page.paragraphs(),
                page.article(),
                page.watched());
    }

    /** Before a paragraph of the article, and the box that holds it alone. */
    private static String between(WrittenPage page, Random random, String block) {
        if (!page.charset().newEncoder().canEncode(block)) {
            return page.html();
        }
        String paragraph = escaped(pick(page.paragraphs(), random));
        int at = page.html().indexOf(paragraph);
        int start = at < 0 ? -1 : page.html().lastIndexOf("<p", at);
        String holder = "<div class=\"par\">";
        boolean held = start >= 0 && page.html().startsWith(holder, start - holder.length());
        start -= held ? holder.length() : 0;
        return start < 0
                ? page.html()
                : page.html().substring(0, start) + block + page.html().substring(start);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String title(WrittenPage page, Random random) {
        return page.html().replace(escaped(page.title()), escaped(page.title()) + " " + (100 + random.nextInt(900)));
    }

    private static @Nullable String sentence(WrittenPage page, Random random) {
        return edited(page, random, paragraph -> paragraph.replaceFirst("\\p{L}{3,}", "Qorvath" + random.nextInt(99)));
    }

    private static @Nullable String number(WrittenPage page, Random random) {
        return edited(page, random, paragraph -> {
            Matcher number = Pattern.compile("\\d+").matcher(paragraph);
            return number.find() ? number.replaceFirst(String.valueOf(1_000 + random.nextInt(1_000))) : paragraph;
        });
    }

    private static @Nullable String paragraphAdded(WrittenPage page, Random random) {
        return edited(
                page,
                random,
                paragraph ->
                        paragraph + " The council of the harbour town meets again on day " + random.nextInt(99) + ".");
    }

    private static @Nullable String paragraphRemoved(WrittenPage page, Random random) {
        return edited(page, random, paragraph -> "");
    }

    /** A paragraph of prose changed; null where it cannot be. */
    private static @Nullable String edited(
            WrittenPage page, Random random, java.util.function.UnaryOperator<String> edit) {
        List<String> prose = page.paragraphs().stream()
                .filter(paragraph -> paragraph.length() >= 80 && page.html().contains(escaped(paragraph)))
                .toList();
        if (prose.size() < 3) {
            return null;
        }
        String before = pick(prose, random);
        String html = page.html().replace(escaped(before), escaped(edit.apply(before)));
        return html.equals(page.html()) ? null : html;
    }
}
