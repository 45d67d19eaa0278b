package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.cycles.CycleFilter;
import io.vertac.gateway.cycles.SensorDeviations;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Role;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.gateway.streams.StreamViews;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The calls that show one stream and its cycles. */
final class StreamRoutes {
  private static final Set<String> CYCLE_STATES =
      Set.of("active", "stopping", "stopped", "aborted");
  private static final int MAX_RECIPE = 1_000;

  private final StreamDirectory directory;
  private final DatabaseReads database;
  private final Answers answers;

  StreamRoutes(StreamDirectory directory, DatabaseReads database, Answers answers) {
    this.directory = directory;
    this.database = database;
    this.answers = answers;
  }

  void status(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    answers.later(ctx, directory.require(streamId, Guard.caller(ctx)), StreamViews::status);
  }

  void cycles(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    CycleFilter filter =
        new CycleFilter(
            Requests.optionalFlag(ctx, "anomaly_flag"),
            Requests.optionalWord(ctx, "severity", Requests.SEVERITIES),
            Requests.optionalWord(ctx, "state", CYCLE_STATES),
            recipe(ctx),
            Requests.optionalTime(ctx, "from"),
            Requests.optionalTime(ctx, "to"));
    answers.later(
        ctx,
        directory.require(streamId),
        stream -> {
          Page<?> page = database.cycles().cyclesOf(streamId, filter, limit, after);
          return new Cycles(page.items(), page.nextCursor(), database.cycles().recipesOf(streamId));
        });
  }

  /** What connectors lost. */
  void gaps(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    Instant from = Requests.optionalTime(ctx, "from");
    Instant to = Requests.optionalTime(ctx, "to");
    answers.later(
        ctx,
        directory.require(streamId),
        stream -> {
          Page<?> page = database.gaps().of(streamId, from, to, limit, after);
          return new LostSamples(page.items(), page.nextCursor());
        });
  }

  /** How far sensors are from the reference in healthy cycles. */
  void deviations(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    answers.later(
        ctx,
        directory.require(streamId),
        stream -> new UsualDeviations(database.deviations().ofHealthyCycles(streamId)));
  }

  private static String recipe(Context ctx) {
    String recipe = ctx.queryParam("recipe");
    // No database takes the character NUL.
    if (recipe != null && (recipe.length() > MAX_RECIPE || recipe.indexOf(0) >= 0)) {
      throw Refusal.invalid(
          "?recipe", "must have at most " + MAX_RECIPE + " characters, none of them NUL");
    }
    if (recipe != null && recipe.indexOf('\0') >= 0) {
      // No recipe has one, and PostgreSQL takes none.
      throw Refusal.invalid("?recipe", "must have no NUL character");
    }
    return recipe;
  }

  /**
   * @throws Refusal 404 if it is unknown, or of a stream that the caller has nothing to do with;
   *     503 without a database
   */
  String streamOfCycle(String cycleId, Caller caller) {
    return database
        .cycles()
        .streamOf(cycleId)
        .filter(stream -> mayReach(stream, caller))
        .orElseThrow(() -> Refusal.of(RefusalKind.UNKNOWN, "unknown_cycle", "unknown cycle"));
  }

  private boolean mayReach(String streamId, Caller caller) {
    return directory
        .known(streamId)
        .map(stream -> caller.mayReach(stream.registered()))
        .orElse(caller.role() != Role.EDGE);
  }

  record LostSamples(List<?> gaps, String nextCursor) {}

  record UsualDeviations(List<SensorDeviations> sensors) {}

  record Cycles(List<?> cycles, String nextCursor, List<String> recipes) {}
}
