package io.vertac.gateway.ingest;

import io.vertac.events.DeadLetter;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.input.BatchParser;
import io.vertac.gateway.input.BodyFormat;
import io.vertac.gateway.input.ParsedBatch;
import io.vertac.gateway.input.RejectedSample;
import io.vertac.gateway.kafka.Encoders;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.topics.StableId;
import io.vertac.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes batches of samples and answers when Kafka has them. */
public final class BatchIntake {
  private static final int MAX_LISTED_ERRORS = 100;

  private final BatchParser parser;
  private final StreamDirectory directory;
  private final Publisher publisher;
  private final Encoders encoders;
  private final BatchRecords records;
  private final RejectedSamples rejectedSamples;
  private final InFlightBudget budget;

  /**
   * @param samplesTopic the full name of the topic of samples, for dead letters
   * @param maxRecordBytes the largest encoded value of a record
   */
  public BatchIntake(
      BatchParser parser,
      StreamDirectory directory,
      Publisher publisher,
      Encoders encoders,
      InFlightBudget budget,
      String samplesTopic,
      int maxRecordBytes) {
    this.parser = parser;
    this.directory = directory;
    this.publisher = publisher;
    this.encoders = encoders;
    this.budget = budget;
    this.records = new BatchRecords(encoders.samples().prefix(), maxRecordBytes);
    // A letter also carries names and reasons.
    this.rejectedSamples = new RejectedSamples(samplesTopic, maxRecordBytes / 2);
  }

  /**
   * @param body not compressed
   * @param receivedAt when the request was complete; whole microseconds
   * @param caller a stream it may not write to is unknown to it
   * @return completes when all in-sync replicas have the good samples and the dead letter of the
   *     bad ones; fails with a {@link io.vertac.gateway.problem.Refusal}
   * @throws io.vertac.gateway.problem.Refusal if the body is not a batch
   */
  public CompletableFuture<BatchAnswer> accept(
      byte[] body, BodyFormat format, Instant receivedAt, Caller caller) {
    ParsedBatch batch = parser.parse(body, format, receivedAt);
    String batchId = batch.batchId() == null ? ContentId.of(batch) : batch.batchId();
    return directory
        .require(batch.streamId(), caller)
        .thenCompose(stream -> publish(batch, batchId, stream.registered(), receivedAt))
        .thenApply(nothing -> answer(batch, batchId));
  }

  private CompletableFuture<Void> publish(
      ParsedBatch batch, String batchId, StreamRegistered stream, Instant receivedAt) {
    List<CompletableFuture<?>> acknowledged = new ArrayList<>();
    if (batch.samples().size() > 0) {
      for (byte[] record : records.encode(batch, batchId, stream, receivedAt)) {
        acknowledged.add(publisher.send(Topics.SAMPLES, batch.streamId(), receivedAt, record));
      }
    }
    for (DeadLetter letter :
        rejectedSamples.letters(batch.streamId(), batch.source(), batch.rejected(), receivedAt)) {
      acknowledged.add(
          publisher.send(encoders.deadLetters(), batch.streamId(), receivedAt, letter));
    }
    return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
  }

  private BatchAnswer answer(ParsedBatch batch, String batchId) {
    List<FieldError> errors =
        batch.rejected().stream().limit(MAX_LISTED_ERRORS).map(RejectedSample::error).toList();
    return new BatchAnswer(
        StableId.of("ack", batch.streamId(), batchId),
        budget.isThrottled() ? "throttled" : "ok",
        batch.samples().size(),
        errors.isEmpty() ? null : batch.rejected().size(),
        errors.isEmpty() ? null : errors);
  }
}
