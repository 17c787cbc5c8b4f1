package org.tidings.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.story.Reading;
import org.tidings.alerts.story.StoryBook;
import org.tidings.alerts.story.StoryRules;
import org.tidings.model.Alert;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Cause;
import org.tidings.model.Ids;
import org.tidings.model.Match;
import org.tidings.model.Trace;

/** Decides what is told of a match: each story once, each content of an article once, nothing old, nothing muted. */
final class Teller {
    private final StoryRules rules;
    private final Duration oldest;
    private final Kept kept;
    private final Books books;
    private final Mutes mutes;

    /** Until when something is muted; null = it is not. */
    interface Mutes {
        @Nullable
        Instant story(String id);

        @Nullable
        Instant watchlist(String id);
    }

    /** @param oldest age at first sight above which nothing is told; zero = every age is */
    Teller(StoryRules rules, Duration oldest, Kept kept, Books books, Mutes mutes) {
        this.rules = rules;
        this.oldest = oldest;
        this.kept = kept;
        this.books = books;
        this.mutes = mutes;
    }

    Verdict decide(Match match, Instant now) {
        Optional<Told> told = kept.told(match.watchlist(), match.article());
        if (told.isPresent()) {
            return again(match, told.get(), now);
        }
        return isTooOld(match.article())
                ? new Verdict.Silent(
                        Trace.Outcome.SUPPRESSED,
                        null,
                        "published more than " + oldest.toDays() + " days before we saw it")
                : place(match, now);
    }

    private boolean isTooOld(ArticleFacts article) {
        return !oldest.isZero()
                && article.published() != null
                && article.published().isBefore(article.firstSeen().minus(oldest));
    }

    /** The article was told before: only what its publisher changed is worth telling. */
    private Verdict again(Match match, Told told, Instant now) {
        if (told.contents().contains(match.article().contentHash())) {
            return new Verdict.Silent(Trace.Outcome.SUPPRESSED, told.story(), "told before");
        }
        kept.put(match.watchlist(), match.article(), told.and(match.article().contentHash(), seen(match)));
        Coverage coverage = kept.coverage(match.watchlist(), told.story())
                .orElseGet(() -> Coverage.opened(match.article(), seen(match)))
                .edited(match.article(), seen(match));
        kept.put(match.watchlist(), told.story(), coverage);
        return match.cause() == Cause.EDITED
                ? tell(match, Alert.Kind.UPDATE, coverage.story(told.story()), now)
                : new Verdict.Silent(Trace.Outcome.ATTACHED, told.story(), "more of an article that was told before");
    }

    private Verdict place(Match match, Instant now) {
        String watchlist = match.watchlist();
        StoryBook book = books.get(watchlist, id -> kept.book(id, rules));
        Reading reading = Reading.of(
                match.article().title(), match.opening(), match.article().language());
        StoryBook.Placement placed =
                book.place(Ids.story(watchlist, match.article().id()), reading, seen(match));
        placed.closed().forEach(story -> kept.close(watchlist, story));
        String story = placed.story().id();
        kept.put(watchlist, placed.story());
        kept.put(watchlist, match.article(), Told.of(story, match.article().contentHash(), seen(match)));
        Coverage coverage = coverage(match, placed);
        kept.put(watchlist, story, coverage);
        return tell(match, placed.opened() ? Alert.Kind.NEW : Alert.Kind.MORE, coverage.story(story), now);
    }

    private Coverage coverage(Match match, StoryBook.Placement placed) {
        Optional<Coverage> before = placed.opened()
                ? Optional.empty()
                : kept.coverage(match.watchlist(), placed.story().id());
        return before.map(coverage -> coverage.with(match.article(), seen(match)))
                .orElseGet(() -> Coverage.opened(match.article(), seen(match)));
    }

    private Verdict tell(Match match, Alert.Kind kind, Alert.Story story, Instant now) {
        String muted = muted(match.watchlist(), story.id(), now);
        return muted != null
                ? new Verdict.Silent(Trace.Outcome.SUPPRESSED, story.id(), muted)
                : new Verdict.Tell(alert(match, kind, story, now));
    }

    /** Why nobody is told, in words; null = somebody is. What is muted is known all the same, and not told later. */
    private @Nullable String muted(String watchlist, String story, Instant now) {
        Instant whole = mutes.watchlist(watchlist);
        if (whole != null && whole.isAfter(now)) {
            return "the watchlist is muted until " + whole;
        }
        Instant one = mutes.story(story);
        return one != null && one.isAfter(now) ? "the story is muted until " + one : null;
    }

    /** It stands where it would have stood, had the watchlist been there. */
    private static boolean isBackfill(Match match) {
        return match.cause() == Cause.BACKFILL;
    }

    private static Alert alert(Match match, Alert.Kind kind, Alert.Story story, Instant now) {
        ArticleFacts article = match.article();
        return new Alert(
                Ids.alert(match.watchlist(), story.id(), kind, article.id() + article.contentHash()),
                kind,
                new Alert.WatchlistRef(match.watchlist(), match.watchlistName(), match.watchlistRevision()),
                story,
                article,
                match.revision(),
                match.cause(),
                match.clauses(),
                match.snippet(),
                match.score(),
                isBackfill(match) ? article.firstSeen() : now);
    }

    /** The time of stories is the articles', so that a backlog is grouped as it would have been in time. */
    private static Instant seen(Match match) {
        return match.article().firstSeen();
    }
}
