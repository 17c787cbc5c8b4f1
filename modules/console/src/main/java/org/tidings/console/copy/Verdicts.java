package org.tidings.console.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Desk;

/** Which hits of a watchlist people called good and which bad, by article. */
public record Verdicts(Map<String, Boolean> byArticle) {
    private static final Verdicts NONE = new Verdicts(Map.of());

    public Verdicts {
        byArticle = Map.copyOf(byArticle);
    }

    /** Of every watchlist that has any, by its id. */
    public static Map<String, Verdicts> all(Copies copies) {
        Map<String, Verdicts> all = new HashMap<>();
        marks(copies, copies.desk().all()).forEach((watchlist, marks) -> all.put(watchlist, new Verdicts(marks)));
        return all;
    }

    public static Verdicts of(Copies copies, String watchlist) {
        List<Desk> desks = copies.desk().all().stream()
                .filter(desk -> desk.watchlist().equals(watchlist))
                .toList();
        Map<String, Boolean> marks = marks(copies, desks).get(watchlist);
        return marks == null ? NONE : new Verdicts(marks);
    }

    /** Of one alert's article; null = nobody said. */
    public static @Nullable Boolean of(Copies copies, Alert alert) {
        String id = Desk.markId(alert.watchlist().id(), alert.article().id());
        return copies.desk()
                .find(id)
                .or(() -> copies.desk().find(alert.id()))
                .map(Desk::mark)
                .orElse(null);
    }

    /** A mark once stood on the alert; one on the article that was taken off again hides it. */
    private static Map<String, Map<String, Boolean>> marks(Copies copies, List<Desk> desks) {
        Map<String, Map<String, Boolean>> marks = new HashMap<>();
        for (Desk desk : desks) {
            String article = desk.markedArticle();
            if (article != null && desk.mark() != null) {
                marks.computeIfAbsent(desk.watchlist(), w -> new HashMap<>()).put(article, desk.mark());
            } else if (article == null && desk.mark() != null) {
                copies.alerts()
                        .find(desk.id())
                        .map(alert -> alert.article().id())
                        .filter(id -> copies.desk()
                                .find(Desk.markId(desk.watchlist(), id))
                                .isEmpty())
                        .ifPresent(id -> marks.computeIfAbsent(desk.watchlist(), w -> new HashMap<>())
                                .put(id, desk.mark()));
            }
        }
        return marks;
    }

    public int count() {
        return byArticle.size();
    }

    public int good() {
        return (int) byArticle.values().stream().filter(Boolean::booleanValue).count();
    }
}
