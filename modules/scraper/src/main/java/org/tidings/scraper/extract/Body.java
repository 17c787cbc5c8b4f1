package org.tidings.scraper.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The article's paragraphs: the best of what the page's layout and its JSON-LD offer. */
final class Body {
    private final Layout layout;
    private final Head head;
    private final @Nullable String title;

    Body(Layout layout, Head head, @Nullable String title) {
        this.layout = layout;
        this.head = head;
        this.title = title;
    }

    List<String> paragraphs() {
        Box container = Container.choose(layout);
        List<String> paragraphs = new ArrayList<>();
        if (container != null) {
            new Cleaner(layout, container, title).clean().forEach(run -> paragraphs.add(run.text()));
        }
        return linkedDataIfMore(paragraphs);
    }

    /** JSON-LD often holds a teaser or a cut text: it is taken only when the page's own text is a small part of it. */
    private List<String> linkedDataIfMore(List<String> paragraphs) {
        String body = head.linkedData.body();
        if (body == null || body.length() < 400) {
            return paragraphs;
        }
        int own = paragraphs.stream().mapToInt(String::length).sum();
        return body.length() > 1.6 * own ? split(body) : paragraphs;
    }

    private static List<String> split(String body) {
        String plain = body.indexOf('<') >= 0 && body.contains("</")
                ? body.replaceAll("(?i)</p>|<br */?>", "\n").replaceAll("<[^>]{1,500}>", "")
                : body;
        List<String> paragraphs = new ArrayList<>();
        for (String line : plain.split("\\s*[\\n\\r]+\\s*", -1)) {
            if (!line.isBlank()) {
                paragraphs.add(line.strip().replaceAll("\\s+", " "));
            }
        }
        return paragraphs;
    }
}
