package io.vertac.standalone.demo;

/**
 * One analysed cycle as the database shows it.
 *
 * @param label what the recording calls the cycle, or an empty string
 * @param health 0 to 100, or null if there was nothing to compare with
 * @param worstSensor most to blame, or an empty string
 */
record CycleResult(
    int number,
    String label,
    String state,
    Double health,
    String severity,
    boolean reference,
    String worstSensor,
    int alerts) {}
