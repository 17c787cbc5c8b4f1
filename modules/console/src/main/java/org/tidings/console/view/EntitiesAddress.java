package org.tidings.console.view;

import org.jspecify.annotations.Nullable;
import org.tidings.model.Word;

/**
 * What the page on who is in the news shows, as an address.
 *
 * @param search a part of a name, an alias or an id; empty = everybody who is in the news
 * @param rows how many
 */
public record EntitiesAddress(String search, Sort sort, int rows) {
    public static final int STEP = 50;
    private static final int MOST = 1_000;

    /** What comes first. */
    public enum Sort implements Word {
        DAY,
        WEEK,
        RISING,
        NAME
    }

    /** From what stands in an address; what is not understood is as if it were not there. */
    public static EntitiesAddress of(@Nullable String search, @Nullable String sort, long rows) {
        Sort chosen = Word.find(Sort.class, sort);
        return new EntitiesAddress(
                search == null ? "" : search.strip(), chosen == null ? Sort.DAY : chosen, Math.clamp(rows, STEP, MOST));
    }

    public String path() {
        return new PageAddress("/entities")
                .with("sort", sort.word())
                .with("q", search.isEmpty() ? null : search)
                .with("rows", rows == STEP ? null : Integer.toString(rows))
                .toString();
    }

    public EntitiesAddress by(Sort other) {
        return new EntitiesAddress(search, other, STEP);
    }

    public @Nullable EntitiesAddress more() {
        return rows >= MOST ? null : new EntitiesAddress(search, sort, rows + STEP);
    }
}
