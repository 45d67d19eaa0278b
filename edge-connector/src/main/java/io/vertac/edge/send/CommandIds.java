package io.vertac.edge.send;

/**
 * Names commands so that a repetition is recognised: by stream, cycle, what is wanted and when it
 * happened. The time is in it because the same cycle may be played again at another one.
 */
final class CommandIds {
  private CommandIds() {}

  /**
   * @param attempt 0, or how often the command was refused before
   */
  static String of(String streamId, long ordinal, String kind, long timeNanos, int attempt) {
    String id = streamId + ":" + ordinal + ":" + kind + ":" + timeNanos;
    return attempt == 0 ? id : id + ":" + attempt;
  }

  /** For aborting a cycle that an earlier run left behind. */
  static String closing(String cycleId) {
    return "close:" + cycleId;
  }
}
