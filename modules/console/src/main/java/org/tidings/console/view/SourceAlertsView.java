package org.tidings.console.view;

import java.util.List;
import org.tidings.console.copy.Copies;
import org.tidings.model.SourceAlert;

/** What was told about sources lately, the newest first. */
public record SourceAlertsView(List<Row> rows) {
    private static final int ROWS = 10;

    /**
     * @param word the kind
     * @param tone the state whose colour and icon it has
     * @param feed of the one feed concerned, where it is one; otherwise empty
     */
    public record Row(
            String word, String tone, String at, String exact, String machine, String host, String feed, String text) {}

    public static SourceAlertsView of(Copies copies, Times times) {
        return new SourceAlertsView(copies.sourceAlerts().newest(ROWS).stream()
                .map(alert -> row(alert, times))
                .toList());
    }

    private static Row row(SourceAlert alert, Times times) {
        return new Row(
                switch (alert.kind()) {
                    case FAILING -> "Failing";
                    case SILENT -> "Silent";
                    case RECOVERED -> "Recovered";
                },
                switch (alert.kind()) {
                    case FAILING -> "failing";
                    case SILENT -> "silent";
                    case RECOVERED -> "ok";
                },
                times.brief(alert.at()),
                times.whole(alert.at()),
                times.machine(alert.at()),
                alert.host(),
                alert.count() == 1 && alert.feeds().size() == 1 ? alert.feeds().getFirst() : "",
                text(alert, times));
    }

    /** Also what a terminal shows behind the host's name. */
    public static String text(SourceAlert alert, Times times) {
        String since = " since " + times.brief(alert.since());
        String cause = alert.cause() == null ? "" : ": " + Marks.tame(alert.cause());
        return switch (alert.kind()) {
            case FAILING -> feeds(alert) + (isOne(alert) ? " fails" : " fail") + since + cause + others(alert);
            case SILENT -> feeds(alert) + (isOne(alert) ? " prints" : " print") + " nothing any more" + cause;
            case RECOVERED -> feeds(alert) + (isOne(alert) ? " is" : " are") + " well again" + since + left(alert);
        };
    }

    private static boolean isOne(SourceAlert alert) {
        return alert.count() == 1;
    }

    private static String feeds(SourceAlert alert) {
        if (alert.total() == 1) {
            return "its feed";
        }
        return alert.count() == alert.total()
                ? "all " + alert.total() + " feeds"
                : alert.count() + " of " + alert.total() + " feeds";
    }

    private static String others(SourceAlert alert) {
        if (alert.count() >= alert.total()) {
            return "";
        }
        return alert.whole() ? ". No other feed of this host has answered since" : ". Others of this host answer";
    }

    private static String left(SourceAlert alert) {
        return alert.left() == 0 ? "" : ", " + alert.left() + (alert.left() == 1 ? " is not" : " are not");
    }
}
