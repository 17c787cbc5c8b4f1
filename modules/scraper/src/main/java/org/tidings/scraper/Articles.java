package org.tidings.scraper;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Article;
import org.tidings.model.Article.Extraction;
import org.tidings.model.Cause;
import org.tidings.model.Entry;
import org.tidings.model.Ids;
import org.tidings.model.Page;
import org.tidings.model.PageKind;
import org.tidings.model.Urls;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.facts.Languages;

/** Articles from what the feed says and what the page says. */
final class Articles {
    /** A clock may be wrong by a day's zone; what lies further ahead is no publication date. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Languages languages;

    Articles(Languages languages) {
        this.languages = languages;
    }

    /** The headline of what was read, or else of what its feed says. */
    static @Nullable String title(Page page, Reading.Full reading) {
        String title = reading.text().title();
        return title == null ? page.entry().title() : title;
    }

    Article full(Page page, String attempt, Cause cause, Reading.Full reading, Content content) {
        Entry entry = page.entry();
        ArticleText text = reading.text();
        return new Article(
                entry.article(),
                attempt,
                reading.url(),
                text.canonicalUrl(),
                Urls.host(reading.url()),
                text.siteName(),
                title(page, reading),
                text.standfirst(),
                text.text(),
                text.authors().isEmpty() ? entry.authors() : text.authors(),
                text.categories().isEmpty() ? entry.categories() : text.categories(),
                text.contributors(),
                text.agency(),
                text.section(),
                text.keywords(),
                text.language() == null ? entry.language() : text.language(),
                believable(entry.firstSeen(), text.published(), inUtc(entry.published())),
                believable(entry.firstSeen(), text.modified()),
                text.image(),
                Extraction.FULL,
                null,
                text.kind(),
                text.paywalled(),
                content.hash(),
                content.change(),
                cause,
                baseline(page),
                page.feeds(),
                entry.feedTitle(),
                entry.tags(),
                entry.country(),
                entry.firstSeen(),
                reading.at());
    }

    /** What the feed says alone; empty when it says nothing. */
    Optional<Article> summary(Page page, @Nullable PageKind kind, String reason) {
        Entry entry = page.entry();
        String text = entry.summary() == null ? "" : entry.summary().strip();
        boolean nothing =
                text.isEmpty() && (entry.title() == null || entry.title().isBlank());
        return nothing ? Optional.empty() : Optional.of(summary(page, text, kind, reason));
    }

    private Article summary(Page page, String text, @Nullable PageKind kind, String reason) {
        Entry entry = page.entry();
        String title = entry.title();
        return new Article(
                entry.article(),
                page.id(),
                entry.url(),
                null,
                site(entry),
                null,
                title,
                null,
                text,
                entry.authors(),
                entry.categories(),
                List.of(),
                null,
                null,
                List.of(),
                languages.of((title == null ? "" : title + ". ") + text, entry.language()),
                believable(entry.firstSeen(), inUtc(entry.published())),
                null,
                null,
                Extraction.SUMMARY_ONLY,
                reason,
                kind,
                null,
                Ids.content(title, text),
                null,
                page.cause(),
                baseline(page),
                page.feeds(),
                entry.feedTitle(),
                entry.tags(),
                entry.country(),
                entry.firstSeen(),
                null);
    }

    /** An entry without a page belongs to its feed's host. */
    private static String site(Entry entry) {
        String url = entry.url();
        if (url != null && Urls.isWeb(url)) {
            return Urls.host(url);
        }
        int slash = entry.feed().indexOf('/');
        return slash > 0 ? entry.feed().substring(0, slash) : "-";
    }

    private static boolean baseline(Page page) {
        return page.entry().baseline() && page.cause() != Cause.RELEASED;
    }

    private static @Nullable OffsetDateTime inUtc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** The first that does not lie ahead of when the article was seen. */
    private static @Nullable OffsetDateTime believable(Instant seen, @Nullable OffsetDateTime... said) {
        for (OffsetDateTime date : said) {
            if (date != null && date.toInstant().isBefore(seen.plus(AHEAD))) {
                return date;
            }
        }
        return null;
    }

    /** Whether anything can be read behind the entry. */
    static boolean hasPage(Page page) {
        String url = page.entry().url();
        return url != null && Urls.isWeb(url);
    }

    static String host(Page page) {
        String url = page.entry().url();
        return url == null ? "-" : Urls.host(url);
    }
}
