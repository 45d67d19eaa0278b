package io.vertac.gateway.ingest;

import io.vertac.events.DeadLetter;
import io.vertac.events.PayloadFormat;
import io.vertac.gateway.input.RejectedSample;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes dead letters of samples that cannot be true: as they were received, in the shape in which
 * they can be posted again once corrected.
 */
final class RejectedSamples {
  private static final int MAX_REASONS = 5;
  private static final String REASON = "invalid_sample";
  private static final String SERVICE = "ingest-gateway";
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  private final String originTopic;
  private final int maxPayloadBytes;

  /**
   * @param originTopic where the samples were on their way to
   * @param maxPayloadBytes of one dead letter; more samples make more letters
   */
  RejectedSamples(String originTopic, int maxPayloadBytes) {
    this.originTopic = originTopic;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  List<DeadLetter> letters(
      String streamId, byte[] body, List<RejectedSample> rejected, Instant receivedAt) {
    List<DeadLetter> letters = new ArrayList<>();
    int from = 0;
    while (from < rejected.size()) {
      int to = from + 1;
      int bytes = length(rejected.get(from));
      while (to < rejected.size() && bytes + length(rejected.get(to)) <= maxPayloadBytes) {
        bytes += length(rejected.get(to));
        to++;
      }
      letters.add(letter(streamId, body, rejected.subList(from, to), receivedAt));
      from = to;
    }
    return letters;
  }

  private static int length(RejectedSample sample) {
    return sample.to() - sample.from() + 1;
  }

  private DeadLetter letter(
      String streamId, byte[] body, List<RejectedSample> rejected, Instant receivedAt) {
    return DeadLetter.newBuilder()
        .setReason(REASON)
        .setCause(cause(rejected))
        .setService(SERVICE)
        .setOriginTopic(originTopic)
        .setOriginTime(receivedAt)
        .setOriginKey(streamId)
        .setPayloadFormat(PayloadFormat.json)
        .setPayload(ByteBuffer.wrap(payload(streamId, body, rejected)))
        .build();
  }

  private static byte[] payload(String streamId, byte[] body, List<RejectedSample> rejected) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    String head = "{\"stream_id\":\"" + streamId + "\",\"samples\":[";
    json.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < rejected.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.write(body, rejected.get(i).from(), rejected.get(i).to() - rejected.get(i).from());
    }
    json.writeBytes(TAIL);
    return json.toByteArray();
  }

  private static String cause(List<RejectedSample> rejected) {
    String reasons =
        rejected.stream()
            .limit(MAX_REASONS)
            .map(sample -> sample.error().pointer() + ": " + sample.error().message())
            .collect(Collectors.joining("; "));
    int more = rejected.size() - MAX_REASONS;
    return more > 0 ? reasons + "; and " + more + " more" : reasons;
  }
}
