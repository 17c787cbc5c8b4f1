package org.tidings.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Channel;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.config.Values;
import org.tidings.runtime.kafka.ConfigWriter;

/** Everything that people made, in a form that {@code tidings.yaml} accepts: JSON is a part of YAML. */
public final class ContentText {
    private ContentText() {}

    public static String of(ConfigWriter.State state) {
        ObjectNode root = Json.mapper().createObjectNode();
        ArrayNode feeds = root.putArray("feeds");
        new TreeMap<>(state.feeds()).values().forEach(feed -> feeds.add(feed(feed)));
        ArrayNode entities = root.putArray("entities");
        Plan.of(Entity.class, state.items()).values().forEach(entity -> entities.add(entity(entity)));
        ArrayNode watchlists = root.putArray("watchlists");
        Plan.of(Watchlist.class, state.items()).values().forEach(watchlist -> watchlists.add(watchlist(watchlist)));
        ObjectNode channels = root.putObject("channels");
        Plan.of(Channel.class, state.items()).values().forEach(channel -> channels.set(channel.id(), channel(channel)));
        return root.toPrettyString();
    }

    private static ObjectNode feed(Feed feed) {
        ObjectNode out = Json.mapper().createObjectNode().put("url", feed.url());
        put(out, "title", feed.title());
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
        feed.tags().forEach(out.withArray("/tags")::add);
        return out;
    }

    private static ObjectNode login(Feed.Login login) {
        ObjectNode out = Json.mapper().createObjectNode();
        put(out, "user", login.user());
        put(out, "header", login.header());
        out.set(login.user() != null ? "password" : "value", Json.mapper().valueToTree(login.secret()));
        return out;
    }

    private static ObjectNode entity(Entity entity) {
        ObjectNode out = Json.mapper().createObjectNode().put("id", entity.id()).put("name", entity.name());
        put(out, "wikidata", entity.wikidata());
        entity.forms().forEach(out.withArray("/forms")::add);
        ArrayNode aliases = out.putArray("aliases");
        entity.aliases().forEach(alias -> aliases.add(alias(alias)));
        return out;
    }

    private static ObjectNode alias(Entity.Alias alias) {
        ObjectNode out = Json.mapper().createObjectNode().put("text", alias.text());
        if (alias.letters() != null) {
            out.put("case", alias.letters().word());
        }
        alias.near().forEach(out.withArray("/near")::add);
        alias.notNear().forEach(out.withArray("/not-near")::add);
        if (alias.inside()) {
            out.put("inside", true);
        }
        alias.languages().forEach(out.withArray("/languages")::add);
        return out;
    }

    private static ObjectNode watchlist(Watchlist watchlist) {
        ObjectNode out =
                Json.mapper().createObjectNode().put("id", watchlist.id()).put("name", watchlist.name());
        put(out, "query", watchlist.query());
        if (watchlist.any() != null) {
            ObjectNode any =
                    out.putObject("any").put("threshold", watchlist.any().threshold());
            ArrayNode terms = any.putArray("terms");
            watchlist
                    .any()
                    .terms()
                    .forEach(term -> terms.addObject().put("q", term.q()).put("weight", term.weight()));
        }
        watchlist.languages().forEach(out.withArray("/languages")::add);
        if (!watchlist.enabled()) {
            out.put("enabled", false);
        }
        out.set("alerts", alerting(watchlist.alerts()));
        return out;
    }

    private static ObjectNode alerting(Watchlist.Alerting alerting) {
        ObjectNode out = Json.mapper().createObjectNode();
        put(out, "topic", alerting.topic());
        alerting.kinds().stream().sorted().map(Alert.Kind::word).forEach(out.withArray("/kinds")::add);
        put(out, "repeat", alerting.repeat());
        alerting.channels().forEach(out.withArray("/channels")::add);
        return out;
    }

    private static ObjectNode channel(Channel channel) {
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
}
