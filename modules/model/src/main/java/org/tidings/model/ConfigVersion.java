package org.tidings.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record that ends a batch of changes, under {@link ConfigItem#BATCH_END}.
 *
 * @param version of the whole configuration, counted from 1 by batches; null in older records
 */
public record ConfigVersion(
        String who, Instant at, @Nullable Long version) {}
