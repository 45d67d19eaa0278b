package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

/** Gives one body to both readers. */
final class ScannerAgainstJackson {
  private static final int MAX_SAMPLES = 10_000;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** So few that one takes another's place all the time. */
  private static final int KNOWN_SENSORS = 4;

  private final BatchScanner scanner =
      new BatchScanner(MAX_SAMPLES, new KnownSensors(KNOWN_SENSORS));
  private final TokenBatchParser tokens = new TokenBatchParser(MAX_SAMPLES);

  /**
   * Whether the scanner read it.
   *
   * @throws AssertionError if it did, and Jackson reads something else
   * @throws io.vertac.gateway.problem.Refusal if it did, and Jackson refuses the body
   */
  boolean agreeOn(byte[] body) {
    ParsedBatch scanned = scanner.scan(body, NOW);
    if (scanned == null) {
      return false;
    }
    ParsedBatch parsed = tokens.parse(body, NOW);
    assertThat(scanned.streamId()).isEqualTo(parsed.streamId());
    assertThat(scanned.batchId()).isEqualTo(parsed.batchId());
    assertThat(scanned.sensors()).isEqualTo(parsed.sensors());
    assertThat(parsed.rejected()).isEmpty();
    assertThat(scanned.rejected()).isEmpty();
    assertThat(scanned.samples().size()).isEqualTo(parsed.samples().size());
    for (int i = 0; i < parsed.samples().size(); i++) {
      assertSame(scanned.samples(), parsed.samples(), i);
    }
    return true;
  }

  private static void assertSame(SampleColumns scanned, SampleColumns parsed, int i) {
    boolean same =
        scanned.sensor(i) == parsed.sensor(i)
            && scanned.epochNanos(i) == parsed.epochNanos(i)
            // As bits: minus zero is another number than zero.
            && Double.doubleToLongBits(scanned.value(i)) == Double.doubleToLongBits(parsed.value(i))
            && Double.doubleToLongBits(scanned.quality(i))
                == Double.doubleToLongBits(parsed.quality(i));
    assertThat(same)
        .as(
            "sample %d: scanned %d %d %s %s, parsed %d %d %s %s",
            i,
            scanned.sensor(i),
            scanned.epochNanos(i),
            scanned.value(i),
            scanned.quality(i),
            parsed.sensor(i),
            parsed.epochNanos(i),
            parsed.value(i),
            parsed.quality(i))
        .isTrue();
  }
}
