package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.parser.Parser;

/** Text from JSON as paragraphs: it comes plain, or with tags in it. */
final class Paragraphs {
    private Paragraphs() {}

    static List<String> of(String text) {
        boolean tagged = text.indexOf('<') >= 0 && text.indexOf('>') > 0;
        String broken = tagged
                ? text.replaceAll("(?i)</(?:p|h\\d|li|div)>|<br ?/?>", "\n").replaceAll("<[^>]{1,500}>", "")
                : text;
        String plain = broken.indexOf('&') >= 0 ? Parser.unescapeEntities(broken, false) : broken;
        List<String> paragraphs = new ArrayList<>();
        for (String line : plain.split("[\\n\\r]+", -1)) {
            String folded = line.strip().replaceAll("\\s+", " ");
            if (!folded.isEmpty()) {
                paragraphs.add(folded);
            }
        }
        return paragraphs;
    }
}
