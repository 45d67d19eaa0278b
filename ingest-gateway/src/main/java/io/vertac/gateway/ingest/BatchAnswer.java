package io.vertac.gateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.gateway.json.Json;
import io.vertac.gateway.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is answered to a batch.
 *
 * @param ackId the same for the same batch
 * @param bufferStatus ok or throttled
 * @param samplesReceived that Kafka has
 * @param samplesRejected null if none were
 * @param errors why, of the first hundred; null if none were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchAnswer(
    String ackId,
    String bufferStatus,
    int samplesReceived,
    Integer samplesRejected,
    List<FieldError> errors) {

  /** As JSON; by hand if nothing was rejected, because that is answered to nearly every request. */
  public byte[] json() {
    if (samplesRejected != null || errors != null) {
      return Json.bytes(this);
    }
    // None of these has a character that JSON would escape.
    String text =
        "{\"ack_id\":\""
            + ackId
            + "\",\"buffer_status\":\""
            + bufferStatus
            + "\",\"samples_received\":"
            + samplesReceived
            + '}';
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
