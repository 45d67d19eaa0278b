package io.vertac.gateway.audit;

import io.vertac.events.AuditEvent;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Sparing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who asked for what. An event that Kafka does not take is logged instead: the answer
 * is given already, and must not be forgotten.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAILURE = 500;
  private static final int UNAUTHENTICATED = 401;
  private static final int REFUSED_PER_ADDRESS = 10;
  private static final int REFUSED_IN_ALL = 300;

  private final Publisher publisher;
  private final RecordEncoder<AuditEvent> encoder;
  private final Clock clock;
  private final Sparing refusedSignIns =
      new Sparing(REFUSED_PER_ADDRESS, REFUSED_IN_ALL, Duration.ofHours(1));

  public AuditTrail(Publisher publisher, RecordEncoder<AuditEvent> encoder, Clock clock) {
    this.publisher = publisher;
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * What was asked for.
   *
   * @param name e.g. {@code cycle_start}
   * @param streamId empty if it is about none
   * @param subject what else it is about; empty for nothing
   */
  public record Action(String name, String streamId, String subject) {}

  /**
   * @param address where the request came from
   * @param status of the answer, as HTTP counts
   */
  public void record(Caller caller, String address, Action action, int status) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AuditEvent event =
        AuditEvent.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .setAt(now)
            .setActor(caller.id())
            .setActorName(caller.name())
            .setRole(caller.isKnown() ? caller.role().word() : "")
            .setAddress(address)
            .setAction(action.name())
            .setStreamId(action.streamId())
            .setSubject(action.subject())
            .setOutcome(outcome(status))
            .setStatus(status)
            .build();
    publisher
        .send(encoder, caller.id(), now, event)
        .whenComplete((sent, error) -> logIfLost(event, error));
  }

  /**
   * Writes down that somebody was not let in, unless that happens too often: strangers must not be
   * able to fill the topic.
   *
   * @param keyId of the key that was shown; empty if it was none
   */
  public void refusedSignIn(String address, String keyId) {
    if (refusedSignIns.isWorthIt(address)) {
      record(Caller.STRANGER, address, new Action("sign_in", "", keyId), UNAUTHENTICATED);
    }
  }

  private static String outcome(int status) {
    if (status < FIRST_REFUSAL) {
      return "accepted";
    }
    return status < FIRST_FAILURE ? "refused" : "failed";
  }

  private static void logIfLost(AuditEvent event, Throwable error) {
    if (error != null) {
      LOG.atError()
          .addKeyValue("actor", event.getActor())
          .addKeyValue("action", event.getAction())
          .addKeyValue("streamId", event.getStreamId())
          .addKeyValue("subject", event.getSubject())
          .addKeyValue("outcome", event.getOutcome())
          .log("audit event is not on its topic");
    }
  }
}
