package io.vertac.gateway.input;

import java.util.Locale;

/** What a batch is written in. */
public enum BodyFormat {
  JSON,
  AVRO;

  private static final String AVRO_TYPE = "application/avro";

  /**
   * @param contentType of the request; null if it has none. Whatever is not Avro is taken for JSON.
   */
  public static BodyFormat of(String contentType) {
    boolean avro =
        contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith(AVRO_TYPE);
    return avro ? AVRO : JSON;
  }
}
