package org.tidings.model;

/** What people configure, on the compacted topic {@code config}, keyed {@code kind/id}. */
public sealed interface ConfigItem permits Watchlist, Entity, Channel, NotAName {
    String id();

    Origin origin();

    /** The record's key. */
    default String key() {
        return Kind.of(this).word() + "/" + id();
    }

    /**
     * Reads an item as it stands on the topic.
     *
     * @throws BadRecord when the key names no known kind or the bytes are no item of it
     */
    static ConfigItem read(String key, byte[] json) {
        Kind kind = Word.find(Kind.class, key.substring(0, Math.max(0, key.indexOf('/'))));
        if (kind == null) {
            throw new BadRecord("no configuration has the key " + key, null);
        }
        return Json.read(json, kind.type());
    }

    /** The first part of the key. */
    enum Kind implements Word {
        WATCHLIST(Watchlist.class),
        ENTITY(Entity.class),
        CHANNEL(Channel.class),
        NOT_A_NAME(NotAName.class);

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
                case NotAName n -> NOT_A_NAME;
            };
        }
    }

    /** Key of the record that ends a batch: readers apply what came before it at once. */
    String BATCH_END = "batch/end";
}
