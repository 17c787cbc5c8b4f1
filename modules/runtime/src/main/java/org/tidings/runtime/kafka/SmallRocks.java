package org.tidings.runtime.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** Keeps each RocksDB store small (about 12 MiB), since six roles with dozens of stores may share one process. */
public final class SmallRocks implements RocksDBConfigSetter {
    private static final long BLOCK_CACHE = 4L << 20;
    private static final long WRITE_BUFFER = 4L << 20;

    private final Cache cache = new LRUCache(BLOCK_CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String store, Options options) {
        cache.close();
    }
}
