package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A demo that is told to end is no failure, in the middle of a cycle, either. */
class QuietEndIT {
  private static final int TERMINATED = 143;

  private final TestFolder folder = new TestFolder("quiet");

  @AfterEach
  void clean() {
    folder.delete();
  }

  @Test
  void shouldSayNothingWhenADemoIsEndedInTheMiddleOfACycle() throws Exception {
    for (int run = 0; run < 2; run++) {
      try (StandaloneProcess demo = StandaloneProcess.start("demo", folder.path())) {
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> demo.gateway().text("/api/live/streams").contains("\"active\""));
        assertThat(demo.end()).isEqualTo(TERMINATED);
        assertThat(demo.said()).doesNotContain("Exception").doesNotContain("ERROR");
      }
    }
  }
}
