package org.tidings.poller.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of a document's facts is kept: ten times what any publisher needs, and no more for one who wants to hurt. */
final class Bounds {
    static final int TEXT = PlainText.MOST_CHARACTERS;
    static final int ADDRESS = 8_192;
    static final int NAME = 1_000;
    static final int NAMES = 100;

    private Bounds() {}

    static @Nullable String text(@Nullable String text) {
        return text == null || text.length() <= TEXT ? text : text.substring(0, TEXT);
    }

    /** An address or an id; null where it is too long, as half of one is another. */
    static @Nullable String address(@Nullable String address) {
        return address == null || address.length() > ADDRESS ? null : address;
    }

    static @Nullable String name(@Nullable String name) {
        return name == null || name.length() > NAME ? null : name;
    }

    static List<String> names(List<String> names) {
        return names.stream().filter(name -> name.length() <= NAME).limit(NAMES).toList();
    }
}
