package org.tidings.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum constant as people and JSON read it: lower case, dashes ({@code NOT_NEWS} is {@code not-news}). */
public interface Word {
    /** Given by every enum. */
    String name();

    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
