package io.vertac.gateway.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes record values. A registry that is away is waited for, because the record is good; a
 * record that can never be read is passed over, because the gateway only keeps a view: the services
 * that process the topic are the ones that set such records aside.
 */
public final class PatientDecoder<V> {
  private static final Logger LOG = LoggerFactory.getLogger(PatientDecoder.class);
  private static final long PAUSE_MS = 500;

  private final String topicName;
  private final Deserializer<V> deserializer;
  private final BooleanSupplier closed;

  /**
   * @param closed true: no longer wait for a registry that is away
   */
  public PatientDecoder(String topicName, Deserializer<V> deserializer, BooleanSupplier closed) {
    this.topicName = topicName;
    this.deserializer = deserializer;
    this.closed = closed;
  }

  /** Empty if the record can never be read. */
  public Optional<V> decode(byte[] value, int partition, long offset) {
    while (true) {
      try {
        return Optional.of(deserializer.deserialize(topicName, value));
      } catch (RuntimeException e) {
        boolean passing = isPassing(e);
        LOG.atWarn()
            .addKeyValue("topic", topicName)
            .addKeyValue("partition", partition)
            .addKeyValue("offset", offset)
            .addKeyValue("error", e.toString())
            .log(passing ? "schema cannot be fetched, trying again" : "record cannot be read");
        if (!passing || closed.getAsBoolean()) {
          return Optional.empty();
        }
        pause();
      }
    }
  }

  /** Trouble on the way to the registry, as opposed to trouble with the bytes. */
  private static boolean isPassing(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof EOFException)) {
        return true;
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
