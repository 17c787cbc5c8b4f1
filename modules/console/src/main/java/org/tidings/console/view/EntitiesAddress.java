package org.tidings.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
        Sort chosen = Sort.DAY;
        for (Sort known : Sort.values()) {
            chosen = known.word().equals(sort) ? known : chosen;
        }
        return new EntitiesAddress(search == null ? "" : search.strip(), chosen, Math.clamp(rows, STEP, MOST));
    }

    public String path() {
        String rowsPart = rows == STEP ? "" : "&rows=" + rows;
        String searchPart = search.isEmpty() ? "" : "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        return "/entities?sort=" + sort.word() + searchPart + rowsPart;
    }

    public EntitiesAddress by(Sort other) {
        return new EntitiesAddress(search, other, STEP);
    }

    public @Nullable EntitiesAddress more() {
        return rows >= MOST ? null : new EntitiesAddress(search, sort, rows + STEP);
    }
}
