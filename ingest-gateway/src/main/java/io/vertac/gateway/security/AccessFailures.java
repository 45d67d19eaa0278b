package io.vertac.gateway.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who was not let in and why, and says so in the log, but no more often than somebody wants
 * to read it. What was shown is never in it, except a key's id, which opens nothing.
 */
public final class AccessFailures {
  private static final Logger LOG = LoggerFactory.getLogger(AccessFailures.class);
  private static final int LINES_PER_ADDRESS = 6;
  private static final int LINES_IN_ALL = 60;
  private static final int MAX_PATH = 200;

  /** Why somebody was not let in, or may not do what it asked for. */
  public enum Reason {
    /** Nothing was shown. */
    MISSING,
    /** A key that is none, was revoked or has expired. */
    KEY,
    /** A token that is none, is not for here or has expired, or something else altogether. */
    TOKEN,
    /** A session that has ended. */
    SESSION,
    /** A role that does not allow it. */
    ROLE,
    /** A session's request without its token. */
    CSRF_TOKEN,
    /** A page of another site. */
    ORIGIN,
    /** A key that is for other streams. */
    STREAM;

    /** As figures and logs have it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);
  private final LongAdder unsaid = new LongAdder();
  private final Sparing lines = new Sparing(LINES_PER_ADDRESS, LINES_IN_ALL, Duration.ofMinutes(1));

  public AccessFailures(MeterRegistry registry) {
    for (Reason reason : Reason.values()) {
      counters.put(
          reason,
          Counter.builder("vertac.auth.failures")
              .description("Requests and viewers that were not let in, by reason")
              .tag("reason", reason.word())
              .register(registry));
    }
  }

  /**
   * @param address where it came from, as a literal
   * @param path that was asked for
   */
  public void note(Shown shown, String address, String path) {
    note(shown.reason(), shown.keyId(), address, path);
  }

  /**
   * @param keyId whose key it was; empty if that is not known
   */
  public void note(Reason reason, String keyId, String address, String path) {
    counters.get(reason).increment();
    if (!lines.isWorthIt(address)) {
      unsaid.increment();
      return;
    }
    LOG.atWarn()
        .addKeyValue("reason", reason.word())
        .addKeyValue("address", address)
        .addKeyValue("keyId", keyId)
        .addKeyValue("path", path.substring(0, Math.min(MAX_PATH, path.length())))
        .addKeyValue("unsaidBefore", unsaid.sumThenReset())
        .log("not let in");
  }
}
