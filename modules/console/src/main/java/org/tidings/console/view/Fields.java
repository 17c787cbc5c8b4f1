package org.tidings.console.view;

import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Clause;

/** The fields of an article in which a clause can have hit. */
final class Fields {
    private Fields() {}

    /** Null for a field that is not shown as text. */
    static @Nullable String text(Article article, String field) {
        return switch (field) {
            case "title" -> article.title();
            case "body", "lead" -> article.text();
            default -> null;
        };
    }

    /** Whether the words that hit really stand there: the text held may be another revision. */
    static boolean stands(Clause clause, String text) {
        return clause.start() >= 0
                && clause.end() <= text.length()
                && clause.start() < clause.end()
                && text.substring(clause.start(), clause.end()).equals(clause.text());
    }
}
