package io.vertac.edge.intake;

/**
 * What becomes of a channel's values: {@code value * scale + offset}.
 *
 * @param id the sensor's, or the signal's
 */
public record Channel(String id, double scale, double offset) {
  double map(double value) {
    return value * scale + offset;
  }
}
