package org.tidings.app.entities;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import takes from one item of Wikidata.
 *
 * @param id a QID
 * @param labels by language; only those asked for
 * @param aliases by language
 * @param description in the first language that has one
 * @param kinds QIDs of what it is an instance of
 * @param sitelinks how many pages about it there are
 */
record WikidataItem(
        String id,
        Map<String, String> labels,
        Map<String, List<String>> aliases,
        @Nullable String description,
        Set<String> kinds,
        int sitelinks) {}
