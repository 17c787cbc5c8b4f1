package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Mentions;
import org.tidings.model.Mentions.Mention;

/** The entities of an article as others are told of them: what stands in title and text, not who wrote it. */
public final class EntityMentions {
    private static final Comparator<Mention> FOREMOST = Comparator.comparing(Mention::inTitle)
            .thenComparingInt(Mention::count)
            .reversed()
            .thenComparingInt(Mention::first)
            .thenComparing(Mention::id);

    private EntityMentions() {}

    /** The foremost, at most {@link Mentions#MAX_ENTITIES}. */
    public static List<Mention> of(Analysed article) {
        List<Mention> all = new ArrayList<>();
        for (String entity : article.entities()) {
            Mention mention = mention(article, entity);
            if (mention != null) {
                all.add(mention);
            }
        }
        all.sort(FOREMOST);
        return List.copyOf(all.subList(0, Math.min(Mentions.MAX_ENTITIES, all.size())));
    }

    private static @Nullable Mention mention(Analysed article, String entity) {
        Spans spans = article.mentions(entity);
        int count = 0;
        while (spans != null && count < spans.size() && isText(article, spans.get(count))) {
            count++; // authors come last
        }
        if (spans == null || count == 0) {
            return null;
        }
        int first = Spans.start(spans.get(0));
        return new Mention(
                entity, count, article.inTitle(first), article.tokens().start(first));
    }

    private static boolean isText(Analysed article, long span) {
        return article.fieldAt(Spans.start(span)) != Expr.Field.AUTHOR;
    }
}
