package io.vertac.sink.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Primary keys that follow from a record's content, so that the same record is the same row. */
final class RowIds {
  private static final UUID NAMESPACE = UUID.fromString("6f1d9f0a-3c58-5d0e-9b7a-2f4f2a5f6b11");
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int VERSION_5 = 0x5000;

  private RowIds() {}

  /**
   * @param field named in the error
   * @throws UnwritableRecordException if the text is not a UUID
   */
  static UUID parse(String field, String text) {
    if (!CANONICAL.matcher(text).matches()) {
      throw new UnwritableRecordException(field + " is not a UUID: " + text);
    }
    return UUID.fromString(text);
  }

  /** Null for null. */
  static UUID parseOptional(String field, String text) {
    return text == null ? null : parse(field, text);
  }

  /** A UUID as it is; one derived from any other text. */
  static UUID parseOrDerive(String text) {
    return CANONICAL.matcher(text).matches() ? UUID.fromString(text) : derive(NAMESPACE, text);
  }

  static UUID deviation(UUID cycleId, String sensorId, String comparisonType) {
    return derive(NAMESPACE, cycleId + "|" + sensorId + "|" + comparisonType);
  }

  /** A version 5 UUID, as RFC 9562 makes it from a name. */
  static UUID derive(UUID namespace, String name) {
    MessageDigest digest = sha1();
    digest.update(bytes(namespace));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & ~0xF000L | VERSION_5;
    long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(Long.BYTES * 2)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
