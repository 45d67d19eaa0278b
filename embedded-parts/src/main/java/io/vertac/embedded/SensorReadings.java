package io.vertac.embedded;

import io.questdb.cairo.CairoEngine;
import io.questdb.griffin.SqlException;
import java.util.List;

/**
 * The table that raw readings are written to, in the shape of the contract's line protocol, and the
 * one-minute aggregates that outlive them.
 */
final class SensorReadings {
  private static final String RAW =
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

  /** Once a minute and not at every commit: that costs a third of the highest write rate. */
  private static final String PER_MINUTE =
      """
      CREATE MATERIALIZED VIEW IF NOT EXISTS sensor_readings_1m
      WITH BASE sensor_readings REFRESH EVERY 1m AS (
        SELECT timestamp, dataset_id, stream_id, sensor_id, sensor_name,
          avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value,
          count() AS sample_count
        FROM sensor_readings SAMPLE BY 1m
      ) PARTITION BY DAY TTL 90 DAYS
      """;

  /**
   * A reading that arrives when its minute's raw readings are gone already would replace their
   * aggregate by its own. Seven days less one hour, so that the hour being dropped is never used.
   */
  private static final String KEEP_OLD_AGGREGATES =
      "ALTER MATERIALIZED VIEW sensor_readings_1m SET REFRESH LIMIT 167 HOURS";

  private SensorReadings() {}

  static void create(CairoEngine engine) throws SqlException {
    for (String statement : List.of(RAW, PER_MINUTE, KEEP_OLD_AGGREGATES)) {
      engine.execute(statement);
    }
  }
}
