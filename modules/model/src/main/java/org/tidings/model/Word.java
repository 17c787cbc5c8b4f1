package org.tidings.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An enum constant as people and JSON read it: lower case, dashes ({@code NOT_NEWS} is {@code not-news}). */
public interface Word {
    /** Given by every enum. */
    String name();

    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that is read so, to the letter; null = there is none. */
    static <E extends Enum<E> & Word> @Nullable E find(Class<E> type, @Nullable String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        return null;
    }
}
