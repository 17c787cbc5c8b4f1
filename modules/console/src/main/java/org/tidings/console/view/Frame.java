package org.tidings.console.view;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the window
 * @param page which place of the masthead is current
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param csrf goes with every form
 * @param unread alerts, for the masthead and the favicon
 * @param failing sources that fail, of all {@code sources}
 * @param level how the pipeline is, in words
 * @param notice a line said once, after something was done
 * @param undo what takes back what the notice tells; null = nothing does
 * @param signedIn whether there is a session to end
 */
public record Frame(
        String title,
        Place page,
        String theme,
        String csrf,
        int unread,
        int failing,
        int sources,
        Level level,
        @Nullable String notice,
        @Nullable String undo,
        boolean signedIn,
        Links assets) {

    public enum Place {
        LIVE("Live", "/live", "inbox"),
        SEARCH("Search", "/search", "search"),
        WATCHLISTS("Watchlists", "/watchlists", "eye"),
        ENTITIES("Entities", "/entities", "people"),
        SOURCES("Sources", "/sources", "feed"),
        DELIVERIES("Deliveries", "/deliveries", "send"),
        PIPELINE("Pipeline", "/pipeline", "pipeline");

        private final String word;
        private final String path;
        private final String icon;

        Place(String word, String path, String icon) {
            this.word = word;
            this.path = path;
            this.icon = icon;
        }

        public String word() {
            return word;
        }

        public String path() {
            return path;
        }

        public String icon() {
            return icon;
        }
    }

    /** @param state {@code ok}, {@code late} or {@code failing} */
    public record Level(String state, String text) {}

    /** Addresses of the files that a page loads, with the hash of their content. */
    public record Links(String css, String script, String editor, String htmx, String icon, String iconUnread) {}

    /** Where what was done on this page is undone. */
    public String undoAt() {
        return switch (page) {
            case WATCHLISTS -> "/watchlists/undo";
            case ENTITIES -> "/entities/undo";
            case LIVE, SEARCH, SOURCES, DELIVERIES, PIPELINE -> "/sources/undo";
        };
    }

    /** How the other of the two is called, for the button. */
    public String otherTheme() {
        return theme.equals("dark") ? "light" : "dark";
    }
}
