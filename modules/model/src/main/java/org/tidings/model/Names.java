package org.tidings.model;

/**
 * Every id by which Tidings is known to a cluster. They are part of the stored state: renaming one loses offsets, stores
 * or fencing.
 */
public final class Names {
    public static final String DEFAULT_PREFIX = "tidings.";

    /** Consumer groups and Streams application ids, behind the prefix with its dots as dashes. */
    public static final String POLLER = "poller";

    public static final String INTAKE = "intake";
    public static final String SCRAPER = "scraper";
    public static final String FILTER = "filter";
    public static final String ALERTS = "alerts";
    public static final String NOTIFIER = "notifier";
    public static final String COURIER = "courier";

    /** The one transactional id of all writers of {@code config} and {@code feeds}: the newer fences the older. */
    public static final String CONFIG_WRITER = "config";

    private Names() {}

    /** A group, application or transactional id: {@code tidings-poller} for the prefix {@code tidings.}. */
    public static String id(String prefix, String name) {
        return prefix.replace('.', '-') + name;
    }
}
