package io.vertac.deviation;

import io.vertac.config.Environment;
import io.vertac.deviation.domain.AnalysisSettings;
import io.vertac.deviation.topology.DeviationTopology;
import io.vertac.serde.AvroSerdes;
import io.vertac.streams.StreamsService;
import io.vertac.streams.StreamsSettings;

/** The deviation-processor service. */
public final class DeviationProcessor {
  public static final String NAME = "deviation-processor";

  private DeviationProcessor() {}

  /**
   * @throws io.vertac.config.ConfigurationException if a setting cannot be used
   */
  public static StreamsService from(Environment environment) {
    StreamsSettings settings = StreamsSettings.from(environment, NAME);
    AvroSerdes serdes = new AvroSerdes(settings.kafka());
    AnalysisSettings analysis = AnalysisSettings.from(environment);
    return new StreamsService(settings, new DeviationTopology(settings.kafka(), serdes, analysis));
  }
}
