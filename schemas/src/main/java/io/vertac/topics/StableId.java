package io.vertac.topics;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids derived from what they identify (RFC 9562, name-based): reading a topic again gives the same
 * ids, so that what is written twice is the same row.
 */
public final class StableId {
  private StableId() {}

  /**
   * @param kind what is identified, e.g. {@code cycle}; keeps ids of different kinds apart
   * @param parts what makes it unique, in order
   */
  public static String of(String kind, String... parts) {
    String name = kind + '|' + String.join("|", parts);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
