package io.vertac.benchmarks.dtw;

import io.vertac.benchmarks.jmh.JmhRun.Measured;
import io.vertac.deviation.kernel.Dtw;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Prints what the DTW kernels take per cell of the band, and how many times the plain row-by-row
 * kernel, measured in the same run, takes of what the vector kernel takes.
 */
public final class DtwMain {
  private record Size(int samples, int window) {
    String windowName() {
      return window == Dtw.NO_WINDOW ? "none" : Integer.toString(window);
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size(1000, 100),
          new Size(1000, Dtw.NO_WINDOW),
          new Size(256, 26),
          new Size(256, Dtw.NO_WINDOW));

  private DtwMain() {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "DTW of two curves, one thread, Java %s; each row takes about half a minute%n",
        Runtime.version());
    System.out.println(
        "samples  window    cells | scalar ns/cell       us | vector ns/cell       us | ratio"
            + " | vector B/call");
    StringJoiner summary = new StringJoiner(" ", "dtw: ", "");
    double mostAllocated = 0;
    for (Size size : SIZES) {
      Map<String, Measured> measured = DtwRun.measure(size.samples(), size.window());
      Measured scalar = measured.get(DtwBenchmark.SCALAR);
      Measured vector = measured.get(DtwBenchmark.VECTOR);
      printRow(size, scalar, vector);
      summarise(summary, size, scalar, vector);
      mostAllocated = Math.max(mostAllocated, vector.allocated());
    }
    summary.add(String.format(Locale.ROOT, "bytes_per_call=%.0f", mostAllocated));
    System.out.println(summary);
  }

  private static void printRow(Size size, Measured scalar, Measured vector) {
    long cells = DtwRun.cells(size.samples(), size.window());
    System.out.printf(
        Locale.ROOT,
        "%7d %7s %8d | %14.3f %8.1f | %14.3f %8.1f | %5.2f | %13.2f%n",
        size.samples(),
        size.windowName(),
        cells,
        scalar.nanoseconds() / cells,
        scalar.nanoseconds() / 1e3,
        vector.nanoseconds() / cells,
        vector.nanoseconds() / 1e3,
        scalar.nanoseconds() / vector.nanoseconds(),
        vector.allocated());
  }

  private static void summarise(StringJoiner to, Size size, Measured scalar, Measured vector) {
    String name = "n" + size.samples() + "_window_" + size.windowName();
    long cells = DtwRun.cells(size.samples(), size.window());
    double ratio = scalar.nanoseconds() / vector.nanoseconds();
    to.add(String.format(Locale.ROOT, "%s_ratio=%.2f", name, ratio));
    to.add(String.format(Locale.ROOT, "%s_ns_per_cell=%.3f", name, vector.nanoseconds() / cells));
  }
}
