package org.tidings.courier;

import org.tidings.model.Names;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.StreamsRole;

/** The notifier: decides which channels are told of an alert. */
public final class NotifierRole implements Role {
    private final StreamsRole streams;

    public NotifierRole(RoleContext context) {
        streams = new StreamsRole(
                Names.NOTIFIER,
                context.kafka().id(Names.NOTIFIER),
                context,
                NotifierTopology.of(context.kafka()::topic, context.clock(), context.meters()));
    }

    @Override
    public String name() {
        return Names.NOTIFIER;
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public void stop() {
        streams.stop();
    }

    @Override
    public void close() {
        streams.close();
    }

    @Override
    public Health check() {
        return streams.check();
    }
}
