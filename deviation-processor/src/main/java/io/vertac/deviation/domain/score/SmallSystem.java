package io.vertac.deviation.domain.score;

/** Solves a small system of linear equations with a symmetric, positive definite matrix. */
final class SmallSystem {
  private SmallSystem() {}

  /**
   * @param matrix its lower triangle; overwritten with its Cholesky factor
   * @param right left as it is
   */
  static double[] solve(double[][] matrix, double[] right) {
    factorise(matrix);
    int n = right.length;
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= matrix[i][k] * x[k];
      }
      x[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= matrix[k][i] * x[k];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }

  private static void factorise(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
  }
}
