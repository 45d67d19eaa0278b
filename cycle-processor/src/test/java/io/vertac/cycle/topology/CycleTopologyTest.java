package io.vertac.cycle.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.serde.LocalSerdes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CycleTopologyTest {

  @Test
  void shouldHaveTheShapeThatStateAndSubscribersDependOn() throws IOException {
    String description =
        new CycleTopology(CycleScenario.KAFKA, new LocalSerdes(), CycleScenario.RULES)
            .get()
            .describe()
            .toString();
    try (InputStream golden = getClass().getResourceAsStream("/cycle-topology.txt")) {
      assertThat(description.strip())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }
}
