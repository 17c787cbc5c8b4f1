package org.tidings.runtime.config;

/** Reads {@link Settings}. */
public final class SettingsReader {
    private SettingsReader() {}
}
