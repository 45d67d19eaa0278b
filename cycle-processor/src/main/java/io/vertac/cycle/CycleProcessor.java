package io.vertac.cycle;

import io.vertac.config.Environment;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.cycle.topology.CycleTopology;
import io.vertac.serde.AvroSerdes;
import io.vertac.streams.StreamsService;
import io.vertac.streams.StreamsSettings;

/** The cycle-processor service. */
public final class CycleProcessor {
  public static final String NAME = "cycle-processor";

  private CycleProcessor() {}

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static StreamsService from(Environment environment) {
    StreamsSettings settings = StreamsSettings.from(environment, NAME);
    CycleRules rules = CycleRules.from(environment);
    AvroSerdes serdes = new AvroSerdes(settings.kafka());
    return new StreamsService(settings, new CycleTopology(settings.kafka(), serdes, rules));
  }
}
