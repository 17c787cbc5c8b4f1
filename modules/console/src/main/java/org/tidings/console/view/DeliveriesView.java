package org.tidings.console.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Delivery;

/** The Deliveries page: channels, then what was or is to be sent. */
public record DeliveriesView(
        List<ChannelRow> channels, List<Row> rows, @Nullable String state, List<Tab> tabs, int delivered) {
    private static final int MOST = 200;

    public record Tab(String state, int count, boolean chosen) {}

    public record ChannelRow(
            String id, String type, String target, int waiting, int dead, int delivered, boolean paused) {}

    public record Row(
            String id,
            String channel,
            String alert,
            String title,
            String state,
            int attempts,
            String answer,
            String next,
            String time,
            String wholeTime) {}

    public static DeliveriesView of(Copies copies, @Nullable String state, Times times) {
        List<Delivery> all = copies.deliveries().all().stream()
                .sorted(Comparator.comparing(Delivery::at).reversed())
                .toList();
        return new DeliveriesView(
                channels(copies, all),
                all.stream()
                        .filter(delivery ->
                                state == null || delivery.status().word().equals(state))
                        .limit(MOST)
                        .map(delivery -> row(delivery, times))
                        .toList(),
                state,
                tabs(all, state),
                count(all, Delivery.Status.DELIVERED));
    }

    private static List<Tab> tabs(List<Delivery> all, @Nullable String chosen) {
        return java.util.stream.Stream.of(Delivery.Status.DEAD, Delivery.Status.PENDING, Delivery.Status.DELIVERED)
                .map(status ->
                        new Tab(status.word(), count(all, status), status.word().equals(chosen)))
                .toList();
    }

    private static int count(List<Delivery> all, Delivery.Status status) {
        return (int)
                all.stream().filter(delivery -> delivery.status() == status).count();
    }

    private static List<ChannelRow> channels(Copies copies, List<Delivery> all) {
        Map<String, ChannelRow> rows = new TreeMap<>();
        for (ConfigItem item : copies.config().all()) {
            if (item instanceof Channel channel) {
                List<Delivery> its = all.stream()
                        .filter(delivery -> delivery.channel().equals(channel.id()))
                        .toList();
                rows.put(
                        channel.id(),
                        new ChannelRow(
                                channel.id(),
                                channel.type().word(),
                                channel.url() == null ? "" : channel.url(),
                                count(its, Delivery.Status.PENDING),
                                count(its, Delivery.Status.DEAD),
                                count(its, Delivery.Status.DELIVERED),
                                channel.paused()));
            }
        }
        return List.copyOf(rows.values());
    }

    private static Row row(Delivery delivery, Times times) {
        return new Row(
                delivery.id(),
                delivery.channel(),
                delivery.alert(),
                delivery.title() == null || delivery.title().isBlank() ? "No title" : Marks.tame(delivery.title()),
                delivery.status().word(),
                delivery.attempts(),
                answer(delivery),
                delivery.nextAttempt() == null ? "" : times.in(delivery.nextAttempt()),
                times.brief(delivery.at()),
                times.whole(delivery.at()));
    }

    private static String answer(Delivery delivery) {
        String words = delivery.lastAnswer() == null ? "" : Marks.tame(delivery.lastAnswer());
        return delivery.lastStatus() == null ? words : (delivery.lastStatus() + " " + words).strip();
    }
}
