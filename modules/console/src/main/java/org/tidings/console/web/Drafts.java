package org.tidings.console.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.view.EditorView;
import org.tidings.console.view.EditorView.CheckView;
import org.tidings.console.view.EditorView.Form;
import org.tidings.console.view.EditorView.HitRow;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.Times;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;

/** Watchlists as people write them: read, checked and tried. One check serves the editor and the REST API. */
final class Drafts {
    private static final int TRIED = 5_000;
    private static final int SHOWN = 20;
    private static final Duration ENOUGH = Duration.ofHours(1);

    private final Copies copies;
    private final QueryCheck queries;

    Drafts(Copies copies, QueryCheck queries) {
        this.copies = copies;
        this.queries = queries;
    }

    /** The form as a watchlist; what cannot be read of it is a problem of {@link #problems(Form)}. */
    Watchlist read(Form form) {
        Set<Alert.Kind> kinds = new LinkedHashSet<>();
        for (String word : words(form.kinds())) {
            Alert.Kind kind = kind(word);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        Watchlist known = copies.watchlist(form.id()).orElse(null);
        return new Watchlist(
                form.id(),
                form.name().isBlank() ? form.id() : form.name().strip(),
                form.query(),
                null,
                words(form.languages()),
                new Watchlist.Alerting(
                        form.topic().isBlank() ? null : form.topic().strip(),
                        kinds,
                        known == null ? null : known.alerts().repeat(),
                        words(form.channels())),
                form.enabled(),
                1,
                Origin.CONSOLE,
                null,
                known == null ? Watchlist.Filing.NONE : known.filing(),
                known == null ? Watchlist.Examples.NONE : known.examples(),
                known == null ? null : known.mutedUntil());
    }

    /** What is wrong with the form, its query left aside. */
    List<Problem> problems(Form form) {
        List<Problem> problems = new ArrayList<>();
        for (String word : words(form.kinds())) {
            if (kind(word) == null) {
                problems.add(Problem.of("kinds", word + " is no kind; there are new, more, update, spike, digest"));
            }
        }
        return problems;
    }

    /** Everything that is wrong with a watchlist. */
    List<Problem> problems(Watchlist draft) {
        List<Problem> problems = new ArrayList<>();
        if (!draft.id().matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}-]{0,99}")) {
            problems.add(Problem.of("id", "An id has letters, digits and dashes, such as port-closures"));
        }
        if ((draft.query() == null) == (draft.any() == null)) {
            problems.add(Problem.of("query", "A watchlist has either a query or weighted terms"));
            return problems;
        }
        if (draft.query() != null && draft.query().isBlank()) {
            problems.add(Problem.of("query", "The query is empty"));
            return problems;
        }
        for (String channel : draft.alerts().channels()) {
            boolean known = copies.config()
                    .find(ConfigItem.Kind.CHANNEL.word() + "/" + channel)
                    .filter(Channel.class::isInstance)
                    .isPresent();
            if (!known) {
                problems.add(Problem.of("channels", channel + " is no channel"));
            }
        }
        queries.check(draft, copies.entities()).errors().forEach(error -> problems.add(placed(error)));
        return problems;
    }

    /** What is doubtful in it. */
    List<Problem> warnings(Watchlist draft) {
        return draft.query() == null && draft.any() == null
                ? List.of()
                : queries.check(draft, copies.entities()).warnings().stream()
                        .map(Drafts::placed)
                        .toList();
    }

    /** Checks it, and tries it on the recent articles when nothing is wrong. */
    CheckView check(Watchlist draft, Times times) {
        List<Problem> errors = problems(draft).stream()
                .filter(problem -> !problem.field().equals("id"))
                .toList();
        List<Problem> warnings = draft.query() == null || draft.query().isBlank() ? List.of() : warnings(draft);
        if (!errors.isEmpty()) {
            return new CheckView(errors, warnings, 0, 0, null, List.of(), false);
        }
        List<Article> articles = copies.articles().newest(TRIED);
        QueryCheck.Tried answer = tried(draft, articles);
        List<Article> tried = articles.subList(0, answer.articles());
        List<QueryCheck.Hit> hits = answer.hits();
        return new CheckView(
                errors,
                warnings,
                tried.size(),
                hits.size(),
                aDay(hits.size(), tried, times.now()),
                hits.stream()
                        .sorted(Comparator.comparing(
                                        (QueryCheck.Hit hit) -> hit.article().firstSeen())
                                .reversed())
                        .limit(SHOWN)
                        .map(hit -> HitRow.of(hit.article(), hit.clauses(), hit.snippet(), times))
                        .toList(),
                true);
    }

    /** Newest first. */
    QueryCheck.Tried tried(Watchlist draft, List<Article> articles) {
        return queries.hits(draft, copies.entities(), articles);
    }

    List<Article> recent() {
        return copies.articles().newest(TRIED);
    }

    private static @Nullable String aDay(int hits, List<Article> tried, Instant now) {
        if (tried.isEmpty()) {
            return null;
        }
        Duration span = Duration.between(tried.getLast().firstSeen(), now);
        return span.compareTo(ENOUGH) < 0
                ? null
                : String.format(Locale.ROOT, "%.1f", hits * 86_400.0 / span.toSeconds());
    }

    /** A finding about the query has a place in the editor; one about another part names the part. */
    private static Problem placed(QueryCheck.Finding finding) {
        if (!finding.key().equals("query")) {
            return Problem.of(finding.key(), finding.message());
        }
        return new Problem(
                "query",
                finding.from(),
                finding.to(),
                finding.line(),
                finding.column(),
                finding.message(),
                finding.fix());
    }

    private static Alert.@Nullable Kind kind(String word) {
        return Arrays.stream(Alert.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Parted by commas alone: a tag may have a space in it. */
    static List<String> commas(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** An empty editor, or that of a watchlist. */
    EditorView editor(@Nullable Watchlist watchlist, Times times) {
        if (watchlist == null) {
            return new EditorView(Form.EMPTY, true, null, 0, "", CheckView.NOTHING, null);
        }
        return new EditorView(
                Form.of(watchlist),
                false,
                EditorView.readOnly(watchlist),
                watchlist.revision(),
                EditorView.terms(watchlist),
                check(watchlist, times),
                null);
    }
}
