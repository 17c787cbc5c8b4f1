package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wrote it, as the vocabularies say it: persons with names, plain names, addresses with a name in brackets. */
record Authors(List<String> names) {
    private static final Pattern MAIL_AND_NAME = Pattern.compile("^\\S+@\\S+\\s*\\(([^()]+)\\)$");
    private static final Pattern NAME_AND_MAIL = Pattern.compile("^([^<(]+?)\\s*[<(]\\s*(?:mailto:)?\\S+@[^>)]*[>)]$");

    static Authors ofFeed(Fields feed) {
        return of(feed, "author", "dc:creator", "dc:author", "itunes:author", "managingeditor");
    }

    static Authors ofItem(Fields item) {
        return of(item, "author", "dc:creator", "dc:author", "itunes:author", "dc:contributor_author");
    }

    private static Authors of(Fields fields, String... names) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            for (Field field : fields.all(name)) {
                found.addAll(names(field));
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return new Authors(List.copyOf(found));
    }

    private static List<String> names(Field field) {
        Fields parts = field.fields();
        String name = parts.text("name");
        if (name == null) {
            name = parts.text("email", "uri", "url", "homepage");
        }
        String whole = name != null ? name : field.text();
        List<String> result = new ArrayList<>(1);
        if (whole != null) {
            result.add(person(whole));
        }
        return result;
    }

    /** The name without the mail address beside it; the address where it is all there is. */
    static String person(String text) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        return Stream.of(MAIL_AND_NAME, NAME_AND_MAIL)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).strip())
                .findFirst()
                .orElse(text);
    }

    List<String> orElse(@Nullable Authors others) {
        return names.isEmpty() && others != null ? others.names : names;
    }
}
