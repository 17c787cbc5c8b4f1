package org.tidings.model;

/** Who made a feed or a piece of configuration. What a file brought is read-only elsewhere. */
public enum Origin implements Word {
    FILE,
    CONSOLE,
    API,
    CLI
}
