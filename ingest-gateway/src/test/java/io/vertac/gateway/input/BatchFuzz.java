package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertac.gateway.problem.Refusal;
import java.time.Instant;

/** Gives bodies of batches to both readers: the scanner agrees with Jackson, or leaves them. */
class BatchFuzz {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final ScannerAgainstJackson both = new ScannerAgainstJackson();
  private final BatchParser parser = new BatchParser(1000);

  @FuzzTest(maxDuration = "20s")
  void shouldAnswerWhateverComesWithOneVoice(byte[] body) {
    boolean scanned = both.agreeOn(body);
    try {
      parser.parse(body, NOW);
    } catch (Refusal refused) {
      assertThat(scanned).as("scanned, but refused: %s", refused.getMessage()).isFalse();
    }
  }
}
