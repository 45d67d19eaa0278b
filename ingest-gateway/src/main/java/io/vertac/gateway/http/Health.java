package io.vertac.gateway.http;

import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether samples can be accepted, and if not, because of what. */
public final class Health {
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final String OK = "ok";
  private static final String READY = "ready";

  private final String version;
  private final Clock clock;
  private final Instant startedAt;
  private final Supplier<Optional<Failing>> failing;

  /**
   * @param failing what keeps samples from being accepted; empty if nothing does
   */
  public Health(String version, Clock clock, Supplier<Optional<Failing>> failing) {
    this.version = version;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.failing = failing;
  }

  /**
   * @param part kafka, registry or gateway
   * @param why for people
   */
  public record Failing(String part, String why) {}

  record Answer(String status, String version, long uptimeSec, String kafka, String registry) {}

  record Ready(String status) {}

  /**
   * @throws Refusal 503 naming the failing part
   */
  Ready ready() {
    requireAll();
    return new Ready(READY);
  }

  /**
   * @throws Refusal 503 naming the failing part
   */
  Answer answer() {
    requireAll();
    long uptime = Duration.between(startedAt, clock.instant()).toSeconds();
    // Every schema is registered before the gateway is ready; from then on it needs no registry.
    return new Answer(OK, version, uptime, OK, OK);
  }

  private void requireAll() {
    Optional<Failing> failure = failing.get();
    if (failure.isPresent()) {
      String detail = failure.get().part() + ": " + failure.get().why();
      throw Refusal.retryLater(RefusalKind.UNAVAILABLE, detail, RETRY_AFTER_SECONDS);
    }
  }
}
