package org.tidings.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.model.SourceAlert.Kind;

/**
 * What the poller knows of a feed, on the topic {@code feed-status}; written after the entries it accounts for.
 *
 * @param feed the feed's id, the record's key
 * @param state how it is
 * @param since when it came into that state; null = not known
 * @param told what {@code source-alerts} said of it last; null = nothing that still holds
 * @param toldAt when it was said there that it fails or is silent; kept when it recovers
 * @param title the title in the last document
 * @param etag the validator exactly as served
 * @param lastModified the validator exactly as served
 * @param bodyHash of the last document, for servers that always answer 200
 * @param lastPoll when it was last asked; null = never
 * @param nextPoll when it is due
 * @param hostHold until when its host asked to be left alone; null = it did not at the last poll
 * @param lastNew when a poll last brought something new
 * @param usualPause the longest time without anything new that is usual for it: the longest of late, which fades; null =
 *     not known
 * @param interval between two polls, as the rhythm has it now
 * @param entriesPerWeek its rhythm
 * @param failures polls in a row that failed
 * @param losses the last ten documents as bits, the newest lowest: 1 = it had nothing in common with the one before; null
 *     = none had
 * @param cause of the last failure, in words
 * @param status of the last answer, HTTP; null when none came
 * @param moving where it says to have moved to for good; null = nowhere
 * @param identity by what its items are told apart; null = not settled yet
 * @param keys of the items of the last document and of some that have vanished, two numbers an item, at most
 *     {@link #MAX_ITEMS} items; kept and written as packed numbers
 */
public record FeedStatus(
        String feed,
        State state,
        @Nullable Instant since,
        @Nullable Kind told,
        @Nullable Instant toldAt,
        @Nullable String title,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        @Nullable Instant lastPoll,
        Instant nextPoll,
        @Nullable Instant hostHold,
        @Nullable Instant lastNew,
        @Nullable Duration usualPause,
        Duration interval,
        double entriesPerWeek,
        int failures,
        @Nullable Integer losses,
        @Nullable String cause,
        @Nullable Integer status,
        @Nullable Moving moving,
        @Nullable Identity identity,

        @JsonSerialize(using = PackedLongs.Writer.class) @JsonDeserialize(using = PackedLongs.Reader.class)
        List<Long> keys) {

    /** Of how many items the keys are kept. */
    public static final int MAX_ITEMS = 500;

    /** The words of the Sources page. */
    public enum State implements Word {
        /** Not polled yet: what the first document holds becomes history and no alert. */
        FIRST_POLL,
        ON_TIME,
        /** We came late to it. */
        LATE,
        /** It answers well and has printed nothing for far longer than usual. */
        SILENT,
        /** The host asked us to wait. */
        THROTTLED,
        /** Documents follow one another without an item in common: what came between may be lost. */
        LOSSY,
        /** Read at another address, which it says is for good. */
        MOVED,
        /** A page, a wall or a refusal where a feed was. */
        BLOCKED,
        FAILING,
        GONE,
        PAUSED
    }

    /**
     * A permanent redirect that has not been followed for good yet.
     *
     * @param to the last address of the chain
     * @param polls in a row that ended there
     * @param since the first of them
     */
    public record Moving(String to, int polls, Instant since) {}

    /** What tells a feed's items apart. Once settled it stays, since a change would bring every item back as new. */
    public enum Identity implements Word {
        /** Its guid: the address changes from one fetch to the next, or is shared by most. */
        GUID,
        /** Its address, which is the article's too; guid and title where it has none. */
        LINK,
        /** As by its address, where links differ only in what follows the hash. */
        FRAGMENT,
        /** Its title and the day: neither guid nor address stays. */
        TITLE_DAY,
        /** Its title and text: several items a day have one title. */
        CONTENT
    }

    public FeedStatus {
        keys = PackedLongs.of(keys);
    }
}
