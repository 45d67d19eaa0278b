package io.vertac.cycle.domain;

import io.vertac.events.Sample;
import java.time.Instant;

/** Conversions between the units of time on the wire and in the state. */
final class Times {
  private Times() {}

  static long ns(Sample sample) {
    return sample.getTimeUs() * 1_000 + sample.getTimeNs();
  }

  static long us(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  static long nsToUs(long ns) {
    return Math.floorDiv(ns, 1_000L);
  }

  static Instant instant(long us) {
    return Instant.ofEpochSecond(
        Math.floorDiv(us, 1_000_000L), Math.floorMod(us, 1_000_000L) * 1_000);
  }

  static Instant instantOrNull(Long us) {
    return us == null ? null : instant(us);
  }

  static Instant instantOfNsOrNull(Long ns) {
    return ns == null ? null : instant(nsToUs(ns));
  }
}
