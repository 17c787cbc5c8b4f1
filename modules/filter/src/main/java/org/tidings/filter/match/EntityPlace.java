package org.tidings.filter.match;

import org.jspecify.annotations.Nullable;

/**
 * A place where an article names an entity.
 *
 * @param entity its id
 * @param field {@code title}, {@code body} or {@code author}
 * @param start offset in the field's text, in UTF-16 units
 * @param end offset behind its last character
 * @param text the name as it stands there
 * @param derivedFrom the name that somebody wrote, where it stands there in an inflected form; null = it is a name as written
 */
public record EntityPlace(
        String entity,
        String field,
        int start,
        int end,
        String text,
        @Nullable String derivedFrom) {
    public boolean isDerived() {
        return derivedFrom != null;
    }
}
