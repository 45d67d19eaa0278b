package io.vertac.gateway.database;

import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended, newest first: by a number that grows, then by id. Opaque to
 * clients.
 *
 * @param number what the list is ordered by
 * @param id a UUID; tells apart those with the same number
 */
public record Cursor(long number, String id) {
  private static final int MAX_TEXT = 128;

  public String text() {
    byte[] plain = (number + ":" + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  /**
   * @param text as an earlier page gave it
   * @throws Refusal 422 if it did not come from here
   */
  public static Cursor parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw bad();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int colon = plain.indexOf(':');
      String id = plain.substring(colon + 1);
      if (colon < 1 || !AllowList.isUuid(id)) {
        throw bad();
      }
      return new Cursor(Long.parseLong(plain.substring(0, colon)), id);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static Refusal bad() {
    return Refusal.invalid("?cursor", "must be the next_cursor of an earlier page");
  }
}
