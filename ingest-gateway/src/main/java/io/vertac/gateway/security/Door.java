package io.vertac.gateway.security;

import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds out who is asking. The door stands open on loopback until the first key is made, or where
 * somebody insisted on it; otherwise nobody is let in without a key, a token or a session.
 *
 * <p>Costs one hash for a key; safe for use by many threads, and below any HTTP framework.
 */
public final class Door {
  private static final String BEARER = "Bearer ";
  private static final int RETRY_AFTER_SECONDS = 1;

  private final AccessSettings settings;
  private final ApiKeys keys;
  private final BooleanSupplier keysAreRead;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Clock clock;

  /**
   * @param keysAreRead false as long as there may be keys that are not known here
   * @param tokens checks what is no key; {@link Tokens#NONE} if nobody else is trusted
   */
  public Door(
      AccessSettings settings,
      ApiKeys keys,
      BooleanSupplier keysAreRead,
      Sessions sessions,
      Tokens tokens,
      Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.keysAreRead = keysAreRead;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Whether somebody insisted on letting everybody in, wherever the gateway listens. */
  public boolean isInsecure() {
    return settings.insecure();
  }

  /** Whether everybody is let in. */
  public boolean isOpen() {
    return settings.insecure()
        || (settings.loopback()
            && settings.oidc().isEmpty()
            && keysAreRead.getAsBoolean()
            && !keys.wereMade());
  }

  /**
   * @param authorization the header; null if there is none
   * @param cookie the session's; null if there is none
   * @throws Refusal 401 if it shows nothing that opens, 503 if the keys are not read yet
   */
  public Entry enter(String authorization, String cookie) {
    if (settings.insecure()) {
      return Entry.OPEN;
    }
    if (!keysAreRead.getAsBoolean()) {
      throw Refusal.retryLater(
          RefusalKind.UNAVAILABLE,
          "the gateway is starting: it reads the keys",
          RETRY_AFTER_SECONDS);
    }
    if (isOpen()) {
      return Entry.OPEN;
    }
    if (authorization != null) {
      return bearer(authorization);
    }
    if (cookie != null) {
      return session(cookie).orElseThrow(() -> refused("the session has ended; sign in again"));
    }
    throw refused("a key is needed: Authorization: Bearer ...");
  }

  /** The session a cookie stands for, if it still does. */
  public Optional<Entry> session(String cookie) {
    return sessions
        .open(cookie)
        .map(open -> new Entry(open.caller(), open, open.byKey(), open.endsAt()));
  }

  /**
   * Who shows a key or token.
   *
   * @throws Refusal 401 if it opens nothing
   */
  public Entry show(String keyOrToken) {
    if (KeyText.isKey(keyOrToken)) {
      return keys.holder(keyOrToken)
          .map(caller -> new Entry(caller, null, true, null))
          .orElseThrow(() -> refused("the key opens nothing here, or not any more"));
    }
    return tokens
        .holder(keyOrToken)
        .map(holder -> new Entry(holder.caller(), null, false, holder.until()))
        .orElseThrow(() -> refused("the key or token opens nothing here"));
  }

  /** Whether somebody who came in earlier may still be here. */
  public boolean isStillWelcome(Entry entry) {
    if (entry == Entry.OPEN) {
      return isOpen();
    }
    if (entry.until() != null && !clock.instant().isBefore(entry.until())) {
      return false;
    }
    if (entry.session() != null && sessions.isEnded(entry.session())) {
      return false;
    }
    return !entry.byKey() || keys.holderOfId(entry.caller().id()).isPresent();
  }

  /** Begins a session for somebody who has shown a key or token; gives the cookie's value. */
  public String beginSession(Entry entry) {
    return sessions.begin(entry.caller(), entry.byKey(), entry.until());
  }

  private Entry bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw refused("only Authorization: Bearer is understood");
    }
    return show(authorization.substring(BEARER.length()).strip());
  }

  /** What is said to somebody whom nobody knows. */
  public static Refusal refused(String detail) {
    return Refusal.of(RefusalKind.UNAUTHENTICATED, detail);
  }
}
