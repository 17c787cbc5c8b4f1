package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts a day as bars, for a drawing {@link #WIDTH} wide and {@link #HEIGHT} high; the last day is under way.
 *
 * @param usual how high the usual count stands; null = there is none
 */
public record DayBars(List<Bar> bars, @Nullable Integer usual) {
    public static final int DAYS = 30;
    public static final int WIDTH = 90;
    public static final int HEIGHT = 16;
    private static final int STEP = WIDTH / DAYS;
    private static final int BASE = HEIGHT - 1;

    /** @param today whether the day is not over */
    public record Bar(int x, int y, int width, int height, boolean today) {}

    public static DayBars of(List<Integer> counts, @Nullable Double usual) {
        double most = usual == null ? 1 : Math.max(1, usual);
        for (int count : counts) {
            most = Math.max(most, count);
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                int height = (int) Math.max(1, Math.round(BASE * counts.get(i) / most));
                bars.add(new Bar(i * STEP, BASE - height, STEP - 1, height, i == counts.size() - 1));
            }
        }
        return new DayBars(bars, usual == null || usual == 0 ? null : BASE - (int) Math.round(BASE * usual / most));
    }
}
