package org.tidings.app.entities;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.tidings.model.Entity;

/**
 * Imports the items of a dump of Wikidata that pass its filters.
 *
 * @param languages whose names are taken, by primary tag; at least one
 * @param kinds QIDs of which an item must be an instance, directly; empty = any
 * @param minSitelinks how many pages about it there must be
 */
public record WikidataImport(List<String> languages, Set<String> kinds, int minSitelinks) {
    public WikidataImport {
        languages = List.copyOf(languages);
        kinds = Set.copyOf(kinds);
    }

    /**
     * @return how many items were read
     * @throws BadRow when the file is no dump, with the line; what came before it is added
     */
    public long run(DumpFile file, EntityImport into, ImportProgress progress) throws IOException {
        WikidataNames names = new WikidataNames(languages);
        long read = 0;
        try (WikidataReader reader = new WikidataReader(file.content(), languages)) {
            for (WikidataItem item = reader.next(); item != null; item = reader.next()) {
                read++;
                Entity entity = passes(item) ? names.entity(item) : null;
                if (entity != null) {
                    into.addByWikidata(entity, item.id());
                }
                progress.tell(read, into.added(), file.part());
            }
        }
        return read;
    }

    private boolean passes(WikidataItem item) {
        return item.sitelinks() >= minSitelinks && (kinds.isEmpty() || !Collections.disjoint(kinds, item.kinds()));
    }
}
