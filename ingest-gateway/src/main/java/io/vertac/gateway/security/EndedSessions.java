package io.vertac.gateway.security;

import io.vertac.events.EndedSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that people have ended, as their topic tells it. Each is remembered until its cookie
 * would have ended by itself.
 */
public final class EndedSessions {
  private static final int SWEEP_EVERY = 1_000;

  private final Map<String, Instant> ended = new ConcurrentHashMap<>();
  private final Clock clock;

  public EndedSessions(Clock clock) {
    this.clock = clock;
  }

  /** Takes a session that somebody ended, on whichever gateway. */
  public void apply(EndedSession session) {
    ended.put(session.getSessionId(), session.getExpiresAt());
    if (ended.size() % SWEEP_EVERY == 0) {
      Instant now = clock.instant();
      ended.values().removeIf(now::isAfter);
    }
  }

  boolean contains(String sessionId) {
    return ended.containsKey(sessionId);
  }
}
