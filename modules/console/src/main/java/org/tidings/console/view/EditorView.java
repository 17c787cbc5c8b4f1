package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Clause;
import org.tidings.model.Origin;
import org.tidings.model.Snippet;
import org.tidings.model.Watchlist;

/**
 * The editor of one watchlist.
 *
 * @param isNew nothing is saved under this id yet
 * @param readOnly why it cannot be changed here; null = it can
 * @param conflict the query that another one saved meanwhile; null = none did
 */
public record EditorView(
        Form form,
        boolean isNew,
        @Nullable String readOnly,
        int liveRevision,
        String terms,
        CheckView check,
        @Nullable String conflict) {

    /** What the form holds, right or wrong. */
    public record Form(
            String id,
            String name,
            String query,
            String languages,
            String topic,
            String kinds,
            String channels,
            boolean enabled,
            int basedOn) {
        public static final Form EMPTY = new Form("", "", "", "", "", "new", "", true, 0);

        public static Form of(Watchlist watchlist) {
            return new Form(
                    watchlist.id(),
                    watchlist.name(),
                    watchlist.query() == null ? "" : watchlist.query(),
                    String.join(", ", watchlist.languages()),
                    watchlist.alerts().topic() == null ? "" : watchlist.alerts().topic(),
                    String.join(
                            ", ",
                            watchlist.alerts().kinds().stream()
                                    .map(kind -> kind.word())
                                    .sorted()
                                    .toList()),
                    String.join(", ", watchlist.alerts().channels()),
                    watchlist.enabled(),
                    watchlist.revision());
        }
    }

    /**
     * What the check and the preview say.
     *
     * @param articles how many were tried; hits are the newest of {@code matched}
     * @param articlesADay at this rate, as far back as the tried articles go; null = too few to tell
     */
    public record CheckView(
            List<Problem> errors,
            List<Problem> warnings,
            int articles,
            int matched,
            @Nullable String articlesADay,
            List<HitRow> hits,
            boolean tried) {
        public static final CheckView NOTHING = new CheckView(List.of(), List.of(), 0, 0, null, List.of(), false);
    }

    /** @param field of the form that it is about; {@code query} has a position */
    public record Problem(
            String field,
            int from,
            int to,
            int line,
            int column,
            String message,
            @Nullable String fix) {
        public static Problem of(String field, String message) {
            return new Problem(field, 0, 0, 0, 0, message, null);
        }

        public boolean placed() {
            return line > 0;
        }
    }

    public record HitRow(
            String time,
            String wholeTime,
            String title,
            String language,
            List<Piece> snippet,
            @Nullable String url) {
        public static HitRow of(Article article, List<Clause> clauses, @Nullable Snippet snippet, Times times) {
            String title = article.title() == null || article.title().isBlank()
                    ? "No title. First words: " + Snippets.lead(article.text())
                    : Marks.tame(article.title());
            return new HitRow(
                    times.brief(article.firstSeen()),
                    times.whole(article.firstSeen()),
                    title,
                    article.language() == null ? "" : article.language(),
                    snippet == null ? words(clauses) : Snippets.of(snippet),
                    article.url());
        }

        private static List<Piece> words(List<Clause> clauses) {
            List<Piece> pieces = new ArrayList<>();
            for (Clause clause : clauses.subList(0, Math.min(4, clauses.size()))) {
                if (!pieces.isEmpty()) {
                    pieces.add(Piece.plain(" … "));
                }
                pieces.add(new Piece(Marks.tame(clause.text()), -1));
            }
            return pieces;
        }
    }

    /** Why a watchlist cannot be changed in the console; null = it can. */
    public static @Nullable String readOnly(Watchlist watchlist) {
        if (watchlist.origin() == Origin.FILE) {
            return "It comes from tidings.yaml. Change it there and apply the file, or copy it under another id.";
        }
        return watchlist.any() != null
                ? "It has weighted terms, which are changed in tidings.yaml or through the REST API."
                : null;
    }

    /** The weighted terms as lines; empty for a query. */
    public static String terms(Watchlist watchlist) {
        Watchlist.Weighted any = watchlist.any();
        if (any == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        any.terms()
                .forEach(term ->
                        text.append(term.weight()).append("  ").append(term.q()).append('\n'));
        return text.append("fires at ").append(any.threshold()).toString();
    }
}
