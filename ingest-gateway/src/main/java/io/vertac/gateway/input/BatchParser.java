package io.vertac.gateway.input;

import io.vertac.gateway.problem.Refusal;
import java.time.Instant;

/**
 * Reads and checks the body of {@code POST /api/live/batch}.
 *
 * <p>What looks as nearly all batches do is scanned, in a third of the time; everything else, and
 * whatever has a fault, is read by Jackson, which has the last word.
 */
public final class BatchParser {
  private static final int KNOWN_SENSORS = 16_384;

  private final BatchScanner scanner;
  private final TokenBatchParser tokens;
  private final AvroBatchParser avro;

  /**
   * @param maxSamples a batch with more is refused with 413
   */
  public BatchParser(int maxSamples) {
    KnownSensors known = new KnownSensors(KNOWN_SENSORS);
    this.scanner = new BatchScanner(maxSamples, known);
    this.tokens = new TokenBatchParser(maxSamples);
    this.avro = new AvroBatchParser(maxSamples, known, tokens);
  }

  /**
   * @param body not compressed
   * @param now what time it is, to tell samples from the future
   * @throws Refusal 400 not of this format, 413 too many samples, 422 not a batch
   */
  public ParsedBatch parse(byte[] body, BodyFormat format, Instant now) {
    return format == BodyFormat.AVRO ? avro.parse(body, now) : parse(body, now);
  }

  /**
   * @param body UTF-8, not compressed
   * @param now what time it is, to tell samples from the future
   * @throws Refusal 400 not JSON, 413 too many samples, 422 not a batch
   */
  public ParsedBatch parse(byte[] body, Instant now) {
    ParsedBatch usual = scanner.scan(body, now);
    return usual != null ? usual : tokens.parse(body, now);
  }
}
