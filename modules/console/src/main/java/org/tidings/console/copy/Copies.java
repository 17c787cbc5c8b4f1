package org.tidings.console.copy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigItem;
import org.tidings.model.Delivery;
import org.tidings.model.Desk;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Json;
import org.tidings.model.Mentions;
import org.tidings.model.NotAName;
import org.tidings.model.SourceAlert;
import org.tidings.model.Subscription;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;

/** Everything the console knows, one copy a topic. */
public record Copies(
        AlertBook alerts,
        ArticleShelf articles,
        NewsBook news,
        NameBook names,
        TraceBook traces,
        ReadBook reads,
        LagBook lags,
        Table<Feed> feeds,
        Table<FeedStatus> statuses,
        SubscriptionBook subscriptions,
        SourceAlertBook sourceAlerts,
        Table<ConfigItem> config,
        ChangeBook changes,
        Table<Desk> desk,
        Table<Delivery> deliveries) {

    private static final int ALERTS = 5_000;
    private static final int SOURCE_ALERTS = 1_000;
    private static final int ARTICLES = 20_000;
    private static final long ARTICLE_CHARACTERS = 48_000_000;
    private static final int ENTITIES = 20_000;
    private static final int NAMES = 20_000;
    private static final int CHANGES = 20_000;
    private static final long CHANGE_CHARACTERS = 32_000_000;
    private static final int WAYS = 50_000;

    public static Copies empty() {
        return new Copies(
                new AlertBook(ALERTS),
                new ArticleShelf(ARTICLES, ARTICLE_CHARACTERS),
                new NewsBook(ARTICLES, ENTITIES),
                new NameBook(NAMES),
                new TraceBook(WAYS),
                new ReadBook(ALERTS),
                new LagBook(),
                new Table<>(),
                new Table<>(),
                new SubscriptionBook(),
                new SourceAlertBook(SOURCE_ALERTS),
                new Table<>(),
                new ChangeBook(CHANGES, CHANGE_CHARACTERS),
                new Table<>(),
                new Table<>());
    }

    /** What is followed, from the beginning. */
    public static final List<Topic> TOPICS = List.of(
            Topic.ALERTS,
            Topic.ARTICLES,
            Topic.MENTIONS,
            Topic.TRACE,
            Topic.FEEDS,
            Topic.FEED_STATUS,
            Topic.SUBSCRIPTIONS,
            Topic.SOURCE_ALERTS,
            Topic.CONFIG,
            Topic.CONFIG_LOG,
            Topic.DESK,
            Topic.DELIVERIES);

    /**
     * Takes one record in.
     *
     * @throws BadRecord when the value cannot be read
     */
    public void take(Topic topic, String key, byte @Nullable [] value) {
        switch (topic) {
            case ALERTS -> read(value, Alert.class).ifPresent(alerts::add);
            case ARTICLES -> read(value, Article.class).ifPresent(articles::add);
            case MENTIONS -> read(value, Mentions.class).ifPresent(this::takeMentions);
            case TRACE -> read(value, Trace.class).ifPresent(traces::add);
            case FEEDS -> feeds.put(key, read(value, Feed.class).orElse(null));
            case FEED_STATUS -> statuses.put(key, read(value, FeedStatus.class).orElse(null));
            case SUBSCRIPTIONS ->
                subscriptions.put(key, read(value, Subscription.class).orElse(null));
            case SOURCE_ALERTS -> read(value, SourceAlert.class).ifPresent(sourceAlerts::add);
            case CONFIG -> takeConfig(key, value);
            case CONFIG_LOG -> changes.add(key, value);
            case DESK -> desk.put(key, read(value, Desk.class).orElse(null));
            case DELIVERIES -> deliveries.put(key, read(value, Delivery.class).orElse(null));
            case FEED_REQUESTS, ENTRIES, PAGES, REVISITS, SITES, MATCHES, NOTICES, DEAD_LETTERS -> {
                // not followed
            }
        }
    }

    public List<Watchlist> watchlists() {
        return of(Watchlist.class);
    }

    public List<Entity> entities() {
        return of(Entity.class);
    }

    public Optional<Watchlist> watchlist(String id) {
        return config.find(ConfigItem.Kind.WATCHLIST.word() + "/" + id)
                .filter(Watchlist.class::isInstance)
                .map(Watchlist.class::cast);
    }

    public Optional<Entity> entity(String id) {
        return config.find(ConfigItem.Kind.ENTITY.word() + "/" + id)
                .filter(Entity.class::isInstance)
                .map(Entity.class::cast);
    }

    /** What people ruled to be no names. */
    public List<NotAName> notNames() {
        return of(NotAName.class);
    }

    private <T extends ConfigItem> List<T> of(Class<T> type) {
        return config.all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void takeMentions(Mentions mentions) {
        news.add(mentions);
        names.add(mentions);
    }

    private void takeConfig(String key, byte @Nullable [] value) {
        for (ConfigItem.Kind kind : ConfigItem.Kind.values()) {
            if (key.startsWith(kind.word() + "/")) {
                config.put(key, read(value, kind.type()).orElse(null));
            }
        }
    }

    private static <T> Optional<T> read(byte @Nullable [] value, Class<T> type) {
        return value == null ? Optional.empty() : Optional.of(Json.read(value, type));
    }
}
