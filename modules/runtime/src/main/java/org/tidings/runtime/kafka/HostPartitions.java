package org.tidings.runtime.kafka;

import java.util.Locale;
import org.apache.kafka.common.utils.Utils;

/** The one function from a host to its partition, for every topic that is partitioned by host. */
public final class HostPartitions {
    private HostPartitions() {}

    /**
     * The partition of a host among {@code count}.
     *
     * @param host as {@link org.tidings.model.Urls#host} gives it; case does not matter
     */
    public static int of(String host, int count) {
        return ofKey(host.toLowerCase(Locale.ROOT), count);
    }

    /** Where the default partitioner puts a key. */
    public static int ofKey(String key, int count) {
        return Utils.toPositive(Utils.murmur2(Records.key(key))) % count;
    }
}
