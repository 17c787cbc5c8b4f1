package org.tidings.alerts.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One live story as it is stored.
 *
 * @param id given by whoever opened it
 * @param opened when its first article came
 * @param last when its newest article came
 * @param size how many articles it has
 * @param mass length of the sum of its articles' vectors
 * @param centre that sum, made length 1
 * @param members the newest of its articles, oldest first, at most {@link #MEMBERS}
 */
public record Story(
        String id, Instant opened, Instant last, int size, float mass, Vector centre, List<Member> members) {
    static final int MEMBERS = 8;

    /** The wording and the figures of one article. */
    @SuppressWarnings("ArrayRecordComponent") // numbers by the thousand, never compared as values, never changed
    public record Member(short[] print, int[] figures) {}

    public Story {
        members = List.copyOf(members);
    }

    static Story opened(String id, Instant at, Vector vector, Member member) {
        return new Story(id, at, at, 1, 1, vector, List.of(member));
    }

    /** With one more article. */
    Story joined(Instant at, Vector vector, Member member) {
        double likeness = centre.cosine(vector);
        float sum = (float) Math.sqrt(mass * mass + 1 + 2 * mass * likeness);
        List<Member> newest =
                new ArrayList<>(members.subList(Math.max(0, members.size() - MEMBERS + 1), members.size()));
        newest.add(member);
        return new Story(id, opened, at.isAfter(last) ? at : last, size + 1, sum, centre.plus(mass, vector), newest);
    }
}
