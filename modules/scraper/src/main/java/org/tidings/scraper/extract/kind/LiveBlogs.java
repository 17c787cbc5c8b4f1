package org.tidings.scraper.extract.kind;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tidings.scraper.extract.Extracted.Post;
import org.tidings.scraper.extract.facts.Dates;
import org.tidings.scraper.extract.facts.LinkedData;

/** Live blogs: posts, each with its time, on a page that says that it is live. */
public final class LiveBlogs {
    private static final int LEAST_DECLARED = 2;
    private static final int LEAST = 3;
    private static final double AS_GOOD = 0.7;
    private static final Pattern ADDRESS = Pattern.compile(
            "/live/|live-?blog|live-?ticker|live-updates?|newsblog|/en-direct|[-/]en-vivo|[-/]ao-vivo|[-/]diretta|minuto-a-minuto|minute-by-minute|/direct/",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES =
            Pattern.compile("live[-_]?(?:blog|ticker|update|post|feed|list|coverage|story)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private LiveBlogs() {}

    /**
     * The posts, the oldest first; none for what is no live blog. What the page shows counts before what its JSON-LD tells: that
     * holds the posts of days, of which a page shows the latest.
     */
    public static List<Post> posts(PageSigns page) {
        boolean declared = page.head.linkedData.isOfType("LiveBlogPosting");
        if (!declared && !says(page)) {
            return List.of();
        }
        List<Post> shown = inOrder(Posts.on(page.document));
        List<Post> told = inOrder(told(page.head.linkedData));
        List<Post> posts = length(shown) >= AS_GOOD * Math.min(length(told), page.length) ? shown : told;
        return posts.size() >= (declared ? LEAST_DECLARED : LEAST) ? posts : List.of();
    }

    private static boolean says(PageSigns page) {
        boolean named = page.titles.stream()
                .anyMatch(title -> Sayings.LIVE.matcher(title).find());
        return named || ADDRESS.matcher(page.url).find() || namesItself(page);
    }

    private static boolean namesItself(PageSigns page) {
        return page.layout.boxes.stream()
                .anyMatch(box ->
                        box.isNamedLike("ive") && NAMES.matcher(box.names()).find());
    }

    private static List<Post> told(LinkedData data) {
        List<Post> posts = new ArrayList<>();
        for (LinkedData.Update update : data.updates()) {
            posts.add(new Post(Dates.parse(update.published()), null, update.headline(), update.body()));
        }
        return posts;
    }

    /** By time where all have one; else as the page has them, turned where its times fall. */
    private static List<Post> inOrder(List<Post> posts) {
        List<Post> ordered = new ArrayList<>(posts);
        if (posts.stream().allMatch(post -> post.time() != null)) {
            Collections.reverse(ordered);
            ordered.sort(Comparator.comparing(
                    post -> Objects.requireNonNull(post.time()).toInstant()));
        } else if (newestFirst(posts)) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    private static boolean newestFirst(List<Post> posts) {
        int falls = 0;
        for (int i = 1; i < posts.size(); i++) {
            falls += Integer.signum(clock(posts.get(i - 1)).compareTo(clock(posts.get(i))));
        }
        return falls > 0;
    }

    private static String clock(Post post) {
        OffsetDateTime time = post.time();
        if (time != null) {
            return TIME.format(time);
        }
        String digits = post.clock() == null ? "" : post.clock().replaceAll("^(\\d)(?=\\D)", "0$1");
        return digits.replaceAll("\\D+", ":");
    }

    private static int length(List<Post> posts) {
        return posts.stream().mapToInt(post -> post.text().length()).sum();
    }

    /** What stands before the posts, and then each post led by its time. */
    public static List<String> text(List<String> paragraphs, List<Post> posts) {
        List<String> text = new ArrayList<>(before(paragraphs, posts));
        for (Post post : posts) {
            String title = post.title();
            List<String> own = new ArrayList<>(List.of(post.text().split("\n\n", -1)));
            own.removeIf(String::isBlank);
            if (title != null || own.isEmpty()) {
                text.add((when(post) + " " + (title == null ? "" : title)).strip());
            } else {
                own.set(0, (when(post) + " " + own.getFirst()).strip());
            }
            text.addAll(own);
        }
        return text;
    }

    private static String when(Post post) {
        OffsetDateTime time = post.time();
        return time != null ? TIME.format(time) : post.clock() == null ? "" : post.clock();
    }

    private static List<String> before(List<String> paragraphs, List<Post> posts) {
        List<String> before = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean posted = posts.stream()
                    .anyMatch(post -> post.text().contains(paragraph)
                            || paragraph.equals(post.title())
                            || paragraph.equals(post.clock()));
            if (posted) {
                return before;
            }
            before.add(paragraph);
        }
        return List.of();
    }
}
