package io.vertac.standalone.demo;

/**
 * One analysed cycle as the database shows it.
 *
 * @param label what the recording calls the cycle, or an empty string
 * @param injected the fault that the simulated press had in it, or an empty string
 * @param health 0 to 100, or null if there was nothing to compare with
 * @param worstSensor most to blame, or an empty string
 */
record CycleResult(
    int number,
    String label,
    String injected,
    String state,
    Double health,
    String severity,
    boolean reference,
    String worstSensor,
    int alerts) {

  /** What was broken off is not judged as a whole, however it differs; unless it is critical. */
  boolean judged() {
    return !state.equals("aborted") || severity.equals("critical");
  }

  /** At the end of a line; empty if nothing was injected. */
  String injectedNote() {
    return injected.isEmpty() ? "" : " (injected: " + injected + ")";
  }
}
