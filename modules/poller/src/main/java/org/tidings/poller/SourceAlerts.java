package org.tidings.poller;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidings.model.FeedStatus;
import org.tidings.poller.feed.HostHealth;
import org.tidings.poller.feed.HostHealth.Decision;
import org.tidings.poller.feed.HostHealth.Telling;

/**
 * The health of every host with a feed of ours, and when to look at it again without a poll. Guarded by the lock of
 * {@link Polling}.
 */
final class SourceAlerts implements AutoCloseable {

    private static final class Host {
        private final HostHealth health;
        private @Nullable Instant alarm;

        private Host(String name) {
            health = new HostHealth(name);
        }
    }

    private final Map<String, Host> hosts = new HashMap<>();
    private final InstantSource clock;
    private final Timetable alarms;

    /** @param look is called with a host's name when there may be something to tell; it must not block */
    SourceAlerts(InstantSource clock, Consumer<String> look) {
        this.clock = clock;
        this.alarms = new Timetable(clock, look);
    }

    void start() {
        alarms.start();
    }

    void entered(String host) {
        hosts.computeIfAbsent(host, Host::new).health.entered();
    }

    void left(String host, String feed) {
        Host known = hosts.get(host);
        if (known != null) {
            known.health.left(feed);
            if (known.health.isEmpty()) {
                hosts.remove(host);
                alarms.remove(host);
            }
        }
    }

    void saw(String host, FeedStatus status) {
        Host known = hosts.get(host);
        if (known != null) {
            Instant now = clock.instant();
            known.health.saw(status, now);
            Decision decision = known.health.decide(now);
            alarm(host, known, decision.telling() != null ? now : decision.again());
        }
    }

    /** The host's feeds that cannot be read now and may be later. */
    List<String> failing(String host) {
        Host known = hosts.get(host);
        return known == null ? List.of() : known.health.failing();
    }

    /** Null when there is nothing to tell of the host now. */
    @Nullable
    Telling telling(String host) {
        Host known = hosts.get(host);
        if (known == null) {
            return null;
        }
        Decision decision = known.health.decide(clock.instant());
        if (decision.telling() == null) {
            alarm(host, known, decision.again());
        }
        return decision.telling();
    }

    void lookAgain(String host, Instant at) {
        Host known = hosts.get(host);
        if (known != null) {
            alarm(host, known, at);
        }
    }

    private void alarm(String host, Host known, @Nullable Instant at) {
        Instant set = known.alarm;
        if (at == null) {
            known.alarm = null;
            alarms.remove(host);
        } else if (set == null || at.isBefore(set) || set.isBefore(clock.instant())) {
            known.alarm = at;
            alarms.set(host, at);
        }
    }

    @Nullable
    String died() {
        return alarms.died();
    }

    @Override
    public void close() {
        alarms.close();
    }
}
