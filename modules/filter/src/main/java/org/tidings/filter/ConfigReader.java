package org.tidings.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.filter.match.CompiledWatchlist;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.Scope;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;

/**
 * Feeds the engine from the records of {@code config}: what belongs to a batch takes effect at its end, all at once. A
 * watchlist that cannot be understood is left out and counted; the others go on.
 */
final class ConfigReader {
    private static final Logger log = LoggerFactory.getLogger(ConfigReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String WATCHLIST = ConfigItem.Kind.WATCHLIST.word() + "/";
    private static final String ENTITY = ConfigItem.Kind.ENTITY.word() + "/";

    private final MatchEngine engine;
    private final InstantSource clock;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Optional<byte[]>> pending = new LinkedHashMap<>();
    private volatile @Nullable Instant waitingSince;
    private boolean begun;

    ConfigReader(MatchEngine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    MatchEngine engine() {
        return engine;
    }

    /** How many watchlists are left out because they cannot be understood. */
    int refused() {
        return refused.size();
    }

    synchronized void read(String key, byte @Nullable [] value) {
        if (key.equals(ConfigItem.BATCH_END)) {
            apply();
        } else if (key.startsWith(WATCHLIST) || key.startsWith(ENTITY)) {
            pending.remove(key);
            pending.put(key, Optional.ofNullable(value));
            waitingSince = clock.instant();
        }
    }

    /** Before the first article: what the topic holds is in force, whether or not it ends with the end of a batch. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            apply();
        }
    }

    /** Applies what came without the end of a batch, once nothing more has come for a second. */
    void settle() {
        Instant since = waitingSince;
        if (since != null && !clock.instant().isBefore(since.plus(PATIENCE))) {
            apply();
        }
    }

    private synchronized void apply() {
        if (pending.isEmpty()) {
            return;
        }
        MatchEngine.Changes changes = new MatchEngine.Changes();
        pending.forEach((key, value) -> change(changes, key, value.orElse(null)));
        engine.apply(changes);
        log.atDebug().addKeyValue("changes", pending.size()).log("configuration applied");
        pending.clear();
        waitingSince = null;
    }

    private void change(MatchEngine.Changes changes, String key, byte @Nullable [] value) {
        String id = key.substring(key.indexOf('/') + 1);
        try {
            if (key.startsWith(ENTITY)) {
                entity(changes, id, value);
            } else {
                refused.remove(id);
                watchlist(changes, id, value);
            }
        } catch (BadRecord e) {
            refuse(changes, id, e.getMessage());
        }
    }

    private static void entity(MatchEngine.Changes changes, String id, byte @Nullable [] value) {
        if (value == null) {
            changes.removeEntity(id);
        } else {
            changes.put(Json.read(value, Entity.class));
        }
    }

    private void watchlist(MatchEngine.Changes changes, String id, byte @Nullable [] value) {
        Watchlist watchlist = value == null ? null : Json.read(value, Watchlist.class);
        if (watchlist == null || !watchlist.enabled()) {
            changes.remove(id);
            return;
        }
        CompiledWatchlist compiled = CompiledWatchlist.of(watchlist, Scope.OPEN);
        if (compiled == null) {
            refuse(changes, id, "its query is not understood");
        } else {
            changes.put(compiled);
        }
    }

    private void refuse(MatchEngine.Changes changes, String id, @Nullable String cause) {
        refused.add(id);
        changes.remove(id);
        log.atWarn().addKeyValue("watchlist", id).addKeyValue("cause", cause).log("left out");
    }
}
