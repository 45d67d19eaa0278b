package io.vertac.gateway.http;

import io.vertac.events.SampleGap;
import io.vertac.gateway.alerts.Acknowledgements;
import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.ingest.BatchIntake;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.live.LiveSockets;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.sessions.SignOuts;
import io.vertac.gateway.settings.SettingsDirectory;
import io.vertac.gateway.streams.Registrar;
import io.vertac.gateway.streams.StreamDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The routes that need Kafka; they exist once the gateway is ready. */
public record Api(
    BatchRoute batch,
    GapRoute gaps,
    RegisterRoute register,
    CommandRoutes commands,
    StreamRoutes streams,
    StreamListRoute streamList,
    CycleRoutes cycles,
    AlertRoutes alerts,
    SettingsRoutes settings,
    LiveSockets live,
    AuditTrail audit,
    SignOutRoute signOut) {

  /** What the routes are made of. */
  public record Parts(
      KafkaWatch watch,
      InFlightBudget budget,
      GatewayMetrics metrics,
      BatchIntake intake,
      Registrar registrar,
      CycleCommands commands,
      StreamDirectory directory,
      SettingsDirectory settings,
      DatabaseReads database,
      Acknowledgements acknowledgements,
      RecordEncoder<SampleGap> gaps,
      Publisher publisher,
      LiveSockets live,
      AuditTrail audit,
      SignOuts signOuts) {}

  /**
   * @param maxRequestBytes of one body, inflated
   * @param executor writes answers that were waited for
   */
  public static Api of(
      Parts parts, int maxRequestBytes, Duration gracePeriod, Executor executor, Clock clock) {
    Answers answers = new Answers(executor);
    RequestBodies bodies = new RequestBodies(maxRequestBytes);
    StreamRoutes streams = new StreamRoutes(parts.directory(), parts.database(), answers);
    return new Api(
        new BatchRoute(
            parts.watch(), bodies, parts.budget(), parts.intake(), parts.metrics(), answers, clock),
        new GapRoute(
            parts.watch(),
            bodies,
            parts.budget(),
            parts.directory(),
            new GapRoute.Gaps(parts.publisher(), parts.gaps()),
            answers,
            clock),
        new RegisterRoute(parts.watch(), bodies, parts.budget(), parts.registrar(), answers, clock),
        new CommandRoutes(
            parts.watch(),
            parts.budget(),
            parts.commands(),
            streams::streamOfCycle,
            gracePeriod,
            answers,
            clock),
        streams,
        new StreamListRoute(parts.directory(), parts.database()),
        new CycleRoutes(parts.database(), answers),
        new AlertRoutes(
            parts.watch(),
            parts.budget(),
            parts.database(),
            parts.acknowledgements(),
            answers,
            clock),
        new SettingsRoutes(
            parts.watch(),
            parts.budget(),
            parts.directory(),
            parts.settings(),
            parts.commands(),
            answers,
            clock),
        parts.live(),
        parts.audit(),
        new SignOutRoute(parts.signOuts(), answers));
  }
}
