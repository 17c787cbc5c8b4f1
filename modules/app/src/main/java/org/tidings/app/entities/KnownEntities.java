package org.tidings.app.entities;

import org.jspecify.annotations.Nullable;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.runtime.kafka.ConfigWriter;

/** The ids and Wikidata ids of the entities that stand there: a few bytes each, since there may be millions. */
public final class KnownEntities implements ConfigWriter.Watcher {
    private static final String KEY = ConfigItem.Kind.ENTITY.word() + "/";
    private static final long GONE = -1;
    private static final long WITHOUT = -2;

    /** By id, the number in its Wikidata id, or one of the two above. */
    private final HashTable ids = new HashTable();

    private final HashTable numbers = new HashTable();

    @Override
    public void item(String key, @Nullable ConfigItem item) {
        if (item instanceof Entity entity) {
            add(entity.id(), entity.wikidata());
        } else if (key.startsWith(KEY)) {
            remove(key.substring(KEY.length()));
        }
    }

    void add(String id, @Nullable String wikidata) {
        remove(id);
        long number = wikidata == null ? WITHOUT : number(wikidata);
        ids.put(HashTable.hash(id), number);
        if (number > 0) {
            numbers.put(number, 1);
        }
    }

    private void remove(String id) {
        long key = HashTable.hash(id);
        long number = ids.get(key);
        if (number != HashTable.NONE) {
            ids.put(key, GONE);
        }
        if (number > 0) {
            numbers.put(number, GONE);
        }
    }

    boolean hasId(String id) {
        long number = ids.get(HashTable.hash(id));
        return number != HashTable.NONE && number != GONE;
    }

    boolean hasWikidata(@Nullable String wikidata) {
        return wikidata != null && numbers.get(number(wikidata)) == 1;
    }

    private static long number(String wikidata) {
        return Long.parseLong(wikidata, 1, wikidata.length(), 10);
    }
}
