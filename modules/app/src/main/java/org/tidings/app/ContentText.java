package org.tidings.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Channel;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Values;
import org.tidings.runtime.config.YamlText;
import org.tidings.runtime.kafka.ConfigWriter;

/** What people made, as {@code tidings.yaml} holds it, in the order of ids; defaults are left out. */
public final class ContentText {
    private ContentText() {}

    public static String of(ConfigWriter.State state) {
        ObjectNode root = Json.mapper().createObjectNode();
        new TreeMap<>(state.feeds())
                .values()
                .forEach(feed -> root.withArray("/feeds").add(feed(feed)));
        Plan.of(Entity.class, state.items())
                .values()
                .forEach(entity -> root.withArray("/entities").add(entity(entity)));
        Plan.of(Watchlist.class, state.items())
                .values()
                .forEach(watchlist -> root.withArray("/watchlists").add(watchlist(watchlist)));
        Plan.of(Channel.class, state.items())
                .values()
                .forEach(channel -> root.withObject("/channels").set(channel.id(), channel(channel)));
        return root.isEmpty() ? "" : YamlText.of(root);
    }

    /** Of some watchlists, with the entities and channels that they name and without feeds. */
    public static String of(ConfigWriter.State state, Predicate<Watchlist> wanted) {
        Map<String, ConfigItem> items = new TreeMap<>();
        for (Watchlist watchlist : Plan.of(Watchlist.class, state.items()).values()) {
            if (wanted.test(watchlist)) {
                items.put(watchlist.key(), watchlist);
                named(watchlist).forEach(key -> {
                    ConfigItem item = state.items().get(key);
                    if (item != null) {
                        items.put(key, item);
                    }
                });
            }
        }
        return of(new ConfigWriter.State(items, Map.of()));
    }

    private static List<String> named(Watchlist watchlist) {
        List<String> keys = new ArrayList<>();
        PlanHistory.entities(watchlist).forEach(id -> keys.add(ConfigItem.Kind.ENTITY.word() + "/" + id));
        watchlist.alerts().channels().forEach(id -> keys.add(ConfigItem.Kind.CHANNEL.word() + "/" + id));
        return keys;
    }

    static ObjectNode feed(Feed feed) {
        ObjectNode out = Json.mapper().createObjectNode().put("url", feed.url());
        put(out, "title", feed.title());
        put(out, "tags", feed.tags());
        put(out, "country", feed.country());
        put(out, "language", feed.language());
        put(out, "every", feed.every());
        if (feed.paused()) {
            out.put("paused", true);
        }
        if (feed.robots()) {
            out.put("robots", true);
        }
        if (feed.unverified()) {
            out.put("verify-tls", false);
        }
        if (feed.login() != null) {
            out.set("login", login(feed.login()));
        }
        return out;
    }

    private static ObjectNode login(Feed.Login login) {
        ObjectNode out = Json.mapper().createObjectNode();
        put(out, "user", login.user());
        put(out, "header", login.header());
        out.set(login.user() != null ? "password" : "value", Json.mapper().valueToTree(login.secret()));
        return out;
    }

    static ObjectNode entity(Entity entity) {
        ObjectNode out = Json.mapper().createObjectNode().put("id", entity.id());
        put(out, "name", entity.name().equals(entity.id()) ? null : entity.name());
        put(out, "wikidata", entity.wikidata());
        put(out, "forms", entity.forms());
        entity.aliases().forEach(alias -> add(out.withArray("/aliases"), alias));
        return out;
    }

    private static void add(ArrayNode aliases, Entity.Alias alias) {
        if (alias.equals(Entity.Alias.of(alias.text()))) {
            aliases.add(alias.text());
        } else {
            aliases.add(alias(alias));
        }
    }

    private static ObjectNode alias(Entity.Alias alias) {
        ObjectNode out = Json.mapper().createObjectNode().put("text", alias.text());
        if (alias.letters() != null) {
            out.put("case", alias.letters().word());
        }
        put(out, "near", alias.near());
        put(out, "not-near", alias.notNear());
        if (alias.inside()) {
            out.put("inside", true);
        }
        put(out, "languages", alias.languages());
        return out;
    }

    static ObjectNode watchlist(Watchlist watchlist) {
        ObjectNode out = Json.mapper().createObjectNode().put("id", watchlist.id());
        put(out, "name", watchlist.name().equals(watchlist.id()) ? null : watchlist.name());
        put(out, "group", watchlist.filing().group());
        put(out, "tags", watchlist.filing().tags());
        put(out, "owner", watchlist.filing().owner());
        put(out, "query", watchlist.query());
        if (watchlist.any() != null) {
            out.set("any", any(watchlist.any()));
        }
        put(out, "languages", watchlist.languages());
        if (!watchlist.enabled()) {
            out.put("enabled", false);
        }
        put(
                out,
                "muted-until",
                watchlist.mutedUntil() == null ? null : watchlist.mutedUntil().toString());
        if (!watchlist.alerts().equals(Watchlist.Alerting.DEFAULT)) {
            out.set("alerts", alerting(watchlist.alerts()));
        }
        put(out, "matches", watchlist.examples().matches());
        put(out, "ignores", watchlist.examples().ignores());
        return out;
    }

    private static ObjectNode any(Watchlist.Weighted weighted) {
        ObjectNode any = Json.mapper().createObjectNode().put("threshold", weighted.threshold());
        ArrayNode terms = any.putArray("terms");
        weighted.terms().forEach(term -> terms.addObject().put("q", term.q()).put("weight", term.weight()));
        return any;
    }

    private static ObjectNode alerting(Watchlist.Alerting alerting) {
        ObjectNode out = Json.mapper().createObjectNode();
        put(out, "topic", alerting.topic());
        alerting.kinds().stream().sorted().map(Alert.Kind::word).forEach(out.withArray("/kinds")::add);
        put(out, "repeat", alerting.repeat());
        put(out, "channels", alerting.channels());
        return out;
    }

    static ObjectNode channel(Channel channel) {
        ObjectNode out =
                Json.mapper().createObjectNode().put("type", channel.type().word());
        put(out, "url", channel.url());
        if (channel.secret() != null) {
            out.set("secret", Json.mapper().valueToTree(channel.secret()));
        }
        if (channel.paused()) {
            out.put("paused", true);
        }
        return out;
    }

    private static void put(ObjectNode out, String key, @Nullable String value) {
        if (value != null) {
            out.put(key, value);
        }
    }

    private static void put(ObjectNode out, String key, @Nullable Duration value) {
        if (value != null) {
            out.put(key, Values.show(value));
        }
    }

    private static void put(ObjectNode out, String key, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(out.putArray(key)::add);
        }
    }
}
