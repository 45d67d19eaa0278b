package io.vertac.sink.postgres;

import io.vertac.events.SensorTrace;
import java.time.Instant;

/**
 * A curve and when its record was written.
 *
 * @param time of the record; of two about one curve the later counts
 */
record TimedTrace(SensorTrace trace, Instant time) {}
