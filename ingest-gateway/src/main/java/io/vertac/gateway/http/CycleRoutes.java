package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/live/cycles/{cycle_id}}, its analysis, its curves and their envelope. */
final class CycleRoutes {
  /** About as many as a wide screen has columns. */
  private static final int DEFAULT_POINTS = 1_000;

  /** Of an envelope, which is drawn behind curves. */
  private static final int DEFAULT_BAND = 200;

  private static final int MIN_POINTS = 4;
  private static final int MAX_POINTS = 10_000;
  private static final int MAX_SENSORS = 1_000;

  private final DatabaseReads database;
  private final Answers answers;

  CycleRoutes(DatabaseReads database, Answers answers) {
    this.database = database;
    this.answers = answers;
  }

  void cycle(Context ctx) {
    answers.later(
        ctx,
        CompletableFuture.completedFuture(Requests.pathUuid(ctx, "cycle_id")),
        id -> database.documents().cycle(id).orElseThrow(CycleRoutes::unknown));
  }

  void analysis(Context ctx) {
    answers.later(
        ctx,
        CompletableFuture.completedFuture(Requests.pathUuid(ctx, "cycle_id")),
        id -> database.documents().analysis(id).orElseThrow(() -> notAnalysed(id)));
  }

  void traces(Context ctx) {
    String cycleId = Requests.pathUuid(ctx, "cycle_id");
    int points = Requests.number(ctx, "points", DEFAULT_POINTS, MIN_POINTS, MAX_POINTS);
    List<String> sensors = ctx.queryParams("sensor_id");
    if (sensors.size() > MAX_SENSORS || !sensors.stream().allMatch(AllowList::isSensorId)) {
      throw Refusal.invalid("?sensor_id", AllowList.SENSOR_ID_RULE);
    }
    answers.later(
        ctx,
        CompletableFuture.completedFuture(cycleId),
        id -> database.traces().of(id, sensors, points).orElseThrow(CycleRoutes::unknown));
  }

  void envelope(Context ctx) {
    int points = Requests.number(ctx, "points", DEFAULT_BAND, MIN_POINTS, DEFAULT_POINTS);
    boolean aligned = Boolean.TRUE.equals(Requests.optionalFlag(ctx, "aligned"));
    answers.later(
        ctx,
        CompletableFuture.completedFuture(Requests.pathUuid(ctx, "cycle_id")),
        id -> database.envelopes().of(id, points, aligned).orElseThrow(CycleRoutes::unknown));
  }

  private Refusal notAnalysed(String cycleId) {
    return database.documents().cycle(cycleId).isEmpty()
        ? unknown()
        : Refusal.of(
            RefusalKind.UNKNOWN,
            "not_analysed",
            "the cycle is not analysed yet; it will be when its grace period is over");
  }

  private static Refusal unknown() {
    return Refusal.of(RefusalKind.UNKNOWN, "unknown_cycle", "unknown cycle");
  }
}
