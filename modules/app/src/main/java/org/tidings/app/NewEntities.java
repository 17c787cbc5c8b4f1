package org.tidings.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.runtime.kafka.ConfigWriter;
import org.tidings.runtime.kafka.ConfigWriter.Changes;

/**
 * Entities that somebody wants to add, held against those that stand there: one that is known stays as it is.
 *
 * @param known of those that are not added, the id under which each stands there: its own, or that of its Wikidata id
 */
public record NewEntities(List<Entity> added, Map<String, String> known) {
    /** What {@code --json} prints. */
    public record Ids(List<String> added, Map<String, String> known) {}

    public NewEntities {
        added = List.copyOf(added);
        known = Map.copyOf(known);
    }

    public static NewEntities of(List<Entity> wanted, ConfigWriter.State state) {
        Map<String, Entity> there = Plan.of(Entity.class, state.items());
        Map<String, String> byWikidata = new HashMap<>();
        there.values().forEach(entity -> byWikidata.put(entity.wikidata(), entity.id()));
        List<Entity> added = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (Entity entity : wanted) {
            String id = there.containsKey(entity.id())
                    ? entity.id()
                    : entity.wikidata() == null ? null : byWikidata.get(entity.wikidata());
            if (id == null) {
                added.add(entity);
            } else {
                known.put(entity.id(), id);
            }
        }
        return new NewEntities(added, known);
    }

    public Changes changes() {
        return Changes.put(added.toArray(ConfigItem[]::new));
    }

    public Ids ids() {
        return new Ids(added.stream().map(Entity::id).toList(), known);
    }

    /** For people: what is known under another id, and the counts. */
    public List<String> lines(boolean dryRun) {
        List<String> lines = new ArrayList<>();
        known.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(entry -> entry.getKey() + " is known as @" + entry.getValue())
                .sorted()
                .forEach(lines::add);
        lines.add((dryRun ? "Would add " : "Added ") + added.size() + ", " + known.size() + " known already.");
        return lines;
    }
}
