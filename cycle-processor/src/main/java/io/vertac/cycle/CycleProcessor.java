package io.vertac.cycle;

import io.vertac.config.Environment;
import io.vertac.cycle.domain.CycleRules;
import io.vertac.cycle.domain.Decision;
import io.vertac.cycle.domain.LateSamples;
import io.vertac.cycle.topology.CycleTopology;
import io.vertac.serde.AvroSerdes;
import io.vertac.streams.RefusedRecords;
import io.vertac.streams.StreamsService;
import io.vertac.streams.StreamsSettings;
import java.util.Arrays;
import java.util.List;

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
    return new StreamsService(
        settings, new CycleTopology(settings.kafka(), serdes, rules), refused());
  }

  private static RefusedRecords refused() {
    List<String> codes =
        Arrays.stream(Decision.Code.values())
            .filter(code -> code != Decision.Code.ok)
            .map(Decision.Code::name)
            .toList();
    return new RefusedRecords(NAME, List.of(LateSamples.REASON), codes);
  }
}
