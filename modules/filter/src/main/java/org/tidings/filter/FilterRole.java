package org.tidings.filter;

import org.tidings.model.Names;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.kafka.StreamsRole;

/** The filter role: the topology, run by Streams. */
public final class FilterRole implements Role {
    private final StreamsRole streams;

    public FilterRole(RoleContext context) {
        streams = new StreamsRole(
                Names.FILTER,
                context.kafka().id(Names.FILTER),
                context,
                FilterTopology.of(context.kafka()::topic, context.clock(), context.meters()));
    }

    @Override
    public String name() {
        return streams.name();
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
