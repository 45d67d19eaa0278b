package io.vertac.edge.config;

import io.vertac.edge.gateway.GatewayAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a connector works, whatever its source.
 *
 * @param gateway its address, and the key that opens it
 * @param stateDirectory where stream ids and base times survive a restart
 * @param requestTimeout after which an answer counts as lost
 * @param flushTimeout how long closing waits for what was read to be acknowledged
 * @param outboxSamples how much is read ahead of the gateway
 * @param newRun play a recording that was played before as a new stream
 */
public record EdgeConfig(
    GatewayAccess gateway,
    Path stateDirectory,
    Speed speed,
    BatchLimits batches,
    RetryLimits retries,
    Duration requestTimeout,
    Duration flushTimeout,
    int outboxSamples,
    boolean newRun) {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(12);
  private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(10);
  private static final int OUTBOX_SAMPLES = 50_000;

  /** Everything as usual. */
  public static EdgeConfig of(URI gateway, Path stateDirectory, Speed speed) {
    return of(GatewayAccess.open(gateway), stateDirectory, speed);
  }

  /** Everything as usual, at a gateway that may ask for a key. */
  public static EdgeConfig of(GatewayAccess gateway, Path stateDirectory, Speed speed) {
    return new EdgeConfig(
        gateway,
        stateDirectory,
        speed,
        BatchLimits.of(speed),
        RetryLimits.USUAL,
        REQUEST_TIMEOUT,
        FLUSH_TIMEOUT,
        OUTBOX_SAMPLES,
        false);
  }

  public EdgeConfig withBatches(BatchLimits limits) {
    return new EdgeConfig(
        gateway,
        stateDirectory,
        speed,
        limits,
        retries,
        requestTimeout,
        flushTimeout,
        outboxSamples,
        newRun);
  }

  public EdgeConfig withNewRun(boolean asNewRun) {
    return new EdgeConfig(
        gateway,
        stateDirectory,
        speed,
        batches,
        retries,
        requestTimeout,
        flushTimeout,
        outboxSamples,
        asNewRun);
  }

  public EdgeConfig withRetries(RetryLimits limits) {
    return new EdgeConfig(
        gateway,
        stateDirectory,
        speed,
        batches,
        limits,
        requestTimeout,
        flushTimeout,
        outboxSamples,
        newRun);
  }
}
