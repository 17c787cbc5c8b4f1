package org.tidings.model;

/** What people configure, on the compacted topic {@code config}, keyed {@code kind/id}. */
public sealed interface ConfigItem permits Watchlist, Entity, Channel {
    String id();

    Origin origin();

    /** The record's key. */
    default String key() {
        return Kind.of(this).word() + "/" + id();
    }

    /** The first part of the key. */
    enum Kind implements Word {
        WATCHLIST(Watchlist.class),
        ENTITY(Entity.class),
        CHANNEL(Channel.class);

        private final Class<? extends ConfigItem> type;

        Kind(Class<? extends ConfigItem> type) {
            this.type = type;
        }

        public Class<? extends ConfigItem> type() {
            return type;
        }

        public static Kind of(ConfigItem item) {
            return switch (item) {
                case Watchlist w -> WATCHLIST;
                case Entity e -> ENTITY;
                case Channel c -> CHANNEL;
            };
        }
    }

    /** Key of the record that ends a batch: readers apply what came before it at once. */
    String BATCH_END = "batch/end";
}
