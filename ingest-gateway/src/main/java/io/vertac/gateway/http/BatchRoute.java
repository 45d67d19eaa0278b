package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.ingest.BatchIntake;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.kafka.KafkaWatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/** {@code POST /api/live/batch}. */
final class BatchRoute {
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
      CompletableFuture<BatchAnswer> answer =
          intake.accept(body, clock.instant().truncatedTo(ChronoUnit.MICROS));
      answers.later(ctx, answer, this::counted, share::close);
    } catch (RuntimeException e) {
      share.close();
      throw e;
    }
  }

  private BatchAnswer counted(BatchAnswer answer) {
    metrics.samples(answer);
    return answer;
  }
}
