package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.gateway.commands.CommandAnswer;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.CommandInput;
import io.vertac.gateway.input.CommandParser;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** {@code POST /api/live/cycle/...}, and a cycle's {@code /reference} and {@code /label}. */
final class CommandRoutes {
  /** Room for the largest metadata and its escapes. */
  private static final int MAX_BODY_BYTES = 256 * 1024;

  private final KafkaWatch watch;
  private final InFlightBudget budget;
  private final CycleCommands commands;
  private final BiFunction<String, Caller, String> streamOfCycle;
  private final Duration gracePeriod;
  private final Answers answers;
  private final Clock clock;
  private final RequestBodies bodies = new RequestBodies(MAX_BODY_BYTES);

  /**
   * @param streamOfCycle finds a cycle's stream where the client did not say it; throws a refusal
   *     if it cannot
   */
  CommandRoutes(
      KafkaWatch watch,
      InFlightBudget budget,
      CycleCommands commands,
      BiFunction<String, Caller, String> streamOfCycle,
      Duration gracePeriod,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.budget = budget;
    this.commands = commands;
    this.streamOfCycle = streamOfCycle;
    this.gracePeriod = gracePeriod;
    this.answers = answers;
    this.clock = clock;
  }

  void command(Context ctx, CommandType type) {
    watch.requireWritable();
    String streamId = Requests.queryUuid(ctx, "stream_id");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    answers.later(
        ctx,
        commands.issue(streamId, type, input(ctx, now), now, Guard.caller(ctx)),
        result -> CommandAnswer.of(result, gracePeriod));
  }

  void reference(Context ctx) {
    aboutCycle(
        ctx,
        CommandType.set_reference,
        input -> {},
        (result, cycleId, input) -> CommandAnswer.ofReference(result, cycleId));
  }

  void label(Context ctx) {
    aboutCycle(
        ctx,
        CommandType.label,
        CommandRoutes::requireLabel,
        (result, cycleId, input) -> CommandAnswer.ofLabel(result, cycleId, input.label()));
  }

  private void aboutCycle(
      Context ctx, CommandType type, Consumer<CommandInput> check, CycleAnswer answer) {
    watch.requireWritable();
    String cycleId = Requests.pathUuid(ctx, "cycle_id");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CommandInput input = input(ctx, now);
    check.accept(input);
    Caller caller = Guard.caller(ctx);
    String streamId =
        ctx.queryParam("stream_id") == null
            ? streamOfCycle.apply(cycleId, caller)
            : Requests.queryUuid(ctx, "stream_id");
    answers.later(
        ctx,
        commands.issue(streamId, type, cycleId, input, now, caller),
        result -> answer.of(result, cycleId, input));
  }

  private static void requireLabel(CommandInput input) {
    if (input.label() == null) {
      throw Refusal.invalid("/label", "is missing: good, bad, ignore, or none to take it back");
    }
  }

  private CommandInput input(Context ctx, Instant now) {
    try (InFlightBudget.Share share = budget.open()) {
      return CommandParser.parse(
          bodies.read(ctx, share), ctx.queryParam("timestamp"), ctx.header("Idempotency-Key"), now);
    }
  }

  /** What is answered to a command about a finished cycle. */
  private interface CycleAnswer {
    CommandAnswer of(CommandResult result, String cycleId, CommandInput input);
  }
}
