package io.vertac.edge.gateway;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalDouble;

/**
 * How far the gateway's clock is ahead of ours, from the dates of its answers. One date says it to
 * a second; as many dates fall into different parts of their second, what fits all of them becomes
 * narrow. Safe for use by several threads.
 */
public final class ClockOffset {
  private static final long DATE_RESOLUTION_MILLIS = 1_000;
  private static final long BELIEVED_MILLIS = 600_000;

  private boolean known;
  private long since;
  private long least;
  private long most;
  private double estimateMillis;

  /**
   * @param date header of an answer
   * @param sentAt when its request went out, our clock, milliseconds since 1970
   * @param receivedAt when it came
   */
  synchronized void observe(String date, long sentAt, long receivedAt) {
    try {
      long theirs =
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli();
      narrow(theirs - receivedAt, theirs + DATE_RESOLUTION_MILLIS - sentAt, receivedAt);
    } catch (DateTimeException e) {
      // Some proxies write odd dates; the next answer will do.
      return;
    }
  }

  /** Seconds that the gateway's clock is ahead; empty before the first answer. */
  public synchronized OptionalDouble seconds() {
    return known ? OptionalDouble.of(estimateMillis / 1000) : OptionalDouble.empty();
  }

  private void narrow(long atLeast, long atMost, long now) {
    boolean disagrees = atLeast > most || atMost < least;
    boolean outdated = Math.abs(now - since) > BELIEVED_MILLIS;
    if (!known || disagrees || outdated) {
      since = now;
      least = atLeast;
      most = atMost;
    } else {
      least = Math.max(least, atLeast);
      most = Math.min(most, atMost);
    }
    if (!known || disagrees || estimateMillis < least || estimateMillis > most || !outdated) {
      estimateMillis = (least + most) / 2.0;
    }
    known = true;
  }
}
