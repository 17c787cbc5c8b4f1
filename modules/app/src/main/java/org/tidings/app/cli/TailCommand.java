package org.tidings.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.console.view.SourceAlertsView;
import org.tidings.console.view.Times;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.BadRecord;
import org.tidings.model.Entry;
import org.tidings.model.Json;
import org.tidings.model.SourceAlert;
import org.tidings.model.Topic;
import org.tidings.model.Word;
import org.tidings.runtime.kafka.Follower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tail",
        description = "Shows alerts, articles, entries, or what befalls sources, as they come.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    enum What implements Word {
        ALERTS(Topic.ALERTS),
        ARTICLES(Topic.ARTICLES),
        ENTRIES(Topic.ENTRIES),
        SOURCES(Topic.SOURCE_ALERTS);

        private final Topic topic;

        What(Topic topic) {
            this.topic = topic;
        }
    }

    @Mixin
    private Cluster cluster = new Cluster();

    @Parameters(paramLabel = "WHAT", description = "alerts, articles, entries or sources")
    private What what = What.ALERTS;

    @Option(names = "--watchlist", paramLabel = "ID", description = "alerts of this one alone")
    private @Nullable String watchlist;

    @Option(names = "--json", description = "the records as JSON lines")
    private boolean json;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "begin with what came in this time, such as 1h",
            converter = DemoCommand.DurationConverter.class)
    private @Nullable Duration since;

    private final Terminal terminal = Terminal.standard();
    private final Instant now = InstantSource.system().instant();

    @Override
    public Integer call() throws Exception {
        return Interrupt.guard(() -> cluster.ask(kafka -> {
            Follower.From from = since == null ? Follower.From.END : Follower.From.BEGINNING;
            try (Follower follower = new Follower(kafka, "tail", Map.of(what.topic, from), this::show)) {
                follower.start();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        }));
    }

    private void show(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null
                || (since != null && record.timestamp() < now.minus(since).toEpochMilli())) {
            return;
        }
        try {
            switch (what) {
                case ALERTS -> show(Json.read(record.value(), Alert.class));
                case ARTICLES -> show(Json.read(record.value(), Article.class));
                case ENTRIES -> show(Json.read(record.value(), Entry.class));
                case SOURCES -> show(Json.read(record.value(), SourceAlert.class));
            }
        } catch (BadRecord e) {
            System.err.println(topic.word() + " " + record.partition() + "/" + record.offset() + ": " + e.getMessage());
        }
    }

    private void show(Alert alert) {
        if (watchlist != null && !watchlist.equals(alert.watchlist().id())) {
            return;
        }
        if (json) {
            terminal.say(Json.text(alert));
        } else {
            terminal.alert(alert, Duration.between(alert.article().firstSeen(), alert.at()));
        }
    }

    private void show(Article article) {
        terminal.say(
                json
                        ? Json.text(article)
                        : article.extraction().word() + "  " + article.site() + "  "
                                + Terminal.clean(String.valueOf(article.title())));
    }

    private void show(Entry entry) {
        terminal.say(json ? Json.text(entry) : entry.feed() + "  " + Terminal.clean(String.valueOf(entry.title())));
    }

    private void show(SourceAlert alert) {
        Times times = new Times(alert.at(), ZoneId.systemDefault());
        terminal.say(
                json
                        ? Json.text(alert)
                        : alert.kind().word() + "  "
                                + Terminal.clean(alert.host() + ": " + SourceAlertsView.text(alert, times)));
    }
}
