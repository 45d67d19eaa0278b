package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.events.CommandResult;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.SettingsInput;
import io.vertac.gateway.input.SettingsParser;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.settings.SettingsDirectory;
import io.vertac.gateway.settings.SettingsView;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.gateway.streams.StreamState;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code GET} and {@code PUT /api/live/streams/{stream_id}/settings}. */
final class SettingsRoutes {
  /** Room for a thousand sensors. */
  private static final int MAX_BODY_BYTES = 512 * 1024;

  private final KafkaWatch watch;
  private final InFlightBudget budget;
  private final StreamDirectory directory;
  private final SettingsDirectory settings;
  private final CycleCommands commands;
  private final Answers answers;
  private final Clock clock;
  private final RequestBodies bodies = new RequestBodies(MAX_BODY_BYTES);

  SettingsRoutes(
      KafkaWatch watch,
      InFlightBudget budget,
      StreamDirectory directory,
      SettingsDirectory settings,
      CycleCommands commands,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.budget = budget;
    this.directory = directory;
    this.settings = settings;
    this.commands = commands;
    this.answers = answers;
    this.clock = clock;
  }

  void show(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    answers.later(
        ctx,
        directory.require(streamId, Guard.caller(ctx)),
        stream -> SettingsView.of(stream.registered(), settings.of(streamId)));
  }

  void replace(Context ctx) {
    watch.requireWritable();
    String streamId = Requests.pathUuid(ctx, "stream_id");
    SettingsInput input;
    try (InFlightBudget.Share share = budget.open()) {
      input =
          SettingsParser.parse(streamId, bodies.read(ctx, share), ctx.header("Idempotency-Key"));
    }
    answers.later(
        ctx,
        commands
            .choose(
                streamId, input, clock.instant().truncatedTo(ChronoUnit.MICROS), Guard.caller(ctx))
            .thenCombine(directory.require(streamId), this::chosen),
        view -> view);
  }

  private SettingsView chosen(CommandResult result, StreamState stream) {
    Optional.ofNullable(result.getSettings()).ifPresent(settings::apply);
    return SettingsView.of(stream.registered(), Optional.ofNullable(result.getSettings()));
  }
}
