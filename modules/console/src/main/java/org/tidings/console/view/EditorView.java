package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/**
 * The editor of one watchlist.
 *
 * @param isNew nothing is saved under this id yet
 * @param readOnly why it cannot be changed here; null = it can
 * @param known the names that the filing may take
 * @param conflict what another one saved meanwhile; null = nobody did
 * @param report what it would have caught, where the page asked for that itself; null = the page's script asks
 */
public record EditorView(
        Form form,
        boolean isNew,
        @Nullable String readOnly,
        int liveRevision,
        CheckView check,
        WatchlistsView.Known known,
        @Nullable Conflict conflict,
        @Nullable BacktestView report) {

    /** @param theirs what stands there, and how mine differs from it */
    public record Conflict(String theirs, List<WordDiff.Run> difference) {
        public static Conflict of(Watchlist theirs, Watchlist mine) {
            String other = HistoryView.matching(theirs);
            return new Conflict(other, WordDiff.of(other, HistoryView.matching(mine)));
        }
    }

    public record Term(String q, String weight) {}

    /**
     * What the form holds, right or wrong.
     *
     * @param weighted whether {@code terms} and {@code threshold} stand in place of {@code query}
     * @param tags parted by commas
     * @param mutedUntil as a field of a form has it; empty = not muted
     * @param matches texts that it must find, parted by blank lines
     * @param ignores texts that it must not find, parted by blank lines
     */
    public record Form(
            String id,
            String name,
            boolean weighted,
            String query,
            List<Term> terms,
            String threshold,
            String languages,
            String topic,
            String kinds,
            String channels,
            boolean enabled,
            String group,
            String tags,
            String owner,
            String mutedUntil,
            String matches,
            String ignores,
            int basedOn) {
        public Form {
            terms = List.copyOf(terms);
        }

        /** For a watchlist that is still to be made. */
        public static Form fresh(String query) {
            return new Form("", "", false, query, List.of(), "1", "", "", "new", "", true, "", "", "", "", "", "", 0);
        }

        public static Form of(Watchlist watchlist, Times times) {
            Watchlist.Weighted any = watchlist.any();
            Watchlist.Filing filing = watchlist.filing();
            return new Form(
                    watchlist.id(),
                    watchlist.name(),
                    any != null,
                    text(watchlist.query()),
                    any == null
                            ? List.of()
                            : any.terms().stream()
                                    .map(term -> new Term(term.q(), number(term.weight())))
                                    .toList(),
                    any == null ? "1" : number(any.threshold()),
                    String.join(", ", watchlist.languages()),
                    text(watchlist.alerts().topic()),
                    String.join(
                            ", ",
                            watchlist.alerts().kinds().stream()
                                    .map(kind -> kind.word())
                                    .sorted()
                                    .toList()),
                    String.join(", ", watchlist.alerts().channels()),
                    watchlist.enabled(),
                    text(filing.group()),
                    String.join(", ", filing.tags()),
                    text(filing.owner()),
                    watchlist.mutedUntil() == null ? "" : times.pickable(watchlist.mutedUntil()),
                    String.join("\n\n", watchlist.examples().matches()),
                    String.join("\n\n", watchlist.examples().ignores()),
                    watchlist.revision());
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static String number(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }

        /** The same query as a weighted term, to which others are added. */
        public Form asWeighted() {
            List<Term> rows = weighted ? terms : query.isBlank() ? List.of() : List.of(new Term(query, "1"));
            return new Form(
                    id,
                    name,
                    true,
                    "",
                    rows,
                    weighted ? threshold : "1",
                    languages,
                    topic,
                    kinds,
                    channels,
                    enabled,
                    group,
                    tags,
                    owner,
                    mutedUntil,
                    matches,
                    ignores,
                    basedOn);
        }

        public Form basedOn(int revision) {
            return new Form(
                    id,
                    name,
                    weighted,
                    query,
                    terms,
                    threshold,
                    languages,
                    topic,
                    kinds,
                    channels,
                    enabled,
                    group,
                    tags,
                    owner,
                    mutedUntil,
                    matches,
                    ignores,
                    revision);
        }

        /** What stands in the form, and an empty row to write in. */
        public List<Term> rows() {
            List<Term> rows = new ArrayList<>(terms);
            rows.add(new Term("", "1"));
            return rows;
        }
    }

    /**
     * What the check says.
     *
     * @param reading how the query is read; null = it cannot be, or there is none
     */
    public record CheckView(
            List<Problem> errors,
            List<Problem> warnings,
            @Nullable ReadingView reading,
            List<Tried> examples) {
        public static final CheckView NOTHING = new CheckView(List.of(), List.of(), null, List.of());

        public long failed() {
            return examples.stream().filter(example -> !example.passes()).count();
        }
    }

    /** An example, and whether the watchlist does with it what it should. */
    public record Tried(String text, boolean mustMatch, boolean passes) {
        public String said() {
            String found = mustMatch == passes ? "found" : "not found";
            return passes ? found + ", as it should be" : found + ", and should " + (mustMatch ? "be" : "not be");
        }
    }

    /** @param field of the form that it is about; {@code query} and terms have a position */
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

    /** Why a watchlist cannot be changed in the console; null = it can. */
    public static @Nullable String readOnly(Watchlist watchlist) {
        return watchlist.origin() == Origin.FILE
                ? "It comes from tidings.yaml. Change it there and apply the file, or copy it under another id."
                : null;
    }

    /** {@code Save as revision 15}, or Save for a new one. */
    public String save() {
        return isNew ? "Save" : String.format(Locale.ROOT, "Save as revision %d", liveRevision + 1);
    }
}
