package io.vertac.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertac.config.Service;
import io.vertac.gateway.alerts.Acknowledgements;
import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.http.Api;
import io.vertac.gateway.http.GatewayMetrics;
import io.vertac.gateway.http.Guard;
import io.vertac.gateway.http.Health;
import io.vertac.gateway.http.HttpServer;
import io.vertac.gateway.ingest.BatchIntake;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.input.BatchParser;
import io.vertac.gateway.live.Admission;
import io.vertac.gateway.live.LiveSockets;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.security.AccessFailures;
import io.vertac.gateway.security.ApiKeys;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.EndedSessions;
import io.vertac.gateway.security.RequestLimits;
import io.vertac.gateway.sessions.SignOuts;
import io.vertac.gateway.streams.Registrar;
import io.vertac.topics.Topics;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * REST and WebSocket in, Kafka out.
 *
 * <p>Holds no state that matters: what it knows of streams and cycles it has from Kafka, and a
 * second gateway beside it knows the same.
 */
public final class IngestGateway implements Service {
  static final String VERSION = "0.2.0";

  private static final Logger LOG = LoggerFactory.getLogger(IngestGateway.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final GatewayConfig config;
  private final Clock clock;
  private final ApiKeys keys;
  private final EndedSessions ended;
  private final Door door;
  private final AccessFailures failures;
  private final InFlightBudget budget;
  private final GatewayMetrics metrics;
  private final HttpServer server;
  private final KafkaSide kafka;
  private final DatabaseReads database;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final StartUp startUp;
  private volatile Api api;

  /**
   * @throws io.vertac.config.ConfigurationException if Kafka's address cannot be used at all
   */
  public IngestGateway(GatewayConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.keys = new ApiKeys(clock);
    this.budget = new InFlightBudget(config.limits().maxInFlightBytes());
    this.metrics = new GatewayMetrics(budget);
    this.startUp = new StartUp(config.timeouts().startup(), closed);
    this.ended = new EndedSessions(clock);
    this.door = Entrance.door(config.access(), keys, ended, this::keysAreRead, clock);
    this.failures = new AccessFailures(metrics.registry());
    metrics.ready(this::failing);
    this.server =
        new HttpServer(
            config.address().host(),
            config.address().port(),
            config.connections(),
            config.live().allowedOrigins(),
            config.timeouts().shutdown(),
            this::api,
            new Health(VERSION, clock, this::failing),
            metrics,
            new Guard(door, new RequestLimits(config.rates()), failures));
    this.kafka = KafkaSide.create(config, server.executor(), keys, ended);
    this.database = new DatabaseReads(config.database());
  }

  /**
   * Listens at once, answering 503 until Kafka and the registry are there; returns when samples can
   * be accepted.
   *
   * @throws io.vertac.config.ConfigurationException if the port is taken, or others reach this
   *     address and nobody has a key
   * @throws IllegalStateException if Kafka or the registry are not there in time
   */
  @Override
  public void start() {
    if (config.access().isClosedFromTheStart()) {
      // Where others could reach the port, it is not opened before it is known who may enter.
      kafka.readKeys(startUp);
      Entrance.requireSomeWayIn(config.access(), config.address().host(), keys);
    }
    server.start();
    kafka.start(startUp);
    api = createApi();
    LOG.atInfo()
        .addKeyValue("host", config.address().host())
        .addKeyValue("port", port())
        .log("gateway accepts samples");
  }

  /** The port it listens on, once started. */
  public int port() {
    return server.port();
  }

  /** Where this machine reaches it, once started. */
  public String url() {
    String scheme = config.connections().tls().isPresent() ? "https" : "http";
    return scheme + "://127.0.0.1:" + port();
  }

  /** For the figures of what else runs in this process: {@code /metrics} shows them too. */
  public MeterRegistry meters() {
    return metrics.registry();
  }

  @Override
  public Throwable failure() {
    return kafka.failure();
  }

  /** Answers what is under way, then lets Kafka have what it has not acknowledged yet. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Optional.ofNullable(api).map(Api::live).ifPresent(LiveSockets::close);
      server.close();
      kafka.close();
      database.close();
    }
  }

  private Api createApi() {
    BatchIntake intake =
        new BatchIntake(
            new BatchParser(config.limits().maxBatchSamples()),
            kafka.directory(),
            kafka.publisher(),
            kafka.encoders(),
            budget,
            Topics.SAMPLES.name(config.kafka()),
            config.limits().maxRecordBytes());
    Registrar registrar =
        new Registrar(kafka.directory(), kafka.publisher(), kafka.encoders().streams());
    AuditTrail audit = new AuditTrail(kafka.publisher(), kafka.encoders().audit(), clock);
    LiveSockets live =
        new LiveSockets(
            config.kafka(),
            config.live(),
            kafka.directory(),
            kafka.commands(),
            new Admission(door, failures, audit),
            clock);
    live.start();
    metrics.watch(live);
    metrics.watch(kafka.publisher().meters());
    return Api.of(
        new Api.Parts(
            kafka.watch(),
            budget,
            metrics,
            intake,
            registrar,
            kafka.commands(),
            kafka.directory(),
            kafka.settings(),
            database,
            new Acknowledgements(kafka.publisher(), kafka.encoders().acknowledgements()),
            kafka.encoders().gaps(),
            kafka.publisher(),
            live,
            audit,
            new SignOuts(kafka.publisher(), kafka.encoders().endedSessions(), ended, clock)),
        config.limits().maxRequestBytes(),
        config.gracePeriod(),
        server.executor(),
        clock);
  }

  private Api api() {
    Api ready = api;
    if (ready == null) {
      throw Refusal.retryLater(
          RefusalKind.UNAVAILABLE,
          "the gateway is starting: " + startUp.at().part() + " " + startUp.at().why(),
          RETRY_AFTER_SECONDS);
    }
    return ready;
  }

  private boolean keysAreRead() {
    return kafka.keysAreRead();
  }

  private Optional<Health.Failing> failing() {
    if (api == null) {
      return Optional.of(startUp.at());
    }
    if (kafka.failure() != null) {
      return Optional.of(new Health.Failing("gateway", kafka.failure().toString()));
    }
    return kafka.watch().problem().map(why -> new Health.Failing("kafka", why));
  }
}
