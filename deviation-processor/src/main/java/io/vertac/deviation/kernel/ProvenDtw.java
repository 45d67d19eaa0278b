package io.vertac.deviation.kernel;

import java.util.Random;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a safe kernel until a candidate has proven itself on this very machine.
 *
 * <p>Vector code is hundreds of times slower than plain code until the compiler has seen enough of
 * it, and stays slow on processors whose instructions it does not know. The first cycles after a
 * start must not wait for that, so the candidate is warmed up on a thread of its own and takes over
 * once it gave the same bits and was faster many times in a row. Both kernels give the same
 * results, hence the moment of the change shows in nothing but the time taken.
 */
final class ProvenDtw implements Dtw {
  private static final Logger LOG = LoggerFactory.getLogger(ProvenDtw.class);

  private static final int SAMPLES = 256;
  private static final int WINS_NEEDED = 20;
  private static final int MAX_ROUNDS = 2_000;

  private final Dtw candidate;
  private final LongSupplier nanoseconds;
  private volatile Dtw current;

  /**
   * @param nanoseconds a clock for durations, as {@link System#nanoTime} is one
   */
  ProvenDtw(Dtw safe, Dtw candidate, LongSupplier nanoseconds) {
    this.current = safe;
    this.candidate = candidate;
    this.nanoseconds = nanoseconds;
  }

  /** Starts the trial on a daemon thread. */
  Thread startTrial() {
    Thread thread = new Thread(this::tryCandidate, "dtw-trial");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void tryCandidate() {
    try {
      if (wins(current)) {
        current = candidate;
      }
      LOG.atInfo().addKeyValue("kernel", name()).log("DTW kernel selected");
    } catch (RuntimeException | LinkageError e) {
      LOG.atWarn().setCause(e).addKeyValue("kernel", name()).log("DTW kernel kept, trial failed");
    }
  }

  private boolean wins(Dtw safe) {
    double[] a = wave(1);
    double[] b = wave(2);
    int inARow = 0;
    for (int round = 0; round < MAX_ROUNDS && inARow < WINS_NEEDED; round++) {
      int window = round % 2 == 0 ? SAMPLES / 10 : NO_WINDOW;
      long started = nanoseconds.getAsLong();
      double expected = safe.distance(a, b, window);
      long between = nanoseconds.getAsLong();
      double actual = candidate.distance(a, b, window);
      long ended = nanoseconds.getAsLong();
      if (Double.compare(expected, actual) != 0) {
        LOG.atWarn().addKeyValue("kernel", candidate.name()).log("DTW kernel gives other results");
        return false;
      }
      inARow = ended - between < between - started ? inARow + 1 : 0;
    }
    return inARow >= WINS_NEEDED;
  }

  private static double[] wave(int seed) {
    Random noise = new Random(seed);
    double[] wave = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      wave[i] = Math.sin(i * 0.05 * seed) + 0.1 * noise.nextGaussian();
    }
    return wave;
  }

  @Override
  public double distance(double[] a, double[] b, int window, double threshold) {
    return current.distance(a, b, window, threshold);
  }

  @Override
  public String name() {
    return current.name();
  }
}
