package io.vertac.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on RocksDB's memory for the whole process. Without it every store of every task has a
 * cache and write buffers of its own, and memory grows with partitions.
 */
public final class BoundedRocksMemory implements RocksDBConfigSetter {
  /** Write buffers are counted as part of it. */
  private static final long CACHE_BYTES = 144L * 1024 * 1024;

  private static final long WRITE_BUFFER_BYTES = 96L * 1024 * 1024;
  private static final long ONE_WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

  /**
   * What a buffer takes with its first record. RocksDB's own choice, a megabyte, times a hundred
   * stores of a process is more than all of them may have: it then writes a file for every record.
   */
  private static final long FIRST_BYTES = 64L * 1024;

  private static final int BLOOM_BITS = 10;

  private final BloomFilter bloomFilter = new BloomFilter(BLOOM_BITS);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setFilterPolicy(bloomFilter);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
    options.setArenaBlockSize(FIRST_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String storeName, Options options) {
    bloomFilter.close();
  }

  /** Created when the first store opens: RocksDB's library is loaded by then. */
  private static final class Shared {
    static final Cache CACHE = new LRUCache(CACHE_BYTES);
    static final WriteBufferManager WRITE_BUFFERS =
        new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
  }
}
