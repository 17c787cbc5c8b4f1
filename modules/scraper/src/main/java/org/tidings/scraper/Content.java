package org.tidings.scraper;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Change;
import org.tidings.model.Ids;
import org.tidings.model.PageKind;
import org.tidings.model.Revisit;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.revision.Sketch;

/**
 * What was read of an article, beside what was read before.
 *
 * @param hash its identity; of what says the same as before, the one before
 * @param same whether it says the same
 * @param change what is other; null where that is not known, or nothing
 * @param text what the next is compared with
 */
record Content(String hash, boolean same, @Nullable Change change, Revisit.Text text) {

    /** @param last what is known of the article; null = nothing */
    static Content of(@Nullable Revisit last, @Nullable String title, Reading.Full reading) {
        ArticleText article = reading.text();
        String hash = Ids.content(title, article.text());
        Sketch sketch = Sketch.of(title, article.paragraphs());
        if (last == null || !last.full()) {
            return new Content(hash, false, null, text(1, sketch, reading));
        }
        Revisit.Text before = last.text();
        if (before == null) {
            boolean same = hash.equals(last.contentHash());
            return new Content(hash, same, null, text(same ? 1 : 2, sketch, reading));
        }
        Optional<Change> change = sketch.since(before);
        return change.map(told -> new Content(hash, false, told, text(told.revision(), sketch, reading)))
                .orElseGet(() -> new Content(last.contentHash(), true, null, again(before, reading)));
    }

    private static Revisit.Text text(int revision, Sketch sketch, Reading.Full reading) {
        return new Revisit.Text(
                revision,
                sketch.title(),
                sketch.hashes(),
                reading.validators().etag(),
                reading.validators().lastModified(),
                live(reading),
                0);
    }

    /** What was compared stays, so that small steps cannot add up unseen. */
    private static Revisit.Text again(Revisit.Text before, Reading.Full reading) {
        return new Revisit.Text(
                before.revision(),
                before.title(),
                before.sentences(),
                reading.validators().etag(),
                reading.validators().lastModified(),
                live(reading),
                before.unchanged() + 1);
    }

    private static boolean live(Reading.Full reading) {
        return reading.text().kind() == PageKind.LIVE_BLOG;
    }
}
