package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Watchlist;

/**
 * A text beside a watchlist, as an article. Of several lines the first is the title. Lines before it may say where the
 * article is from, in the words of the query's filters: {@code source: bbc.co.uk}, {@code lang: fr}, {@code country: KP},
 * {@code tag: wire}, {@code author: A. Lee}. Of no language it has the first that the watchlist asks for.
 */
final class ExampleText {
    private static final Pattern HEADER = Pattern.compile("(source|lang|country|tag|author):\\s*(\\S.*)");

    private final List<String> authors = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable String source;
    private @Nullable String language;
    private @Nullable String country;

    private ExampleText() {}

    static MatchText of(String example, Watchlist watchlist) {
        ExampleText text = new ExampleText();
        text.language =
                watchlist.languages().isEmpty() ? null : watchlist.languages().getFirst();
        return text.read(example);
    }

    private MatchText read(String example) {
        List<String> lines = example.strip().lines().toList();
        int begin = 0;
        while (begin < lines.size() && takes(lines.get(begin))) {
            begin++;
        }
        List<String> text = lines.subList(begin, lines.size());
        String title = text.size() > 1 ? text.getFirst().strip() : "";
        String body = String.join("\n", text.size() > 1 ? text.subList(1, text.size()) : text);
        return new MatchText(title, body.strip(), authors, source, language, country, tags);
    }

    private boolean takes(String line) {
        Matcher header = HEADER.matcher(line.strip());
        if (!header.matches()) {
            return false;
        }
        String value = header.group(2).strip();
        switch (header.group(1).toLowerCase(Locale.ROOT)) {
            case "source" -> source = value;
            case "lang" -> language = value;
            case "country" -> country = value;
            case "tag" -> tags.add(value);
            default -> authors.add(value);
        }
        return true;
    }
}
