package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.ingest.BatchIntake;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.BodyFormat;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.security.Caller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/** {@code POST /api/live/batch}. */
final class BatchRoute {
  static final String PATH = "/api/live/batch";

  private final KafkaWatch watch;
  private final RequestBodies bodies;
  private final InFlightBudget budget;
  private final BatchIntake intake;
  private final GatewayMetrics metrics;
  private final Answers answers;
  private final Clock clock;

  BatchRoute(
      KafkaWatch watch,
      RequestBodies bodies,
      InFlightBudget budget,
      BatchIntake intake,
      GatewayMetrics metrics,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.bodies = bodies;
    this.budget = budget;
    this.intake = intake;
    this.metrics = metrics;
    this.answers = answers;
    this.clock = clock;
  }

  void post(Context ctx) {
    watch.requireWritable();
    InFlightBudget.Share share = budget.open();
    try {
      byte[] body = bodies.read(ctx, share);
      CompletableFuture<BatchAnswer> answer = accept(body, ctx.contentType(), Guard.caller(ctx));
      answers.later(ctx, answer, this::counted, share::close);
    } catch (RuntimeException e) {
      share.close();
      throw e;
    }
  }

  /** Whether a body of this size may come at all; if not, {@link #post} tells why. */
  boolean mayCome(long bytes) {
    return watch.problem().isEmpty() && bytes <= bodies.maxBytes();
  }

  /** What a body takes of the gateway's memory; nothing yet. */
  InFlightBudget.Share open() {
    return budget.open();
  }

  /** See {@link RequestBodies#inflated}. */
  byte[] inflated(byte[] body, InFlightBudget.Share share) {
    return bodies.inflated(body, share);
  }

  /** What {@link BatchIntake#accept} makes of a body that is complete now. */
  CompletableFuture<BatchAnswer> accept(byte[] body, String contentType, Caller caller) {
    return intake.accept(
        body, BodyFormat.of(contentType), clock.instant().truncatedTo(ChronoUnit.MICROS), caller);
  }

  private BatchAnswer counted(BatchAnswer answer) {
    metrics.samples(answer);
    return answer;
  }
}
