package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/live/cycles/{cycle_id}} and its analysis. */
final class CycleRoutes {
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
