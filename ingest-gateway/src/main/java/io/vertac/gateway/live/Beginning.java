package io.vertac.gateway.live;

/**
 * Where a viewer wants to begin.
 *
 * @param cursor as an earlier message carried it; null for none
 * @param historySeconds how far back the samples are to begin for one without a cursor that is
 *     still good; 0: with what comes next
 */
public record Beginning(String cursor, int historySeconds) {
  /** More than any picture of the present needs. */
  public static final int MAX_HISTORY_SECONDS = 120;
}
