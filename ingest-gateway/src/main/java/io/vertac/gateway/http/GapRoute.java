package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.events.SampleGap;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.GapInput;
import io.vertac.gateway.input.GapParser;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.streams.StreamDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code POST /api/live/gaps}: a connector tells what it lost and will never send. */
final class GapRoute {
  private final KafkaWatch watch;
  private final RequestBodies bodies;
  private final InFlightBudget budget;
  private final StreamDirectory directory;
  private final Gaps gaps;
  private final Answers answers;
  private final Clock clock;

  /** Where gaps go. */
  record Gaps(Publisher publisher, RecordEncoder<SampleGap> encoder) {}

  GapRoute(
      KafkaWatch watch,
      RequestBodies bodies,
      InFlightBudget budget,
      StreamDirectory directory,
      Gaps gaps,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.bodies = bodies;
    this.budget = budget;
    this.directory = directory;
    this.gaps = gaps;
    this.answers = answers;
    this.clock = clock;
  }

  void post(Context ctx) {
    watch.requireWritable();
    GapInput gap;
    try (InFlightBudget.Share share = budget.open()) {
      gap = GapParser.parse(bodies.read(ctx, share));
    }
    Caller caller = Guard.caller(ctx);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    answers.later(
        ctx,
        directory
            .require(gap.streamId(), caller)
            .thenCompose(
                stream ->
                    gaps.publisher().send(gaps.encoder(), gap.streamId(), now, record(gap, now))),
        sent -> new Answer("ok", gap.gapId()));
  }

  private static SampleGap record(GapInput gap, Instant now) {
    return new SampleGap(
        gap.gapId(),
        gap.streamId(),
        gap.from().truncatedTo(ChronoUnit.MICROS),
        gap.to().truncatedTo(ChronoUnit.MICROS),
        gap.sampleCount(),
        gap.reason(),
        now);
  }

  record Answer(String status, String gapId) {}
}
