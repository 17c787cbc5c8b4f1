package org.tidings.console.view;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;

/** How a source is, in sentences. */
public record SourceWords(Feed feed, @Nullable FeedStatus status, Host host, Times times) {

    /**
     * The feeds of one host.
     *
     * @param all that are polled
     * @param unread how many of them cannot be read
     */
    public record Host(int all, int unread) {
        static Host of(String name, Copies copies) {
            return of(copies.feeds().all().stream()
                    .filter(feed -> !feed.paused() && feed.host().equals(name))
                    .map(feed -> state(feed, copies.statuses().find(feed.id()).orElse(null)))
                    .toList());
        }

        private static Host of(Collection<State> states) {
            return new Host(states.size(), (int)
                    states.stream().filter(SourceWords::cannotBeRead).count());
        }

        /** Empty where there is nothing to compare with. */
        private String sentence() {
            if (all < 2) {
                return "";
            }
            if (unread >= all) {
                return "All " + all + " feeds of this host fail. ";
            }
            return unread > 1
                    ? unread + " of the " + all + " feeds of this host fail; the others answer. "
                    : "The other feeds of this host answer. ";
        }
    }

    /** Paused by a person, or as its last status has it. */
    public static State state(Feed feed, @Nullable FeedStatus status) {
        if (feed.paused()) {
            return State.PAUSED;
        }
        return status == null ? State.FIRST_POLL : status.state();
    }

    /** Whether it counts as failing in the masthead. */
    public static boolean cannotBeRead(State state) {
        return state == State.FAILING || state == State.BLOCKED || state == State.GONE;
    }

    /** The last answer. */
    public String lastFetch() {
        if (feed.paused()) {
            return "paused";
        }
        if (status == null || status.lastPoll() == null) {
            return "not polled yet";
        }
        if (status.failures() > 0) {
            return cause(status) + (status.failures() == 1 ? "" : ", " + status.failures() + " tries");
        }
        return status.status() == null ? "read" : status.status() + (status.status() == 304 ? ", nothing new" : "");
    }

    /** What is wrong, since when, and what happens next; or that nothing is. */
    public String sentence() {
        if (feed.paused()) {
            return "It is kept and not polled.";
        }
        return status == null
                ? "It has not been polled yet. What it holds then is kept for search and makes no alert."
                : sentence(status);
    }

    private String sentence(FeedStatus known) {
        return switch (known.state()) {
            case FIRST_POLL -> "It has not been read yet. What it holds then is kept for search and makes no alert.";
            case ON_TIME -> known.failures() == 0 ? "Entries come in their rhythm." : onceFailed(known);
            case LATE ->
                "We come to it later than due" + since(known) + ". The Pipeline page says what we are busy with.";
            case SILENT -> silent(known);
            case LOSSY ->
                "Several of its last documents had nothing in common with the one before" + since(known)
                        + ": entries in between may be lost. It is polled more often now.";
            case MOVED -> moved(known);
            case THROTTLED -> "The host asks us to wait" + since(known) + ". Next try " + next(known) + ".";
            case BLOCKED -> failing(known, "The site shows our reader a page or refuses it. ");
            case FAILING -> failing(known, "");
            case GONE ->
                "The host says" + since(known) + " that this feed is no more. It is not polled again"
                        + " until you poll it by hand.";
            case PAUSED -> "It is polled again from now on.";
        };
    }

    private String onceFailed(FeedStatus known) {
        return "The last poll went wrong: " + cause(known) + ". Next try " + next(known) + ".";
    }

    private String failing(FeedStatus known, String why) {
        if (known.failures() == 0) {
            return "It answers again. It counts as well once it has done so for a while.";
        }
        String tries = known.failures() == 1 ? "" : ", " + known.failures() + " tries in a row";
        return capital(cause(known)) + since(known) + tries + ". " + why + host.sentence() + "Next try " + next(known)
                + ".";
    }

    private String silent(FeedStatus known) {
        String usual = known.entriesPerWeek() <= 0
                ? ""
                : ", where " + Numbers.perDay(known.entriesPerWeek()) + " entries a day are usual";
        String last = known.lastNew() == null ? "" : " since " + times.brief(known.lastNew());
        return "It answers well and has printed nothing" + last + usual + ".";
    }

    private static String moved(FeedStatus known) {
        String to = known.moving() == null ? "another address" : known.moving().to();
        return "It says that it has moved for good to " + Marks.tame(to) + ", and is read there.";
    }

    private static String cause(FeedStatus known) {
        return Marks.tame(known.cause() == null || known.cause().isBlank() ? "failed" : known.cause());
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String since(FeedStatus known) {
        return known.since() == null ? "" : " since " + times.brief(known.since());
    }

    private String next(FeedStatus known) {
        return times.exact(known.nextPoll());
    }
}
