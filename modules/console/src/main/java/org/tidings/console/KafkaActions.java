package org.tidings.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.tidings.console.web.Actions;
import org.tidings.model.ConfigItem;
import org.tidings.model.Desk;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedRequest;
import org.tidings.model.Match;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;
import org.tidings.model.Topic;
import org.tidings.model.Watchlist;
import org.tidings.model.WatchlistHistory;
import org.tidings.runtime.kafka.ConfigLog;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;

/** Changes as records: configuration through its one writer, requests and desk work by a producer of the console's own. */
final class KafkaActions implements Actions, AutoCloseable {
    private static final ConfigWriter.Changes NOTHING =
            new ConfigWriter.Changes(List.of(), Set.of(), List.of(), Set.of());

    private final KafkaClients kafka;
    private final InstantSource clock;
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaActions(KafkaClients kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public Outcome save(Watchlist watchlist, int basedOn, Origin origin) {
        return change(origin, (state, outcome) -> {
            Watchlist known = state.items().get(watchlist.key()) instanceof Watchlist found ? found : null;
            outcome.set(saving(known, watchlist, basedOn));
            return outcome.get() instanceof Outcome.Done done
                    ? ConfigWriter.Changes.put(watchlist
                            .withRevision(done.revision(), clock.instant())
                            .withOrigin(origin))
                    : NOTHING;
        });
    }

    private static Outcome saving(@Nullable Watchlist known, Watchlist watchlist, int basedOn) {
        if (known == null) {
            return basedOn > 0 ? new Outcome.Missing() : new Outcome.Done(1);
        }
        if (known.origin() == Origin.FILE) {
            return new Outcome.ReadOnly("It comes from tidings.yaml. Change it there and apply the file.");
        }
        if (basedOn >= 0 && basedOn != known.revision()) {
            return new Outcome.Conflict(known);
        }
        return new Outcome.Done(known.matchesLike(watchlist) ? known.revision() : known.revision() + 1);
    }

    @Override
    public Outcome removeWatchlist(String id, Origin origin) {
        return remove(ConfigItem.Kind.WATCHLIST.word() + "/" + id, origin);
    }

    private static Outcome removing(@Nullable Origin origin) {
        if (origin == null) {
            return new Outcome.Missing();
        }
        return origin == Origin.FILE
                ? new Outcome.ReadOnly("It comes from tidings.yaml. Remove it there and apply the file.")
                : new Outcome.Done(0);
    }

    @Override
    public Outcome rollback(String id, long version, int basedOn, Origin origin) {
        String key = ConfigItem.Kind.WATCHLIST.word() + "/" + id;
        WatchlistHistory history = new WatchlistHistory(ConfigLog.of(kafka, key));
        Optional<Watchlist> old = history.inVersion(version);
        if (old.isEmpty()) {
            return new Outcome.Missing();
        }
        return change(origin, (state, outcome) -> {
            Watchlist known = state.items().get(key) instanceof Watchlist found ? found : null;
            Watchlist again = history.again(old.get(), known, origin);
            outcome.set(known == null ? new Outcome.Done(again.revision()) : saving(known, again, basedOn));
            return outcome.get() instanceof Outcome.Done ? ConfigWriter.Changes.put(again) : NOTHING;
        });
    }

    @Override
    public Outcome mute(String id, @Nullable Instant until, Origin origin) {
        String key = ConfigItem.Kind.WATCHLIST.word() + "/" + id;
        return change(origin, (state, outcome) -> {
            if (state.items().get(key) instanceof Watchlist known) {
                outcome.set(new Outcome.Done(known.revision()));
                return ConfigWriter.Changes.put(known.withMutedUntil(until));
            }
            return NOTHING;
        });
    }

    @Override
    public Outcome save(Entity entity, Origin origin) {
        return change(origin, (state, outcome) -> {
            ConfigItem known = state.items().get(entity.key());
            outcome.set(known == null ? new Outcome.Done(0) : changing(known.origin()));
            return outcome.get() instanceof Outcome.Done
                    ? ConfigWriter.Changes.put(entity.withOrigin(origin))
                    : NOTHING;
        });
    }

    private static Outcome changing(Origin origin) {
        return origin == Origin.FILE
                ? new Outcome.ReadOnly("It comes from tidings.yaml. Change it there and apply the file.")
                : new Outcome.Done(0);
    }

    @Override
    public Outcome addAlias(String entity, String alias, Origin origin) {
        String key = ConfigItem.Kind.ENTITY.word() + "/" + entity;
        return change(origin, (state, outcome) -> {
            if (!(state.items().get(key) instanceof Entity known)) {
                return NOTHING;
            }
            outcome.set(changing(known.origin()));
            return outcome.get() instanceof Outcome.Done ? ConfigWriter.Changes.put(known.withAlias(alias)) : NOTHING;
        });
    }

    @Override
    public Outcome removeEntity(String id, Origin origin) {
        return remove(ConfigItem.Kind.ENTITY.word() + "/" + id, origin);
    }

    @Override
    public Outcome rule(NotAName ruling) {
        return change(ruling.origin(), (state, outcome) -> {
            outcome.set(new Outcome.Done(0));
            return ConfigWriter.Changes.put(ruling);
        });
    }

    @Override
    public Outcome takeBack(NotAName ruling) {
        return remove(ruling.key(), ruling.origin());
    }

    private Outcome remove(String key, Origin origin) {
        return change(origin, (state, outcome) -> {
            ConfigItem known = state.items().get(key);
            outcome.set(removing(known == null ? null : known.origin()));
            return outcome.get() instanceof Outcome.Done ? ConfigWriter.Changes.remove(key) : NOTHING;
        });
    }

    @Override
    public Outcome save(Feed feed, Origin origin) {
        return change(origin, (state, outcome) -> {
            Feed known = state.feeds().get(feed.id());
            boolean readOnly = known != null && known.origin() == Origin.FILE;
            outcome.set(
                    readOnly
                            ? new Outcome.ReadOnly("It comes from tidings.yaml. Change it there and apply the file.")
                            : new Outcome.Done(1));
            return readOnly ? NOTHING : ConfigWriter.Changes.feeds(List.of(feed));
        });
    }

    @Override
    public Outcome removeFeed(String id, Origin origin) {
        return change(origin, (state, outcome) -> {
            Feed known = state.feeds().get(id);
            outcome.set(removing(known == null ? null : known.origin()));
            return outcome.get() instanceof Outcome.Done
                    ? new ConfigWriter.Changes(List.of(), Set.of(), List.of(), Set.of(id))
                    : NOTHING;
        });
    }

    private interface Decision {
        ConfigWriter.Changes decide(ConfigWriter.State state, AtomicReference<Outcome> outcome);
    }

    /** A writer for each change: the newest fences the others, so none is kept. */
    private synchronized Outcome change(Origin origin, Decision decision) {
        AtomicReference<Outcome> outcome = new AtomicReference<>(new Outcome.Missing());
        Function<ConfigWriter.State, ConfigWriter.Changes> deciding = state -> decision.decide(state, outcome);
        try (ConfigWriter writer = new ConfigWriter(kafka, clock)) {
            writer.update(origin.word(), origin, deciding);
        }
        return Objects.requireNonNull(outcome.get());
    }

    @Override
    public synchronized void change(Origin origin, Function<Map<String, Feed>, Edits<Feed>> decision) {
        try (ConfigWriter writer = new ConfigWriter(kafka, clock)) {
            writer.update(origin.word(), origin, state -> {
                Edits<Feed> edits = decision.apply(state.feeds());
                return new ConfigWriter.Changes(List.of(), Set.of(), edits.put(), edits.removed());
            });
        }
    }

    @Override
    public synchronized void changeWatchlists(
            Origin origin, Function<Map<String, Watchlist>, Edits<Watchlist>> decision) {
        try (ConfigWriter writer = new ConfigWriter(kafka, clock)) {
            writer.update(origin.word(), origin, state -> {
                Edits<Watchlist> edits = decision.apply(watchlists(state));
                Set<String> removed = edits.removed().stream()
                        .map(id -> ConfigItem.Kind.WATCHLIST.word() + "/" + id)
                        .collect(Collectors.toSet());
                return new ConfigWriter.Changes(List.copyOf(edits.put()), removed, List.of(), Set.of());
            });
        }
    }

    private static Map<String, Watchlist> watchlists(ConfigWriter.State state) {
        return state.items().values().stream()
                .filter(Watchlist.class::isInstance)
                .map(Watchlist.class::cast)
                .collect(Collectors.toMap(Watchlist::id, Function.identity()));
    }

    /** All are sent before any answer is waited for. */
    @Override
    public void poll(List<Feed> feeds) {
        List<Future<?>> sent = new ArrayList<>();
        for (Feed feed : feeds) {
            sent.add(sent(FeedRequest.pollNow(feed.id(), clock.instant())));
        }
        sent.forEach(one -> await(one, Topic.FEED_REQUESTS));
    }

    @Override
    public void told(FeedRequest request) {
        await(sent(request), Topic.FEED_REQUESTS);
    }

    /** A feed's id begins with its host. */
    private Future<?> sent(FeedRequest request) {
        String host = request.feed().substring(0, Math.max(0, request.feed().indexOf('/')));
        int partition = HostPartitions.of(host, kafka.partitions(Topic.FEED_REQUESTS));
        return producer()
                .send(Records.of(
                        kafka.topic(Topic.FEED_REQUESTS), partition, request.feed(), request, clock.instant()));
    }

    /** All are sent before any answer is waited for. */
    @Override
    public void backfill(List<Match> matches) {
        List<Future<?>> sent = new ArrayList<>();
        for (Match match : matches) {
            sent.add(producer()
                    .send(Records.of(
                            kafka.topic(Topic.MATCHES),
                            partition(Topic.MATCHES, match.watchlist()),
                            match.watchlist(),
                            match,
                            clock.instant())));
        }
        sent.forEach(one -> await(one, Topic.MATCHES));
    }

    @Override
    public void note(Desk desk) {
        send(Topic.DESK, partition(Topic.DESK, desk.watchlist()), desk.id(), desk);
    }

    /** By watchlist, as matches and alerts are: the default partitioner on its id. */
    private int partition(Topic topic, String watchlist) {
        return HostPartitions.ofKey(watchlist, kafka.partitions(topic));
    }

    private void send(Topic topic, int partition, String key, Object value) {
        await(producer().send(Records.of(kafka.topic(topic), partition, key, value, clock.instant())), topic);
    }

    private static void await(Future<?> sent, Topic topic) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("not written to " + topic.word(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + topic.word(), e);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> known = producer;
        if (known == null) {
            known = kafka.producer(kafka.id("console"));
            producer = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
