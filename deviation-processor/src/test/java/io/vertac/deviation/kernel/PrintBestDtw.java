package io.vertac.deviation.kernel;

/** Started in a runtime of its own by {@link DtwSelectionTest}. */
final class PrintBestDtw {
  private PrintBestDtw() {}

  public static void main(String[] args) {
    Dtw best = Dtw.best();
    double distance = best.distance(new double[] {0, 1, 2}, new double[] {0, 0, 2}, 1);
    System.out.println(best.getClass().getSimpleName() + " " + distance);
  }
}
