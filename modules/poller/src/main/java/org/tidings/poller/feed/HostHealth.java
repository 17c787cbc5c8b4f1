package org.tidings.poller.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;
import org.tidings.model.FeedStatus.State;
import org.tidings.model.Ids;
import org.tidings.model.SourceAlert;
import org.tidings.model.SourceAlert.Kind;

/**
 * When the troubles of a host's feeds are told, and as what: feeds that go together are told together, and one dead site is
 * one alert. What was told is remembered in the feeds' statuses alone, so that a restart goes on where it was; the alert's id
 * follows from them, so that what is told twice has the same. Not safe for use by several threads.
 *
 * <p>Waits are given for feeds polled every five minutes or less often; they are shorter where a feed is polled faster.
 */
public final class HostHealth {
    private static final Duration GATHER = Duration.ofMinutes(5);
    private static final Duration SETTLE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_FAILURES = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration PACE = Duration.ofMinutes(5);

    private final String host;
    private final Map<String, FeedStatus> troubled = new HashMap<>(2);
    private final Map<String, Instant> answeredBefore = new HashMap<>(2);
    private final Map<Kind, Instant> noticed = new EnumMap<>(Kind.class);
    private final Map<Kind, Instant> lastTold = new EnumMap<>(Kind.class);
    private final Set<String> asked = new HashSet<>(2);
    private int feeds;
    private @Nullable Instant lastGood;

    public HostHealth(String host) {
        this.host = host;
    }

    /**
     * An alert, and what is to be remembered of it.
     *
     * @param marks what the statuses of these feeds are to say afterwards
     */
    public record Telling(SourceAlert alert, Map<String, Mark> marks) {
        public Telling {
            marks = Map.copyOf(marks);
        }
    }

    /** What a status says of what was told. */
    public record Mark(Kind told, Instant at) {}

    /**
     * What is to be told now.
     *
     * @param telling null = nothing
     * @param again when to ask again although no feed was polled; null = no need
     */
    public record Decision(
            @Nullable Telling telling, @Nullable Instant again) {
        private static final Decision NOTHING = new Decision(null, null);
    }

    /** One more feed of this host is polled. */
    public void entered() {
        feeds++;
    }

    /** A feed is polled no more, or by somebody else. */
    public void left(String feed) {
        feeds--;
        forget(feed);
    }

    public boolean isEmpty() {
        return feeds <= 0;
    }

    /** Those that cannot be read now and may be later. */
    public List<String> failing() {
        return some(status -> SourceHealth.isBad(status.state()) && status.state() != State.GONE).stream()
                .map(FeedStatus::feed)
                .toList();
    }

    /** How a feed is now. */
    public void saw(FeedStatus status, Instant now) {
        rememberTold(status);
        if (isGood(status) && status.lastPoll() != null) {
            lastGood = later(lastGood, status.lastPoll());
        }
        if (!concerns(status)) {
            forget(status.feed());
        } else {
            if (SourceHealth.isBad(status.state())) {
                answeredBefore.putIfAbsent(status.feed(), lastGood == null ? Instant.EPOCH : lastGood);
            } else {
                answeredBefore.remove(status.feed());
            }
            troubled.put(status.feed(), status);
        }
        notice(now);
        if (!noticed.isEmpty()) {
            asked.add(status.feed());
        }
    }

    private void forget(String feed) {
        troubled.remove(feed);
        answeredBefore.remove(feed);
        asked.remove(feed);
    }

    /** Of a feed that was never read nothing is told: it did not change. */
    private static boolean concerns(FeedStatus status) {
        boolean trouble = SourceHealth.isBad(status.state()) || status.state() == State.SILENT;
        boolean told = status.told() == Kind.FAILING || status.told() == Kind.SILENT;
        return (trouble && status.bodyHash() != null) || told;
    }

    private static boolean isGood(FeedStatus status) {
        return status.failures() == 0 && (SourceHealth.isWell(status.state()) || status.state() == State.SILENT);
    }

    private void rememberTold(FeedStatus status) {
        if (status.told() != null && status.toldAt() != null) {
            Kind kind = status.told() == Kind.SILENT ? Kind.SILENT : Kind.FAILING;
            lastTold.merge(kind, status.toldAt(), HostHealth::later);
        }
    }

    private void notice(Instant now) {
        if (troubled.isEmpty()) {
            noticed.clear();
            asked.clear();
            return;
        }
        for (Kind kind : List.of(Kind.FAILING, Kind.SILENT)) {
            if (!isWorthAnAlert(kind, pending(kind), now)) {
                noticed.remove(kind);
            } else {
                noticed.putIfAbsent(kind, now);
            }
        }
        if (noticed.isEmpty()) {
            asked.clear();
        }
    }

    /** What is to be told now: one alert at a time. */
    public Decision decide(Instant now) {
        if (troubled.isEmpty()) {
            return Decision.NOTHING;
        }
        List<Decision> decisions = List.of(
                recovery(Kind.FAILING, now),
                recovery(Kind.SILENT, now),
                trouble(Kind.FAILING, now),
                trouble(Kind.SILENT, now));
        @Nullable Instant again = null;
        for (Decision decision : decisions) {
            if (decision.telling() != null) {
                return decision;
            }
            again = earlier(again, decision.again());
        }
        return new Decision(null, again);
    }

    /** Feeds whose trouble has not been told and is not part of what was. */
    private List<FeedStatus> pending(Kind kind) {
        Instant outage = outage();
        return some(status -> isIn(kind, status)
                && status.told() != kind
                && status.bodyHash() != null
                && !(kind == Kind.FAILING && outage != null && !answered(status).isAfter(outage)));
    }

    /** When a host answered last before this feed failed. */
    private Instant answered(FeedStatus status) {
        return answeredBefore.getOrDefault(status.feed(), Instant.EPOCH);
    }

    /** When the last feed of the outage told last began to fail, while it lasts; null = there is none. */
    private @Nullable Instant outage() {
        @Nullable Instant latest = null;
        @Nullable Instant began = null;
        for (FeedStatus status : troubled.values()) {
            Instant at = status.toldAt();
            if (status.told() == Kind.FAILING && at != null && (latest == null || !at.isBefore(latest))) {
                began = later(at.equals(latest) ? began : null, began(status, at));
                latest = at;
            }
        }
        return began;
    }

    /** Of a feed that is back, its state is another by now. */
    private static Instant began(FeedStatus status, Instant told) {
        return SourceHealth.isBad(status.state()) && status.since() != null ? status.since() : told;
    }

    private Decision trouble(Kind kind, Instant now) {
        List<FeedStatus> pending = pending(kind);
        if (!isWorthAnAlert(kind, pending, now)) {
            return Decision.NOTHING;
        }
        Instant at = readyAt(kind, pending, now);
        return now.isBefore(at) ? new Decision(null, at) : new Decision(troubleTold(kind, pending, now), null);
    }

    /** To a trouble that was told within a day feeds come without a word, until they are half as many again. */
    private boolean isWorthAnAlert(Kind kind, List<FeedStatus> pending, Instant now) {
        if (pending.isEmpty()) {
            return false;
        }
        Instant yesterday = now.minus(paced(A_DAY, troubled.values()));
        int told = some(status -> isIn(kind, status)
                        && status.told() == kind
                        && status.toldAt() != null
                        && status.toldAt().isAfter(yesterday))
                .size();
        return 2 * pending.size() >= told;
    }

    private Instant readyAt(Kind kind, List<FeedStatus> pending, Instant now) {
        Instant gathered =
                asked.size() >= feeds ? now : noticed.getOrDefault(kind, now).plus(paced(GATHER, pending));
        Instant last = lastTold.get(kind);
        if (last == null) {
            return gathered;
        }
        Duration between = kind == Kind.SILENT ? A_DAY : BETWEEN_FAILURES;
        return later(gathered, last.plus(paced(between, pending)));
    }

    private Telling troubleTold(Kind kind, List<FeedStatus> pending, Instant now) {
        Instant since = first(pending, now);
        boolean whole = lastGood == null || !lastGood.isAfter(last(pending, now));
        Map<String, Mark> marks = new LinkedHashMap<>();
        pending.forEach(status -> marks.put(status.feed(), new Mark(kind, now)));
        return new Telling(alert(kind, pending, whole, 0, cause(pending), since, now), marks);
    }

    /** Told when all are well again, or when all were asked and no more come back. */
    private Decision recovery(Kind kind, Instant now) {
        List<FeedStatus> back = some(status -> status.told() == kind && isBack(kind, status.state()));
        if (back.isEmpty()) {
            return Decision.NOTHING;
        }
        List<FeedStatus> behind = some(status -> isIn(kind, status) && (kind == Kind.FAILING || status.told() == kind));
        Instant came = first(back, now);
        Instant settled = last(back, now).plus(paced(SETTLE, back));
        Instant atMost = came.plus(paced(A_DAY, back));
        Instant at = settled.isBefore(atMost) && wereAsked(behind, came) ? settled : atMost;
        return behind.isEmpty() || !now.isBefore(at)
                ? new Decision(recoveryTold(kind, back, behind, now), null)
                : new Decision(null, at);
    }

    private static boolean wereAsked(List<FeedStatus> behind, Instant since) {
        return behind.stream()
                .allMatch(status -> status.state() == State.GONE
                        || (status.lastPoll() != null && status.lastPoll().isAfter(since)));
    }

    private static boolean isBack(Kind kind, State state) {
        return SourceHealth.isWell(state) || (kind == Kind.FAILING && state == State.SILENT);
    }

    /** Those behind are named by their number, so that they are not told as new ones. */
    private Telling recoveryTold(Kind kind, List<FeedStatus> back, List<FeedStatus> behind, Instant now) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        Instant told = lastTold.getOrDefault(kind, now);
        behind.stream()
                .filter(status -> status.told() != kind)
                .forEach(status -> marks.put(status.feed(), new Mark(kind, told)));
        back.forEach(status ->
                marks.put(status.feed(), new Mark(Kind.RECOVERED, status.toldAt() == null ? told : status.toldAt())));
        return new Telling(alert(Kind.RECOVERED, back, false, behind.size(), null, first(back, now), now), marks);
    }

    private SourceAlert alert(
            Kind kind,
            List<FeedStatus> concerned,
            boolean whole,
            int left,
            @Nullable String cause,
            Instant since,
            Instant now) {
        List<String> named = concerned.stream()
                .map(FeedStatus::feed)
                .sorted()
                .limit(SourceAlert.MAX_FEEDS)
                .toList();
        String id = Ids.sourceAlert(host, kind, since);
        int total = Math.max(feeds, concerned.size());
        return new SourceAlert(id, host, kind, named, concerned.size(), total, whole, left, cause, since, now);
    }

    private static @Nullable String cause(List<FeedStatus> concerned) {
        Map<String, Integer> causes = new LinkedHashMap<>();
        for (FeedStatus status : concerned) {
            if (status.cause() != null) {
                causes.merge(status.cause(), 1, Integer::sum);
            }
        }
        return causes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static boolean isIn(Kind kind, FeedStatus status) {
        return switch (kind) {
            case FAILING -> SourceHealth.isBad(status.state());
            case SILENT -> status.state() == State.SILENT;
            case RECOVERED -> false;
        };
    }

    private List<FeedStatus> some(Predicate<FeedStatus> wanted) {
        return troubled.values().stream().filter(wanted).toList();
    }

    /** Shorter by as much as the fastest of them is polled faster than every five minutes. */
    private static Duration paced(Duration wait, Collection<FeedStatus> concerned) {
        Duration fastest = PACE;
        for (FeedStatus status : concerned) {
            fastest = status.interval().compareTo(fastest) < 0 ? status.interval() : fastest;
        }
        double share = (double) fastest.toMillis() / (double) PACE.toMillis();
        return Duration.ofMillis(Math.round((double) wait.toMillis() * share));
    }

    private static Instant first(List<FeedStatus> statuses, Instant otherwise) {
        return sinces(statuses).stream().min(Comparator.naturalOrder()).orElse(otherwise);
    }

    private static Instant last(List<FeedStatus> statuses, Instant otherwise) {
        return sinces(statuses).stream().max(Comparator.naturalOrder()).orElse(otherwise);
    }

    private static List<Instant> sinces(List<FeedStatus> statuses) {
        List<Instant> sinces = new ArrayList<>();
        for (FeedStatus status : statuses) {
            if (status.since() != null) {
                sinces.add(status.since());
            }
        }
        return sinces;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
