package org.tidings.model;

import java.time.Instant;

/**
 * What one channel is to be told, on the topic {@code notices}, keyed by channel.
 *
 * @param id {@link Ids#notice}: the same on every attempt
 * @param due not before
 */
public record Notice(String id, String channel, Alert alert, Instant due) {}
