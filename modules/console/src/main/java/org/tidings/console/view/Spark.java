package org.tidings.console.view;

import java.util.ArrayList;
import java.util.List;

/** A row of small bars, for a drawing 72 wide and 16 high. */
public record Spark(List<Bar> bars, int most) {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 15;

    public record Bar(int x, int y, int width, int height) {}

    public static Spark of(List<Integer> counts) {
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        List<Bar> bars = new ArrayList<>();
        int step = WIDTH / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                int height = Math.max(1, Math.round((float) HEIGHT * counts.get(i) / most));
                bars.add(new Bar(i * step, HEIGHT - height, Math.max(1, step - 1), height));
            }
        }
        return new Spark(bars, most);
    }
}
