package org.tidings.console.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.console.copy.Verdicts;
import org.tidings.console.history.Question;
import org.tidings.console.view.EditorView;
import org.tidings.console.view.EditorView.CheckView;
import org.tidings.console.view.EditorView.Form;
import org.tidings.console.view.EditorView.Problem;
import org.tidings.console.view.ReadingView;
import org.tidings.console.view.Snippets;
import org.tidings.console.view.Times;
import org.tidings.console.view.WatchlistsView;
import org.tidings.filter.match.Explanation;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;

/** Watchlists as people write them: read, checked and tried. One check serves the editor and the REST API. */
final class Drafts {
    private static final int TRIED = 5_000;
    private static final int SHOWN = 20;

    private final Copies copies;
    private final QueryCheck queries;

    Drafts(Copies copies, QueryCheck queries) {
        this.copies = copies;
        this.queries = queries;
    }

    /** The form as a watchlist; what cannot be read of it is a problem of {@link #problems(Form, Times)}. */
    Watchlist read(Form form, Times times) {
        Watchlist known = copies.watchlist(form.id()).orElse(null);
        return new Watchlist(
                form.id(),
                form.name().isBlank() ? form.id() : form.name().strip(),
                form.weighted() ? null : form.query(),
                form.weighted() ? weighted(form) : null,
                words(form.languages()),
                new Watchlist.Alerting(
                        given(form.topic()),
                        kinds(form),
                        known == null ? null : known.alerts().repeat(),
                        words(form.channels())),
                form.enabled(),
                1,
                Origin.CONSOLE,
                null,
                new Watchlist.Filing(given(form.group()), commas(form.tags()), given(form.owner())),
                new Watchlist.Examples(examples(form.matches()), examples(form.ignores())),
                form.mutedUntil().isBlank() ? null : times.picked(form.mutedUntil()));
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static Set<Alert.Kind> kinds(Form form) {
        Set<Alert.Kind> kinds = new LinkedHashSet<>();
        for (String word : words(form.kinds())) {
            Alert.Kind kind = Word.find(Alert.Kind.class, word);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static Watchlist.Weighted weighted(Form form) {
        return new Watchlist.Weighted(
                number(form.threshold()),
                form.terms().stream()
                        .map(term -> new Watchlist.Term(term.q(), number(term.weight())))
                        .toList());
    }

    /** 0 = not a number, which is a problem of the form. */
    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip().replace(',', '.').replace('−', '-'));
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Parted by blank lines. */
    static List<String> examples(String text) {
        return Arrays.stream(text.replace("\r\n", "\n").split("\\n\\s*\\n"))
                .map(String::strip)
                .filter(example -> !example.isEmpty())
                .toList();
    }

    /** What is wrong with the form, its query left aside. */
    List<Problem> problems(Form form, Times times) {
        List<Problem> problems = new ArrayList<>();
        if (form.weighted()) {
            for (int i = 0; i < form.terms().size(); i++) {
                if (number(form.terms().get(i).weight()) == 0) {
                    problems.add(Problem.of(
                            "any.terms[" + i + "].weight", "A weight is a number other than 0, such as 2 or -1"));
                }
            }
        }
        if (!form.mutedUntil().isBlank() && times.picked(form.mutedUntil()) == null) {
            problems.add(Problem.of("mutedUntil", "Muted until is a day and a time, such as 2026-11-25T09:00"));
        }
        for (String word : words(form.kinds())) {
            if (Word.find(Alert.Kind.class, word) == null) {
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

    /** Checks it, and tries its examples when nothing is wrong. */
    CheckView check(Form form, Times times) {
        Watchlist draft = read(form, times);
        if (draft.query() != null && draft.query().isBlank()) {
            return CheckView.NOTHING;
        }
        List<Problem> errors = new ArrayList<>(problems(form, times));
        problems(draft).stream()
                .filter(problem -> !problem.field().equals("id"))
                .forEach(errors::add);
        ReadingView reading = draft.query() == null ? null : ReadingView.of(draft.query(), this::entity);
        return new CheckView(errors, warnings(draft), reading, errors.isEmpty() ? tried(draft) : List.of());
    }

    private @Nullable Entity entity(String id) {
        return copies.config()
                .find(ConfigItem.Kind.ENTITY.word() + "/" + id)
                .filter(Entity.class::isInstance)
                .map(Entity.class::cast)
                .orElse(null);
    }

    private List<EditorView.Tried> tried(Watchlist draft) {
        List<String> texts = new ArrayList<>(draft.examples().matches());
        int must = texts.size();
        texts.addAll(draft.examples().ignores());
        if (texts.isEmpty()) {
            return List.of();
        }
        List<Boolean> found = queries.finds(draft, copies.entities(), texts);
        List<EditorView.Tried> tried = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            tried.add(new EditorView.Tried(Snippets.lead(texts.get(i)), i < must, found.get(i) == i < must));
        }
        return tried;
    }

    /** What a watchlist would have caught in these days, against the version in force. */
    Question question(Watchlist draft, int days, Times times) {
        Watchlist live = copies.watchlist(draft.id()).filter(Watchlist::enabled).orElse(null);
        ZoneId zone = times.zone();
        return new Question(
                draft,
                live,
                times.today().minusDays(days - 1L).atStartOfDay(zone).toInstant(),
                times.now().plusSeconds(1),
                zone,
                Verdicts.of(copies, draft.id()).byArticle(),
                SHOWN);
    }

    /** Why a watchlist hits an article or does not; null when it cannot be read. */
    @Nullable
    Explanation explain(Watchlist watchlist, Article article) {
        return queries.explain(watchlist, copies.entities(), article);
    }

    /** Newest first. */
    QueryCheck.Tried tried(Watchlist draft, List<Article> articles) {
        return queries.hits(draft, copies.entities(), articles);
    }

    List<Article> recent() {
        return copies.articles().newest(TRIED);
    }

    /** A finding about a query has a place in the editor; one about another part names the part. */
    private static Problem placed(QueryCheck.Finding finding) {
        if (!finding.key().equals("query") && !finding.key().endsWith(".q")) {
            return Problem.of(finding.key(), finding.message());
        }
        return new Problem(
                finding.key(),
                finding.from(),
                finding.to(),
                finding.line(),
                finding.column(),
                finding.message(),
                finding.fix());
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

    /** The editor of a watchlist. */
    EditorView editor(Watchlist watchlist, boolean weighted, Times times) {
        Form form = Form.of(watchlist, times);
        return editor(weighted ? form.asWeighted() : form, EditorView.readOnly(watchlist), watchlist.revision(), times);
    }

    /** The editor of one that is still to be made. */
    EditorView editor(String query, boolean weighted, Times times) {
        Form form = Form.fresh(query);
        return editor(weighted ? form.asWeighted() : form, null, 0, times);
    }

    private EditorView editor(Form form, @Nullable String readOnly, int revision, Times times) {
        return new EditorView(
                form,
                revision == 0,
                readOnly,
                revision,
                check(form, times),
                WatchlistsView.known(copies.watchlists()),
                null,
                null);
    }
}
