package org.tidings.scraper.extract.text;

import org.jspecify.annotations.Nullable;

/** Follows the runs in reading order: a line such as "Read more" speaks for what comes after it as well. */
final class Flow {
    private static final int LONG_ENOUGH = 90;

    private final Box container;
    private final Known known;
    private boolean elsewhere;
    private boolean comments;
    private boolean otherArticle;
    private @Nullable Box article;

    Flow(Box container, Known known) {
        this.container = container;
        this.known = known;
    }

    /** Why {@code run} belongs to something else than the article; null when it does not. */
    @Nullable
    Dropped next(Run run, boolean afterProse) {
        otherArticle |= afterProse && opensOtherArticle(run);
        comments |= afterProse && opensComments(run);
        boolean leads = leadsElsewhere(run);
        elsewhere = (leads && opensList(run) && run.box().markBelow(container) == null)
                || (elsewhere && followsElsewhere(run));
        if (comments) {
            return Dropped.COMMENTS;
        }
        return leads || elsewhere || otherArticle ? Dropped.ELSEWHERE : null;
    }

    /** Pages that load the next article when the reader comes to the end have it in them. */
    private boolean opensOtherArticle(Run run) {
        if (!run.box().tag.equals("h1")) {
            return false;
        }
        Box around = run.box().around("article");
        return around != null && article != null && !around.equals(article) && !article.holds(around);
    }

    /** Remembers where the article's own headline stands. */
    void headline(Run run) {
        if (article == null && known.headline.is(run)) {
            article = run.box().around("article");
        }
    }

    private static boolean opensComments(Run run) {
        return (run.heading() || run.strong()) && run.length() < 120 && Phrases.opensComments(run.text());
    }

    /** A heading or line such as "Read more": what follows it belongs to it until the text goes on. */
    private static boolean leadsElsewhere(Run run) {
        boolean line = run.linkDensity() > 0.3
                || run.heading()
                || !run.endsAsSentence()
                || run.text().endsWith(":");
        return line && (Phrases.leadsElsewhere(run) || moreOf(run));
    }

    /** A line such as "More from the Courier". */
    private static boolean moreOf(Run run) {
        String tag = run.box().tag;
        boolean titled = run.heading() || run.strong() || tag.equals("div");
        return titled && run.words() <= 6 && run.text().regionMatches(true, 0, "more ", 0, 5);
    }

    /** A title for what follows, not a line that is a link itself. */
    private static boolean opensList(Run run) {
        return run.linkDensity() < 0.3 && (run.heading() || run.strong() || run.words() <= 5);
    }

    private static boolean followsElsewhere(Run run) {
        boolean goesOn =
                run.prose() && run.linkDensity() < 0.2 && !run.box().within("li") && run.weight() > LONG_ENOUGH;
        return !goesOn && !(run.heading() && run.linkDensity() == 0);
    }
}
