package io.vertac.embedded;

import io.questdb.cairo.CairoEngine;
import io.questdb.griffin.SqlException;

/** The table that raw readings are written to, in the shape of the contract's line protocol. */
final class SensorReadingsTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS sensor_readings (
        dataset_id SYMBOL CAPACITY 1024,
        stream_id SYMBOL CAPACITY 4096,
        sensor_id SYMBOL CAPACITY 16384,
        sensor_name SYMBOL CAPACITY 16384,
        value DOUBLE,
        quality DOUBLE,
        latency_ms LONG,
        timestamp TIMESTAMP_NS
      ) TIMESTAMP(timestamp)
      PARTITION BY HOUR
      TTL 7 DAYS
      WAL
      DEDUP UPSERT KEYS(timestamp, dataset_id, stream_id, sensor_id)
      """;

  private SensorReadingsTable() {}

  static void create(CairoEngine engine) throws SqlException {
    engine.execute(CREATE);
  }
}
