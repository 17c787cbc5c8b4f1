package org.tidings.filter.match;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;
import org.tidings.model.Entity;

/** Says why an entity is not mentioned: by which condition one of its names fails that stands there. */
final class MissingEntity {
    private static final int NAMES = 4;
    private static final int NEAR = 15;

    private final Analysed article;
    private final Function<String, @Nullable Entity> entities;

    MissingEntity(Analysed article, Function<String, @Nullable Entity> entities) {
        this.article = article;
        this.entities = entities;
    }

    Reason why(Node.Mentioned mentioned) {
        Spans all = article.mentions(mentioned.entity());
        if (all != null && all.size() > 0) {
            return elsewhere(mentioned.field(), all.get(0));
        }
        Entity entity = entities.apply(mentioned.entity());
        return entity == null ? Reason.of("it is not mentioned") : why(entity);
    }

    private Reason elsewhere(Field asked, long span) {
        Field there = article.fieldAt(Spans.start(span));
        boolean behindLead = asked == Field.LEAD && there == Field.BODY;
        String where = behindLead
                ? "it is mentioned behind the lead"
                : "it is mentioned in " + Places.in(there) + ", not in " + Places.in(asked);
        return new Reason(where, place(span));
    }

    private Explanation.Place place(long span) {
        return Places.of(article, Spans.start(span), Spans.end(span));
    }

    private Reason why(Entity entity) {
        for (Entity.Alias alias : entity.aliases()) {
            Reason failed = why(alias);
            if (failed != null) {
                return failed;
            }
        }
        Reason failed = why(Entity.Alias.of(entity.name()));
        return failed != null ? failed : Reason.of(none(entity));
    }

    private static String none(Entity entity) {
        List<String> names = Stream.concat(
                        Stream.of(entity.name()), entity.aliases().stream().map(Entity.Alias::text))
                .distinct()
                .toList();
        String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
        String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() == 1 ? shown + " is not there" : "none of its names is there: " + shown + more;
    }

    /** Null = the name is not there. */
    private @Nullable Reason why(Entity.Alias alias) {
        Tokens tokens = Tokens.of(alias.text());
        Spans places = tokens.count() == 0 ? new Spans() : places(alias.text());
        return places.size() == 0 ? null : new Reason(failing(alias, places.get(0)), place(places.get(0)));
    }

    private Spans places(String words) {
        Tokens tokens = Tokens.of(words);
        Expr.Piece[] pieces = new Expr.Piece[tokens.count()];
        Arrays.setAll(pieces, i -> new Expr.Folded(tokens.text(i), tokens.folded(i)));
        Expr.Phrase phrase = new Expr.Phrase(List.of(pieces), 0, 0);
        return Node.Close.places(new Node.Words(phrase.pieces(), 0, Field.ANYWHERE, phrase), article);
    }

    private String failing(Entity.Alias alias, long span) {
        String stands = alias.text() + " stands there, but ";
        String taken = longer(span);
        if (taken != null) {
            return alias.text() + " stands there as part of " + taken;
        }
        String language = article.language();
        if (language != null
                && !alias.languages().isEmpty()
                && !alias.languages().contains(language)) {
            return stands + "counts only in articles in " + String.join(", ", alias.languages());
        }
        if (article.language() != null
                && !alias.languages().isEmpty()
                && !alias.languages().contains(article.language())) {
            return stands + "counts in " + String.join(", ", alias.languages()) + ", and this article is in "
                    + article.language();
        }
        if (!near(alias.near(), span) && !alias.near().isEmpty()) {
            return stands + "none of " + String.join(", ", alias.near()) + " within " + NEAR + " words";
        }
        for (String against : alias.notNear()) {
            if (near(List.of(against), span)) {
                return stands + "beside " + against;
            }
        }
        String written = place(span).text();
        return article.inTitle(Spans.start(span)) && article.titleInCapitals()
                ? stands + "the whole title is in capitals, where only its longer names count"
                : alias.text() + " is looked for with exactly these letters, and it stands as " + written;
    }

    private @Nullable String longer(long span) {
        for (String other : article.entities()) {
            Spans spans = article.mentions(other);
            for (int i = 0; spans != null && i < spans.size(); i++) {
                if (Spans.start(spans.get(i)) <= Spans.end(span) && Spans.end(spans.get(i)) >= Spans.start(span)) {
                    return place(spans.get(i)).text() + ", which is @" + other;
                }
            }
        }
        return null;
    }

    private boolean near(List<String> phrases, long span) {
        for (String phrase : phrases) {
            Spans places = places(phrase);
            for (int i = 0; i < places.size(); i++) {
                int after = Spans.start(places.get(i)) - Spans.end(span);
                int before = Spans.start(span) - Spans.end(places.get(i));
                if ((after > 0 && after <= NEAR) || (before > 0 && before <= NEAR)) {
                    return true;
                }
            }
        }
        return false;
    }
}
