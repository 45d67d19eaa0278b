package io.vertac.gateway.input;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Reads batches that look as nearly all do: the fields of the contract, each at most once, in any
 * order and with any white space, plain strings, and samples without a fault. The one place where
 * JSON is read by hand, because it is read a million times a second.
 *
 * <p>Says nothing about what it does not read; {@link TokenBatchParser} does.
 */
final class BatchScanner {
  private static final int FIRST_SAMPLES = 64;

  /** Of a sample; a batch of more is read as well, a batch of fewer wastes a little memory. */
  private static final int USUAL_SAMPLE_BYTES = 100;

  private static final int MAX_ID_BYTES = 128;

  private final int maxSamples;
  private final KnownSensors known;

  BatchScanner(int maxSamples, KnownSensors known) {
    this.maxSamples = maxSamples;
    this.known = known;
  }

  /**
   * @param now what time it is, to tell samples from the future
   * @return null if the batch has anything that is left to Jackson
   */
  ParsedBatch scan(byte[] body, Instant now) {
    try {
      return new Scan(body, TimeWindow.at(now)).batch();
    } catch (Unusual e) {
      return null;
    }
  }

  /** One body being scanned. */
  private final class Scan {
    private final JsonBytes json;
    private final BatchSensors sensors = new BatchSensors(known);
    private final SampleColumns samples;
    private final SampleScanner scanner;
    private String streamId;
    private String batchId;
    private boolean hasBatchId;
    private boolean hasSamples;

    Scan(byte[] body, TimeWindow window) {
      this.json = new JsonBytes(body);
      int expected = Math.min(maxSamples, FIRST_SAMPLES + body.length / USUAL_SAMPLE_BYTES);
      this.samples = new SampleColumns(expected);
      this.scanner = new SampleScanner(json, window, sensors, samples);
    }

    ParsedBatch batch() {
      json.expect('{');
      do {
        field(text());
      } while (json.skip(','));
      json.expect('}');
      boolean usual =
          json.isAtEnd()
              && hasSamples
              && streamId != null
              && AllowList.isUuid(streamId)
              && (batchId == null || AllowList.isToken(batchId));
      if (!usual) {
        throw Unusual.INSTANCE;
      }
      return new ParsedBatch(
          AllowList.canonicalUuid(streamId), batchId, sensors.list(), samples, List.of(), null);
    }

    private void field(String name) {
      json.expect(':');
      switch (name) {
        case "stream_id" -> {
          requireFirst(streamId == null);
          streamId = text();
        }
        case "batch_id" -> {
          requireFirst(!hasBatchId);
          hasBatchId = true;
          batchId = json.skipNull() ? null : text();
        }
        case "samples" -> {
          requireFirst(!hasSamples);
          hasSamples = true;
          samples();
        }
        default -> throw Unusual.INSTANCE;
      }
    }

    private void samples() {
      json.expect('[');
      if (json.skip(']')) {
        return;
      }
      do {
        if (samples.size() == maxSamples) {
          throw Unusual.INSTANCE;
        }
        scanner.scan();
      } while (json.skip(','));
      json.expect(']');
    }

    /** Short and of ASCII, as keys and ids are. */
    private String text() {
      int from = json.string();
      int length = json.endOfString() - from;
      if (length > MAX_ID_BYTES) {
        throw Unusual.INSTANCE;
      }
      // Bytes beyond ASCII become characters that no key and no id has.
      return new String(json.text(), from, length, StandardCharsets.ISO_8859_1);
    }

    private void requireFirst(boolean first) {
      if (!first) {
        throw Unusual.INSTANCE;
      }
    }
  }
}
