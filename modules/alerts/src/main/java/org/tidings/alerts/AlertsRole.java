package org.tidings.alerts;

import org.tidings.model.Names;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.StreamsRole;

/** The alerts role: the topology, and the eye on the topics that watchlists have of their own. */
public final class AlertsRole implements Role {
    private final ClusterTopics ownTopics;
    private final StreamsRole streams;

    public AlertsRole(RoleContext context) {
        ownTopics = new ClusterTopics(context.kafka().admin());
        streams = new StreamsRole(
                Names.ALERTS,
                context.kafka().id(Names.ALERTS),
                context,
                AlertsTopology.of(
                        context.settings().alerts(),
                        context.kafka()::topic,
                        ownTopics,
                        context.clock(),
                        context.meters()));
    }

    @Override
    public String name() {
        return Names.ALERTS;
    }

    @Override
    public void start() {
        ownTopics.start(streams::start);
    }

    @Override
    public void stop() {
        ownTopics.close();
        streams.stop();
    }

    @Override
    public void close() {
        ownTopics.close();
        streams.close();
    }

    @Override
    public Health check() {
        return streams.check();
    }
}
