package org.tidings.poller.feed;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The link elements of one feed or item, RSS text and Atom attributes alike. */
record Links(List<Field> links) {
    private static final String REGISTERED = "http://www.iana.org/assignments/relation/";

    static Links of(List<Field> links) {
        return new Links(links);
    }

    /** The page meant for people: RSS's text, else Atom's alternate, HTML before others. */
    @Nullable
    String page() {
        String text = first(link -> link.attribute("href") == null, Field::address);
        if (text != null) {
            return text;
        }
        String html = first(link -> isAlternate(link) && isHtml(link), Links::href);
        return html != null ? html : first(Links::isAlternate, Links::href);
    }

    @Nullable
    String relation(String relation) {
        return first(link -> relation.equals(rel(link)), Links::href);
    }

    private @Nullable String first(Predicate<Field> which, Function<Field, @Nullable String> what) {
        for (Field link : links) {
            String found = which.test(link) ? what.apply(link) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String href(Field link) {
        return link.address("href");
    }

    private static boolean isAlternate(Field link) {
        String rel = rel(link);
        return rel.isEmpty() || rel.equals("alternate");
    }

    private static boolean isHtml(Field link) {
        String type = link.type();
        return type.isEmpty() || type.contains("html");
    }

    private static String rel(Field link) {
        String rel = link.attribute("rel");
        String folded = rel == null ? "" : rel.toLowerCase(Locale.ROOT);
        return folded.startsWith(REGISTERED) ? folded.substring(REGISTERED.length()) : folded;
    }
}
