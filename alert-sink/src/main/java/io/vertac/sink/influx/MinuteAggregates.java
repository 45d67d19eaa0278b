package io.vertac.sink.influx;

/**
 * The task that reduces raw readings to one minute: mean, least, largest and number of values.
 *
 * <p>Connectors that were cut off send their samples late; each run therefore computes the last two
 * hours again, which overwrites the same points.
 */
final class MinuteAggregates {
  private static final String SCRIPT =
      """
      import "date"

      option task = {name: "%1$s", every: 5m, offset: 30s}

      readings = from(bucket: "%2$s")
        |> range(start: date.truncate(t: -2h, unit: 1m))
        |> filter(fn: (r) => r["_measurement"] == "sensor_readings" and r["_field"] == "value")

      minutes = (field, fn) => readings
        |> aggregateWindow(every: 1m, fn: fn, createEmpty: false, timeSrc: "_start")
        |> toFloat()
        |> set(key: "_field", value: field)

      union(tables: [
        minutes(field: "value_mean", fn: mean),
        minutes(field: "value_min", fn: min),
        minutes(field: "value_max", fn: max),
        minutes(field: "value_count", fn: count)
      ])
        |> to(bucket: "%3$s")
      """;

  private final String rawBucket;

  MinuteAggregates(InfluxSettings settings) {
    this.rawBucket = settings.bucket();
  }

  String bucket() {
    return rawBucket + "_1m";
  }

  String taskName() {
    return "vertac " + bucket();
  }

  String flux() {
    return SCRIPT.formatted(taskName(), rawBucket, bucket());
  }
}
