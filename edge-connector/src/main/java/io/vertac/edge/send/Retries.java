package io.vertac.edge.send;

import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.progress.EdgeProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a request until the gateway gives an answer that settles it. Nothing else than such an
 * answer, or an interrupt when the connector closes, ends it.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final Backoff backoff;
  private final Sleeper sleeper;
  private final EdgeProgress progress;

  Retries(RetryLimits limits, RandomGenerator random, Sleeper sleeper, EdgeProgress progress) {
    this.backoff = new Backoff(limits, random);
    this.sleeper = sleeper;
    this.progress = progress;
  }

  /** One try. */
  interface Request {
    /**
     * @throws IOException if there is no answer
     */
    GatewayAnswer send() throws IOException, InterruptedException;
  }

  GatewayAnswer until(Predicate<GatewayAnswer> settled, Request request)
      throws InterruptedException {
    for (int failures = 1; ; failures++) {
      Optional<Duration> asked;
      String reason;
      try {
        GatewayAnswer answer = request.send();
        if (settled.test(answer)) {
          logRecovery(failures);
          return answer;
        }
        asked = answer.retryAfter();
        reason = answer.explanation();
      } catch (IOException e) {
        asked = Optional.empty();
        reason = e.getMessage();
      }
      pause(failures, asked, reason);
    }
  }

  private void pause(int failures, Optional<Duration> asked, String reason)
      throws InterruptedException {
    Duration delay = backoff.delay(failures, asked);
    // At 1, 2, 4, 8... failures: an outage of a night must not fill the log.
    if (Integer.bitCount(failures) == 1) {
      LOG.atWarn()
          .addKeyValue("failures", failures)
          .addKeyValue("delayMs", delay.toMillis())
          .addKeyValue("reason", reason)
          .log("request failed, will repeat it");
    }
    progress.retrying(reason, delay);
    sleeper.sleep(delay);
  }

  private static void logRecovery(int tries) {
    if (tries > 1) {
      LOG.atInfo().addKeyValue("tries", tries).log("gateway answers again");
    }
  }
}
