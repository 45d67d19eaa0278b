package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.CommandParser;
import io.vertac.gateway.input.Registration;
import io.vertac.gateway.input.RegistrationParser;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.streams.Registrar;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** {@code POST /api/live/register}. */
final class RegisterRoute {
  private static final String REGISTERED = "registered";

  private final KafkaWatch watch;
  private final RequestBodies bodies;
  private final InFlightBudget budget;
  private final Registrar registrar;
  private final Answers answers;
  private final Clock clock;

  RegisterRoute(
      KafkaWatch watch,
      RequestBodies bodies,
      InFlightBudget budget,
      Registrar registrar,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.bodies = bodies;
    this.budget = budget;
    this.registrar = registrar;
    this.answers = answers;
    this.clock = clock;
  }

  void post(Context ctx) {
    watch.requireWritable();
    String idempotencyKey = ctx.header("Idempotency-Key");
    CommandParser.requireToken(idempotencyKey);
    Registration registration;
    try (InFlightBudget.Share share = budget.open()) {
      registration = RegistrationParser.parse(bodies.read(ctx, share));
    }
    answers.later(
        ctx,
        registrar.register(
            registration,
            idempotencyKey,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            Guard.caller(ctx)),
        stream -> {
          Audited.about(ctx, stream.getStreamId());
          return answer(stream);
        });
  }

  private static Answer answer(StreamRegistered stream) {
    return new Answer(stream.getStreamId(), stream.getDatasetId(), REGISTERED);
  }

  record Answer(String streamId, String datasetId, String status) {}
}
