package org.tidings.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The written stories, and generated ones by the same outlets after them. */
record BothEditions(Edition written, Edition generated) implements Edition {
    @Override
    public List<Outlet> outlets() {
        return written.outlets();
    }

    @Override
    public Optional<Outlet> outlet(String host) {
        return written.outlet(host);
    }

    @Override
    public List<Item> front(Outlet outlet, @Nullable Instant begun, Instant now) {
        return Stream.concat(generated.front(outlet, begun, now).stream(), written.front(outlet, begun, now).stream())
                .limit(FRONT)
                .toList();
    }

    @Override
    public Optional<Item> at(Outlet outlet, String path, @Nullable Instant begun, Instant now) {
        return written.at(outlet, path, begun, now).or(() -> generated.at(outlet, path, begun, now));
    }

    @Override
    public Optional<Item> byId(Outlet outlet, String id, @Nullable Instant begun, Instant now) {
        return written.byId(outlet, id, begun, now).or(() -> generated.byId(outlet, id, begun, now));
    }

    @Override
    public List<Published> published(Instant begun, Instant now) {
        return Stream.concat(written.published(begun, now).stream(), generated.published(begun, now).stream())
                .toList();
    }
}
