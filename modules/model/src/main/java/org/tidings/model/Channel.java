package org.tidings.model;

import org.jspecify.annotations.Nullable;

/**
 * Where notices go.
 *
 * @param url of a webhook
 * @param secret signs webhooks; a reference, never the secret itself
 * @param paused by a person: notices wait
 */
public record Channel(
        String id,
        Type type,
        @Nullable String url,
        @Nullable SecretRef secret,
        boolean paused,
        Origin origin) implements ConfigItem {

    public enum Type implements Word {
        WEBHOOK
    }
}
