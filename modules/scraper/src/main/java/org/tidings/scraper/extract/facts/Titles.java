package org.tidings.scraper.extract.facts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The title by vote: what two independent places agree on wins; else the most trusted place that speaks. */
public final class Titles {
    private static final int LONGEST = 300;
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|»•·∙⋆–—‒~:]{1,2}\\s+|\\s+-{1,2}\\s+|\\s*\\|\\s*|\\s+::\\s+");

    private static final Pattern ENDS_SEPARATED = Pattern.compile("(?:\\s[|»•·∙⋆–—‒~-]{1,2}|\\||:)\\s*$");

    private final Head head;
    private final @Nullable String siteName;
    private final String host;

    public Titles(Head head, @Nullable String siteName, String host) {
        this.head = head;
        this.siteName = siteName;
        this.host = host;
    }

    public @Nullable String vote() {
        String h1 = heading();
        List<String> candidates = new ArrayList<>();
        add(candidates, head.linkedData.headline());
        add(candidates, h1);
        add(candidates, cut(head.meta("og:title")));
        add(candidates, cut(head.title));
        add(candidates, cut(head.meta("twitter:title", "title", "dc.title", "sailthru.title", "parsely-title")));
        for (int i = 0; i < candidates.size(); i++) {
            for (int j = i + 1; j < candidates.size(); j++) {
                if (same(candidates.get(i), candidates.get(j))) {
                    return candidates.get(i);
                }
            }
        }
        if (h1 != null && !candidates.isEmpty() && head.linkedData.headline() == null) {
            return h1;
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private static void add(List<String> candidates, @Nullable String title) {
        String clean = clean(title);
        if (clean != null) {
            candidates.add(clean);
        }
    }

    static @Nullable String clean(@Nullable String title) {
        if (title == null) {
            return null;
        }
        String plain = title.indexOf('<') >= 0 ? title.replaceAll("<[^>]{1,80}>", "") : title;
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replaceAll("[\\u00ad\\u200b\\ufeff\\u202a-\\u202e\\u2066-\\u2069\\u0000]", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                .strip();
        return folded.isEmpty() || folded.length() > LONGEST ? null : folded;
    }

    /** The only h1; of several, the one most like what the page calls itself elsewhere. */
    private @Nullable String heading() {
        String best = null;
        double bestLikeness = -1;
        String elsewhere = head.meta("og:title") + " " + head.title + " " + head.linkedData.headline();
        for (Element h1 : head.headings) {
            String text = clean(h1.text());
            if (text == null || isSite(text)) {
                continue;
            }
            double likeness = likeness(text, elsewhere);
            if (likeness > bestLikeness) {
                best = text;
                bestLikeness = likeness;
            }
        }
        return best;
    }

    private static double likeness(String text, String other) {
        List<String> words = words(other);
        List<String> own = words(text);
        long shared = own.stream().filter(words::contains).count();
        return own.isEmpty() ? 0 : (double) shared / own.size() + own.size() * 0.001;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
    }

    /** Takes the site's name from either end. */
    @Nullable
    String cut(@Nullable String title) {
        String clean = clean(title);
        if (clean == null) {
            return null;
        }
        String[] parts = SEPARATOR.split(clean, -1);
        if (parts.length < 2) {
            return clean;
        }
        String h1 = heading();
        if (h1 != null && same(clean, h1)) {
            return clean;
        }
        return h1 != null && head.headings.size() == 1 && addsToEitherEnd(clean, h1) ? h1 : cutParts(clean, parts);
    }

    /** Whether {@code title} is {@code heading} and, behind a separator, something more. */
    private static boolean addsToEitherEnd(String title, String heading) {
        boolean before = title.startsWith(heading)
                && SEPARATOR.matcher(title.substring(heading.length())).lookingAt();
        boolean after = title.endsWith(heading)
                && ENDS_SEPARATED
                        .matcher(title.substring(0, title.length() - heading.length()))
                        .find();
        return before || after;
    }

    private String cutParts(String title, String[] parts) {
        int from = 0;
        int to = parts.length;
        while (to - from > 1 && isSite(parts[to - 1])) {
            to--;
        }
        while (to - from > 1 && isSite(parts[from])) {
            from++;
        }
        if (from == 0 && to == parts.length) {
            return parts.length == 2
                            && words(parts[1]).size() <= 3
                            && words(parts[0]).size() >= 4
                    ? parts[0]
                    : title;
        }
        int start = title.indexOf(parts[from]);
        int end = title.lastIndexOf(parts[to - 1]) + parts[to - 1].length();
        return start >= 0 && end > start ? title.substring(start, end).strip() : parts[from];
    }

    private boolean isSite(String part) {
        String letters = letters(part);
        if (letters.isEmpty()) {
            return false;
        }
        String site = siteName == null ? "" : letters(siteName);
        String bareHost = letters(host.replaceFirst("^www\\.", ""));
        return nearlySite(letters, site) || (letters.length() > 2 && bareHost.contains(letters));
    }

    private static boolean nearlySite(String letters, String site) {
        boolean partOfSite = letters.length() > 3 && site.contains(letters);
        boolean siteAndLittleMore =
                site.length() > 3 && letters.contains(site) && letters.length() < site.length() + 14;
        return letters.equals(site) || (!site.isEmpty() && (partOfSite || siteAndLittleMore));
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    public static boolean same(String one, String other) {
        return letters(one).equals(letters(other));
    }
}
