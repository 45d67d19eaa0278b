package io.vertac.edge.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What keeps a connector from its work, for people. */
final class SiteTroubles {
  /** Longer than samples wait for others to be sent with. */
  private static final long LONGEST_WAIT_MS = 30_000;

  private SiteTroubles() {}

  /** For good. */
  static List<String> failures(List<StreamRunner> runners) {
    return runners.stream()
        .map(StreamRunner::failure)
        .filter(Objects::nonNull)
        .map(Throwable::toString)
        .toList();
  }

  /** Right now. */
  static List<String> of(List<StreamRunner> runners, Clock clock) {
    List<String> found = new ArrayList<>(failures(runners));
    for (StreamRunner runner : runners) {
      String stream = runner.settings().key();
      boolean played = runner.settings().source() instanceof Source.Played;
      if (!played && !runner.intakeCounts().connected()) {
        found.add(stream + ": the source does not answer");
      }
      if (runner.outboxCounts().isWaitingForDisk()) {
        found.add(stream + ": the disk takes nothing");
      }
      long oldest = runner.outbox().status().oldestMillis();
      long waiting = oldest == 0 ? 0 : clock.millis() - oldest;
      if (waiting > LONGEST_WAIT_MS) {
        found.add(
            "%s: the gateway has not taken samples for %d s".formatted(stream, waiting / 1_000));
      }
    }
    return found;
  }
}
