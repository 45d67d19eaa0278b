package io.vertac.road;

import java.util.Map;

/** Kafka, registry, PostgreSQL and time-series store, wherever they run; started already. */
interface Parts {
  /** How services reach the parts, as in the section "Environment" of the manual. */
  Map<String, String> variables();

  ReadingsStore readings();
}
