package io.vertac.edge.metrics;

/** Writes Prometheus' text format. Used once, by one thread. */
public final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  /** Begins a metric. */
  public PrometheusText metric(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * @param stream empty for a value of the whole process
   */
  public PrometheusText value(String name, String stream, double value) {
    text.append(name);
    if (!stream.isEmpty()) {
      text.append("{stream=\"").append(escape(stream)).append("\"}");
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String escape(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
