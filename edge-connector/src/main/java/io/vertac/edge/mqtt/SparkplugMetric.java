package io.vertac.edge.mqtt;

/**
 * One metric of a Sparkplug B payload.
 *
 * @param name empty if it is told by its alias
 * @param alias {@link #NO_ALIAS} if there is none
 * @param timeMillis 0 if it has no time of its own
 * @param value not a number if it has none
 * @param text empty for numbers
 * @param quality as in the property of that name: 192 is good; {@link #NO_QUALITY} if it has none
 */
record SparkplugMetric(
    String name, long alias, long timeMillis, double value, String text, int quality) {
  static final long NO_ALIAS = -1;
  static final int NO_QUALITY = -1;
  private static final int GOOD = 192;

  double qualityShare() {
    return quality == NO_QUALITY || quality == GOOD ? 1 : 0;
  }
}
