package io.vertac.sink.delivery;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be written, however often it is tried.
 *
 * @param reason a code, see DeadLetter: {@link #UNDECODABLE} or {@link #UNWRITABLE}
 * @param cause for people: what exactly was wrong
 */
public record Rejection(ConsumerRecord<byte[], byte[]> origin, String reason, String cause) {
  public static final String UNDECODABLE = "undecodable";
  public static final String UNWRITABLE = "unwritable";

  private static final int LONGEST_CAUSE = 1000;

  public Rejection {
    if (cause.length() > LONGEST_CAUSE) {
      cause = cause.substring(0, LONGEST_CAUSE) + "...";
    }
  }

  public static Rejection undecodable(ConsumerRecord<byte[], byte[]> origin, String cause) {
    return new Rejection(origin, UNDECODABLE, cause);
  }

  public static Rejection unwritable(ConsumerRecord<byte[], byte[]> origin, String cause) {
    return new Rejection(origin, UNWRITABLE, cause);
  }

  int payloadLength() {
    return origin.value().length;
  }

  /** The same rejection with only the first bytes of its record. */
  Rejection cutTo(int bytes) {
    ConsumerRecord<byte[], byte[]> shorter =
        new ConsumerRecord<>(
            origin.topic(),
            origin.partition(),
            origin.offset(),
            origin.timestamp(),
            origin.timestampType(),
            origin.serializedKeySize(),
            bytes,
            origin.key(),
            Arrays.copyOf(origin.value(), bytes),
            origin.headers(),
            origin.leaderEpoch());
    String note = " (payload cut to its first %d of %d bytes)".formatted(bytes, payloadLength());
    return new Rejection(shorter, reason, cause + note);
  }
}
