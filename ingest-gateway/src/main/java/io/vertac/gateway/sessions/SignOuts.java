package io.vertac.gateway.sessions;

import io.vertac.events.EndedSession;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.security.EndedSessions;
import io.vertac.gateway.security.Session;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/** Ends sessions: the cookie opens nothing any more, whoever has a copy of it. */
public final class SignOuts {
  private final Publisher publisher;
  private final RecordEncoder<EndedSession> encoder;
  private final EndedSessions ended;
  private final Clock clock;

  public SignOuts(
      Publisher publisher, RecordEncoder<EndedSession> encoder, EndedSessions ended, Clock clock) {
    this.publisher = publisher;
    this.encoder = encoder;
    this.ended = ended;
    this.clock = clock;
  }

  /**
   * Ends a session.
   *
   * @return completes when Kafka has it, so that every gateway will know; fails with a {@link
   *     io.vertac.gateway.problem.Refusal}, and then the session has not ended
   */
  public CompletableFuture<Void> end(Session session) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    EndedSession record = new EndedSession(session.id(), now, session.endsAt());
    return publisher
        .send(encoder, record.getSessionId(), now, record)
        .thenAccept(acknowledged -> ended.apply(record));
  }
}
