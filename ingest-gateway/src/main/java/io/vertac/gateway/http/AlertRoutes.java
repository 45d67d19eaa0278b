package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.alerts.Acknowledgements;
import io.vertac.gateway.alerts.AlertFilter;
import io.vertac.gateway.alerts.AlertRow;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.AcknowledgementInput;
import io.vertac.gateway.input.AcknowledgementParser;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** {@code GET /api/live/alerts}, and acknowledging one or several. */
final class AlertRoutes {
  /** Who acknowledges where nobody is asked for a name. */
  private static final String SOMEBODY = "operator";

  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final KafkaWatch watch;
  private final InFlightBudget budget;
  private final DatabaseReads database;
  private final Acknowledgements acknowledgements;
  private final Answers answers;
  private final Clock clock;
  private final RequestBodies bodies = new RequestBodies(MAX_BODY_BYTES);

  AlertRoutes(
      KafkaWatch watch,
      InFlightBudget budget,
      DatabaseReads database,
      Acknowledgements acknowledgements,
      Answers answers,
      Clock clock) {
    this.watch = watch;
    this.budget = budget;
    this.database = database;
    this.acknowledgements = acknowledgements;
    this.answers = answers;
    this.clock = clock;
  }

  void list(Context ctx) {
    AlertFilter filter =
        new AlertFilter(
            Requests.optionalWord(ctx, "severity", Requests.SEVERITIES),
            Requests.optionalFlag(ctx, "acknowledged"),
            Requests.optionalUuid(ctx, "stream_id"),
            Requests.optionalUuid(ctx, "cycle_id"),
            Requests.optionalTime(ctx, "from"),
            Requests.optionalTime(ctx, "to"));
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    Page<AlertRow> page = database.alerts().page(filter, limit, after);
    Answers.now(ctx, new Alerts(page.items(), page.nextCursor()));
  }

  void acknowledgeOne(Context ctx) {
    String id = Requests.pathUuid(ctx, "alert_id");
    AcknowledgementInput input = input(ctx, AcknowledgementParser::one);
    List<AlertRow> found = database.alerts().of(List.of(id));
    if (found.isEmpty()) {
      throw Refusal.of(RefusalKind.UNKNOWN, "unknown_alert", "unknown alert");
    }
    answers.later(ctx, acknowledgements.acknowledge(found, input, now()), alerts -> alerts.get(0));
  }

  /** Alerts that are not there (any more) are named in the answer; the others are acknowledged. */
  void acknowledgeSeveral(Context ctx) {
    AcknowledgementInput input = input(ctx, AcknowledgementParser::several);
    Audited.about(ctx, String.join(" ", input.alertIds()));
    List<AlertRow> found = database.alerts().of(input.alertIds());
    Set<String> known = found.stream().map(AlertRow::id).collect(Collectors.toSet());
    List<String> unknown = input.alertIds().stream().filter(id -> !known.contains(id)).toList();
    answers.later(
        ctx,
        acknowledgements.acknowledge(found, input, now()),
        alerts -> new Acknowledged(alerts, unknown));
  }

  private AcknowledgementInput input(
      Context ctx, BiFunction<byte[], String, AcknowledgementInput> parser) {
    watch.requireWritable();
    try (InFlightBudget.Share share = budget.open()) {
      return parser.apply(bodies.read(ctx, share), name(Guard.caller(ctx)));
    }
  }

  private static String name(Caller caller) {
    return AllowList.isTitle(caller.name()) ? caller.name() : SOMEBODY;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  record Alerts(List<AlertRow> alerts, String nextCursor) {}

  record Acknowledged(List<AlertRow> alerts, List<String> unknown) {}
}
