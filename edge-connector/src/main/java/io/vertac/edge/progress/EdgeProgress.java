package io.vertac.edge.progress;

import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.Machine;
import java.time.Duration;

/**
 * Told what a connector does. Called from the connector's own threads; must return soon and not
 * throw.
 */
public interface EdgeProgress {
  /** Hears nothing. */
  EdgeProgress SILENT = new EdgeProgress() {};

  default void registered(String streamId, Machine machine) {}

  /**
   * @param cycleId the platform's id of the cycle
   */
  default void cycleStarted(CycleKey cycle, String cycleId) {}

  /**
   * @param cycleId empty if the platform had refused the start
   */
  default void cycleStopped(CycleKey cycle, String cycleId) {}

  /** A cycle was broken off because this connector ended in the middle of it. */
  default void cycleAborted(CycleKey cycle, String cycleId) {}

  /** The platform would not start or stop a cycle; its samples are sent all the same. */
  default void cycleRefused(CycleKey cycle, String reason) {}

  default void referenceChosen(CycleKey cycle, String cycleId) {}

  default void samplesRead(long count) {}

  /** Samples that went out for the first time; repetitions are not counted. */
  default void samplesSent(long count) {}

  default void samplesAcknowledged(long count) {}

  /** Samples that will never be accepted and were kept in the quarantine file. */
  default void samplesRejected(long count, String reason) {}

  /** A request failed and will be repeated. */
  default void retrying(String reason, Duration delay) {}

  /**
   * Samples that were lost were reported.
   *
   * @param understood whether the gateway took the report
   */
  default void gapReported(long samples, boolean understood) {}
}
