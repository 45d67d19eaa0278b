package io.vertac.gateway.input;

import io.vertac.events.PostedBatch;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaNormalization;

/**
 * Reads and checks a batch that comes as Avro: the single-object encoding of {@link PostedBatch}.
 *
 * <p>A batch with any fault is written as JSON and read again as such, so that it meets the same
 * rules, gets the same answer, and leaves the same dead letters.
 */
final class AvroBatchParser {
  private static final byte[] HEADER = header();

  private final int maxSamples;
  private final KnownSensors known;
  private final TokenBatchParser tokens;

  AvroBatchParser(int maxSamples, KnownSensors known, TokenBatchParser tokens) {
    this.maxSamples = maxSamples;
    this.known = known;
    this.tokens = tokens;
  }

  /**
   * @throws Refusal 400 not Avro of this schema, 413 too many samples, 422 not a batch
   */
  ParsedBatch parse(byte[] body, Instant now) {
    if (!Arrays.equals(HEADER, Arrays.copyOf(body, HEADER.length))) {
      throw malformed("begins otherwise");
    }
    try {
      Reading reading = new Reading(body, TimeWindow.at(now));
      reading.read();
      return reading.good
          ? reading.batch()
          : tokens.parse(new BatchAsJson(reading.batch()).bytes(), now);
    } catch (IOException e) {
      throw malformed("does not hold what its schema says");
    }
  }

  private static Refusal malformed(String why) {
    return Refusal.of(
        RefusalKind.MALFORMED,
        "the body is not the single-object encoding of io.vertac.events.PostedBatch: it " + why);
  }

  /** Two fixed bytes and the schema's fingerprint. */
  private static byte[] header() {
    long fingerprint = SchemaNormalization.parsingFingerprint64(PostedBatch.getClassSchema());
    byte[] header = new byte[2 + Long.BYTES];
    header[0] = (byte) 0xC3;
    header[1] = 0x01;
    for (int i = 0; i < Long.BYTES; i++) {
      header[2 + i] = (byte) (fingerprint >>> (8 * i));
    }
    return header;
  }

  /** One body being read. */
  private final class Reading {
    private final byte[] body;
    private final AvroInput in;
    private final TimeWindow window;
    private final SensorSpan span = new SensorSpan();
    private final List<SensorRef> sensors = new ArrayList<>();
    private final SampleColumns samples = new SampleColumns();
    private String streamId;
    private String batchId;
    private boolean good;

    Reading(byte[] body, TimeWindow window) {
      this.body = body;
      this.in = new AvroInput(body, HEADER.length);
      this.window = window;
    }

    void read() throws IOException {
      streamId = in.readString();
      batchId = in.readOptionalString();
      good = AllowList.isUuid(streamId) && (batchId == null || AllowList.isToken(batchId));
      for (long block = in.readBlock(); block > 0; block = in.readBlock()) {
        for (long i = 0; i < block; i++) {
          readSensor();
        }
      }
      for (long block = in.readBlock(); block > 0; block = in.readBlock()) {
        for (long i = 0; i < block; i++) {
          readSample();
        }
      }
      if (!in.isAtEnd()) {
        throw new IOException("the body goes on");
      }
    }

    ParsedBatch batch() {
      String id = good ? AllowList.canonicalUuid(streamId) : streamId;
      return new ParsedBatch(id, batchId, sensors, samples, List.of(), null);
    }

    private void readSensor() throws IOException {
      span.clear();
      in.skipString();
      span.idFrom = in.textFrom();
      span.idTo = in.textTo();
      if (in.skipOptionalString()) {
        span.nameFrom = in.textFrom();
        span.nameTo = in.textTo();
      }
      if (in.skipOptionalString()) {
        span.unitFrom = in.textFrom();
        span.unitTo = in.textTo();
      }
      sensors.add(sensor());
    }

    /** Most were named in a batch before: neither decoded nor checked again. */
    private SensorRef sensor() throws IOException {
      try {
        return known.get(body, span, span.hash(body)).ref();
      } catch (Unusual e) {
        good = false;
        return new SensorRef(
            in.text(span.idFrom, span.idTo),
            in.text(span.nameFrom, span.nameTo),
            in.text(span.unitFrom, span.unitTo));
      }
    }

    private void readSample() throws IOException {
      if (samples.size() == maxSamples) {
        throw TokenBatchParser.tooMany(maxSamples);
      }
      int sensor = in.readInt();
      if (sensor < 0 || sensor >= sensors.size()) {
        throw Refusal.invalid(
            "/samples/" + samples.size() + "/sensor", "must be the position of one of the sensors");
      }
      long nanos = IsoTime.epochNanos(in.readLong(), in.readInt());
      double value = in.readDouble();
      double quality = in.readDouble();
      samples.add(sensor, nanos, value, quality);
      good &=
          Double.isFinite(value) && quality >= 0 && quality <= 1 && window.complaint(nanos) == null;
    }
  }
}
