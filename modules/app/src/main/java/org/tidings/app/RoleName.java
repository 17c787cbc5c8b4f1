package org.tidings.app;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tidings.model.Word;

/** The roles, in the order in which they are started: whoever reads a topic is there before whoever writes it. */
public enum RoleName implements Word {
    CONSOLE,
    COURIER,
    NOTIFIER,
    ALERTS,
    FILTER,
    SCRAPER,
    INTAKE,
    POLLER;

    /**
     * Reads {@code poller,intake}; {@code all} is every one.
     *
     * @throws IllegalArgumentException naming what is no role and which there are
     */
    public static Set<RoleName> parse(String text) {
        Set<RoleName> roles = EnumSet.noneOf(RoleName.class);
        for (String word : text.split(",", -1)) {
            roles.addAll(one(word.strip()));
        }
        return roles;
    }

    private static List<RoleName> one(String word) {
        if (word.equals("all")) {
            return List.of(values());
        }
        List<RoleName> found =
                Arrays.stream(values()).filter(role -> role.word().equals(word)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no role \"" + word + "\"; there are "
                    + String.join(", ", Arrays.stream(values()).map(Word::word).toList()));
        }
        return found;
    }
}
