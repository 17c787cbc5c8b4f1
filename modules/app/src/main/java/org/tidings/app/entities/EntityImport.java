package org.tidings.app.entities;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.ConfigWriter.Changes;

/**
 * Adds entities in batches of one transaction each. What stands there already stays as it is, so a second run goes on where
 * the first one stopped.
 */
public final class EntityImport implements AutoCloseable {
    static final int BATCH = 2_000;

    private final ConfigWriter writer;
    private final KnownEntities known;
    private final String who;
    private final boolean dryRun;
    private final List<Entity> batch = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> takenWikidata = new HashSet<>();
    private long added;
    private long knownBefore;

    /**
     * @param writer one that tells {@code known} what stands there
     * @param dryRun writes nothing
     */
    public EntityImport(ConfigWriter writer, KnownEntities known, String who, boolean dryRun) {
        this.writer = writer;
        this.known = known;
        this.who = who;
        this.dryRun = dryRun;
        writer.state();
    }

    public long added() {
        return added;
    }

    /** How many were not added because they stand there already. */
    public long known() {
        return knownBefore;
    }

    /** Adds one under its id, unless it is known. */
    public void add(Entity entity) {
        if (isKnown(entity) || taken.contains(entity.id())) {
            knownBefore++;
        } else {
            put(entity);
        }
    }

    /** Adds one that is known by its Wikidata id alone: where its id is another's, the Wikidata id is appended. */
    public void addByWikidata(Entity entity, String wikidata) {
        if (known.hasWikidata(wikidata) || takenWikidata.contains(wikidata)) {
            knownBefore++;
            return;
        }
        boolean free = !known.hasId(entity.id()) && !taken.contains(entity.id());
        String id = entity.id() + "-" + wikidata.toLowerCase(Locale.ROOT);
        add(free ? entity : new Entity(id, entity.name(), wikidata, entity.aliases(), entity.forms(), entity.origin()));
    }

    private boolean isKnown(Entity entity) {
        return known.hasId(entity.id())
                || known.hasWikidata(entity.wikidata())
                || contains(takenWikidata, entity.wikidata());
    }

    private static boolean contains(Set<String> set, @Nullable String value) {
        return value != null && set.contains(value);
    }

    private void put(Entity entity) {
        batch.add(entity);
        taken.add(entity.id());
        if (entity.wikidata() != null) {
            takenWikidata.add(entity.wikidata());
        }
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        List<Entity> written = dryRun ? List.copyOf(batch) : write();
        written.forEach(entity -> known.add(entity.id(), entity.wikidata()));
        added += written.size();
        knownBefore += batch.size() - written.size();
        batch.clear();
        taken.clear();
        takenWikidata.clear();
    }

    /** Decided on what stands there at that moment; gives what was written. */
    private List<Entity> write() {
        List<Entity> fresh = new ArrayList<>();
        writer.update(who, Origin.CLI, state -> {
            fresh.clear();
            batch.stream()
                    .filter(entity -> !known.hasId(entity.id()) && !known.hasWikidata(entity.wikidata()))
                    .forEach(fresh::add);
            return Changes.put(fresh.toArray(ConfigItem[]::new));
        });
        return fresh;
    }

    /** Writes what is left; an import that failed is not closed. */
    @Override
    public void close() {
        if (!batch.isEmpty()) {
            flush();
        }
    }
}
