package org.tidings.alerts.story;

import java.util.Arrays;
import java.util.Comparator;

/** Reports that are written anew each day in the same words: forecasts, closing prices, results. */
final class Template {
    private static final double SAME_WORDING = .10;
    private static final int ENOUGH_FIGURES = 2;

    private Template() {}

    /** Whether the article says what the story says in the same words, but of another day: other figures. */
    static boolean differs(Story story, Story.Member article) {
        return story.members().stream()
                .max(Comparator.comparingDouble(member -> Wording.likeness(member.print(), article.print())))
                .filter(nearest -> Wording.likeness(nearest.print(), article.print()) >= SAME_WORDING)
                .filter(nearest -> hasOtherFigures(nearest.figures(), article.figures()))
                .isPresent();
    }

    private static boolean hasOtherFigures(int[] one, int[] other) {
        int fewer = Math.min(one.length, other.length);
        long shared = Arrays.stream(one)
                .filter(figure -> Arrays.binarySearch(other, figure) >= 0)
                .count();
        return fewer >= ENOUGH_FIGURES && shared * 2 < fewer;
    }
}
