package org.tidings.console.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts hits, which come the newest first. Not safe for several threads. */
final class Tally {
    private static final String UNKNOWN = "?";

    private final Question question;
    private final Map<Integer, Boolean> marks;
    private final Map<LocalDate, long[]> days = new TreeMap<>();
    private final Map<String, Long> sources = new HashMap<>();
    private final Map<String, Long> languages = new HashMap<>();
    private long[] hits = new long[256];
    private byte[] sides = new byte[256];
    private int size;
    private long matched;
    private long matchedBefore;
    private int good;
    private int bad;

    private static final byte NOW = 1;
    private static final byte BEFORE = 2;

    final Newest gained;
    final Newest lost;
    final Newest kept;

    /** How many hits there are of a kind, and where the newest are. */
    static final class Newest {
        private final int most;
        private final List<Integer> places = new ArrayList<>();
        private long count;

        Newest(int most) {
            this.most = most;
        }

        private void add(int place) {
            count++;
            if (places.size() < most) {
                places.add(place);
            }
        }

        long count() {
            return count;
        }

        List<Integer> places() {
            return List.copyOf(places);
        }
    }

    /** @param marks by place in the index: whether people called it a good hit */
    Tally(Question question, Map<Integer, Boolean> marks) {
        this.question = question;
        this.marks = marks;
        this.gained = new Newest(question.samples());
        this.lost = new Newest(question.samples());
        this.kept = new Newest(question.samples());
        LocalDate last = day(question.to().toEpochMilli() - 1);
        for (LocalDate day = day(question.from().toEpochMilli()); !day.isAfter(last); day = day.plusDays(1)) {
            days.put(day, new long[2]);
        }
    }

    private LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), question.zone());
    }

    void add(Caught.One hit) {
        long[] day = days.computeIfAbsent(day(hit.time()), d -> new long[2]);
        if (hit.now()) {
            day[0]++;
            matched++;
            sources.merge(hit.site(), 1L, Long::sum);
            languages.merge(language(hit.language()), 1L, Long::sum);
            mark(marks.get(hit.place()));
        }
        if (hit.before()) {
            day[1]++;
            matchedBefore++;
        }
        part(hit).add(hit.place());
        remember(hit);
    }

    private static String language(@Nullable String tag) {
        return tag == null ? UNKNOWN : tag;
    }

    private Newest part(Caught.One hit) {
        return !hit.now() ? lost : hit.before() ? kept : gained;
    }

    private void mark(@Nullable Boolean mark) {
        if (mark != null) {
            good += mark ? 1 : 0;
            bad += mark ? 0 : 1;
        }
    }

    private void remember(Caught.One hit) {
        if (size == hits.length) {
            hits = Arrays.copyOf(hits, size * 2);
            sides = Arrays.copyOf(sides, size * 2);
        }
        hits[size] = hit.candidate();
        sides[size++] = (byte) ((hit.now() ? NOW : 0) | (hit.before() ? BEFORE : 0));
    }

    /** How many hits there are of either version. */
    int size() {
        return size;
    }

    /** A candidate, the oldest first. */
    long oldest(int index) {
        return hits[size - 1 - index];
    }

    boolean isNow(int index) {
        return (sides[size - 1 - index] & NOW) != 0;
    }

    boolean isBefore(int index) {
        return (sides[size - 1 - index] & BEFORE) != 0;
    }

    Report.Side now(long stories) {
        return new Report.Side(matched, stories);
    }

    Report.@Nullable Side before(long stories) {
        return question.before() == null ? null : new Report.Side(matchedBefore, stories);
    }

    List<Report.Day> days() {
        List<Report.Day> byDay = new ArrayList<>();
        days.forEach((day, counts) -> byDay.add(new Report.Day(day, counts[0], counts[1])));
        return byDay;
    }

    List<Report.Share> sources() {
        return shares(sources);
    }

    List<Report.Share> languages() {
        return shares(languages);
    }

    int good() {
        return good;
    }

    int bad() {
        return bad;
    }

    private static List<Report.Share> shares(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Report.Share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Report.Share::matched)
                        .reversed()
                        .thenComparing(Report.Share::name))
                .toList();
    }
}
