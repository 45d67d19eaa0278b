package io.vertac.sink.postgres;

import io.vertac.events.SensorDeviation;
import java.time.Instant;

/**
 * A deviation and the time of its record, as it holds none itself.
 *
 * @param time of the record, which is that of the cycle's final event
 */
record TimedDeviation(SensorDeviation deviation, Instant time) {}
