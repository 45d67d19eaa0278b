package io.vertac.gateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.gateway.problem.FieldError;
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
    List<FieldError> errors) {}
