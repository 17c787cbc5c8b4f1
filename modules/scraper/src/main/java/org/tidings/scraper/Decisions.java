package org.tidings.scraper;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Cause;
import org.tidings.model.Page;
import org.tidings.model.PageKind;
import org.tidings.model.Revisit;
import org.tidings.model.Trace.Outcome;
import org.tidings.scraper.extract.Extracted.ArticleText;

/** From a reading to what is published, and when the page is looked at again. */
final class Decisions {
    private static final String UNCHANGED = "the site says it has not changed";

    private final Articles articles;
    private final VisitPlan plan;

    Decisions(Articles articles, VisitPlan plan) {
        this.articles = articles;
        this.plan = plan;
    }

    /**
     * Of the first look at a page.
     *
     * @param known the visit that its article waits for, as it may have been read before; null = none
     */
    Decision first(Page page, @Nullable Revisit known, Reading reading, Instant now) {
        return switch (reading) {
            case Reading.Full full -> first(page, known, full, now);
            case Reading.NoArticle none -> new Decision(Outcome.NOT_NEWS, null, null, none.kind(), null, none.reason());
            case Reading.Closed closed -> summary(page, closed.kind(), closed.reason(), null);
            case Reading.Unchanged same -> summary(page, null, UNCHANGED, history(page) ? null : unread(1, null, now));
            case Reading.Later later ->
                summary(page, null, later.reason(), history(page) ? null : unread(1, later.notBefore(), now));
        };
    }

    /** A feed that tells of an edit may tell of one that changes nothing in the article. */
    private Decision first(Page page, @Nullable Revisit known, Reading.Full full, Instant now) {
        Revisit last = page.cause() == Cause.EDITED ? known : null;
        Content content = Content.of(last, Articles.title(page, full), full);
        return new Decision(
                Outcome.ARTICLE,
                articles.full(page, page.id(), page.cause(), full, content),
                history(page) ? null : again(page, content.text(), now),
                full.text().kind(),
                content.text(),
                told(full.text(), content));
    }

    private static @Nullable String told(ArticleText text, Content content) {
        String special = special(text);
        if (content.change() == null) {
            return special;
        }
        String changed = content.change().words();
        return special == null ? changed : special + "; " + changed;
    }

    /** What makes it more or less than an article; null for an ordinary one. */
    private static @Nullable String special(ArticleText text) {
        return switch (text.kind()) {
            case LIVE_BLOG -> "a live blog of " + text.posts().size() + " posts";
            case TEASER -> "only its beginning is free to read";
            case GALLERY, VIDEO -> text.kind().word() + " with a text";
            case ARTICLE, HUB, SOFT_404, WALL, NOT_HTML, EMPTY, UNREADABLE -> null;
        };
    }

    private Decision summary(Page page, @Nullable PageKind kind, String reason, @Nullable Instant nextVisit) {
        Optional<Article> summary = articles.summary(page, kind, reason);
        return new Decision(
                summary.isPresent() ? Outcome.ARTICLE : Outcome.NOT_NEWS,
                summary.orElse(null),
                nextVisit,
                kind,
                null,
                reason);
    }

    /** Of a later look. */
    Decision later(Revisit visit, Reading reading, Instant now) {
        return switch (reading) {
            case Reading.Full full -> read(visit, full, now);
            case Reading.NoArticle none -> notRead(visit, none.kind(), none.reason(), null, now);
            case Reading.Closed closed -> notRead(visit, closed.kind(), closed.reason(), null, now);
            case Reading.Unchanged same -> notRead(visit, null, UNCHANGED, null, now);
            case Reading.Later later ->
                notRead(visit, null, later.reason(), unread(visit.ordinal() + 1, later.notBefore(), now), now);
        };
    }

    private Decision read(Revisit visit, Reading.Full full, Instant now) {
        Page page = visit.page();
        Content content = Content.of(visit, Articles.title(page, full), full);
        Instant next = again(page, content.text(), now);
        PageKind kind = full.text().kind();
        if (content.same()) {
            return new Decision(Outcome.UNCHANGED, null, next, kind, content.text(), null);
        }
        Cause cause = visit.full() ? Cause.EDITED : Cause.FULL_TEXT;
        Article article = articles.full(page, visit.id(), cause, full, content);
        return new Decision(Outcome.NEW_CONTENT, article, next, kind, content.text(), told(full.text(), content));
    }

    /** What was read once is looked at again while it is young; what never was is tried until it is given up. */
    private Decision notRead(
            Revisit visit, @Nullable PageKind kind, String reason, @Nullable Instant retry, Instant now) {
        Revisit.Text text = visit.text() == null ? null : visit.text().again();
        Instant next = visit.full() ? again(visit.page(), text, now) : retry;
        boolean over = !visit.full() && next == null;
        return new Decision(over ? Outcome.GIVEN_UP : Outcome.UNCHANGED, null, next, kind, text, reason);
    }

    private @Nullable Instant again(Page page, Revisit.@Nullable Text text, Instant now) {
        Instant seen = page.entry().firstSeen();
        return (text != null && text.live() ? plan.live(seen, text.unchanged(), now) : plan.young(seen, now))
                .orElse(null);
    }

    private @Nullable Instant unread(int ordinal, @Nullable Instant notBefore, Instant now) {
        Instant planned = plan.unread(ordinal, now).orElse(null);
        boolean hold = planned != null && notBefore != null && notBefore.isAfter(planned);
        return hold ? notBefore : planned;
    }

    private static boolean history(Page page) {
        return page.entry().baseline() && page.cause() != Cause.RELEASED;
    }
}
