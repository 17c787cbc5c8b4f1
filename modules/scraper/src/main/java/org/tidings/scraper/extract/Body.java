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
            String lead = lead(container, paragraphs);
            if (lead != null) {
                paragraphs.add(0, lead);
            }
        }
        return linkedDataIfMore(paragraphs);
    }

    /** The paragraph between headline and body that the page describes itself with; null when there is none. */
    private @Nullable String lead(Box container, List<String> paragraphs) {
        String description = head.meta("description", "og:description", "twitter:description");
        if (description == null || description.length() < 40) {
            return null;
        }
        for (int i = container.start - 1;
                i >= 0 && !layout.runs.get(i).box().tag.equals("h1");
                i--) {
            Run run = layout.runs.get(i);
            if (run.length() >= 60 && begins(description, run.text()) && !told(paragraphs, run.text())) {
                return run.text();
            }
        }
        return null;
    }

    private static boolean begins(String description, String text) {
        int length = Math.min(40, text.length());
        return description.strip().regionMatches(true, 0, text, 0, length);
    }

    private static boolean told(List<String> paragraphs, String text) {
        String start = text.substring(0, Math.min(40, text.length()));
        return paragraphs.stream().anyMatch(paragraph -> paragraph.contains(start));
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
