package org.tidings.filter.match;

import java.util.HashMap;
import java.util.Map;
import org.tidings.model.Entity;

/**
 * Finds entities by their aliases: among those whose conditions hold, the leftmost longest alias wins its words, and one
 * that was written wins over one that was derived. One thread changes it, in numbered steps; any number read, each as of one
 * step.
 */
final class Gazetteer {
    private final Map<String, Lexicon.Owner> byEntity = new HashMap<>();
    private volatile Lexicon lexicon = new Lexicon();
    private int ended;

    /** Adds or replaces an entity, from {@code epoch} on. */
    void put(Entity entity, long epoch) {
        remove(entity.id(), epoch);
        Lexicon.Owner owner = new Lexicon.Owner(entity.id(), epoch);
        byEntity.put(entity.id(), owner);
        Lexicon into = lexicon;
        EntityNames.of(entity).forEach(name -> into.add(owner, name.tokens(), name.traits(), into.rule(name.rules())));
    }

    /** Removes an entity from {@code epoch} on; earlier readers still see it until {@link #sweep}. */
    void remove(String id, long epoch) {
        Lexicon.Owner owner = byEntity.remove(id);
        if (owner != null) {
            owner.end(epoch);
            ended += owner.aliases;
        }
    }

    /** How many aliases wait to be swept; 0 as long as it is not worth going through all of them. */
    int dead() {
        return ended > lexicon.size() / 4 ? ended : 0;
    }

    void sweep() {
        if (dead() > 0) {
            lexicon = lexicon.living();
            ended = 0;
        }
    }

    /** Writes the mentions into the article. */
    void find(Analysed article, long epoch) {
        new NameSearch(lexicon, article, epoch).run();
        article.tidyMentions();
    }
}
