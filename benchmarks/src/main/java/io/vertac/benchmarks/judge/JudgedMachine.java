package io.vertac.benchmarks.judge;

import io.vertac.deviation.domain.features.Curves;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.features.GridCurve;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.kernel.Dtw;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A machine with many sensors whose memory is full, so that a cycle costs the most it can. */
final class JudgedMachine {
  static final double WINDOW_SHARE = 0.05;
  private static final int LEARNED = 80;

  final Detector detector = new Detector(new Features(kernel(), WINDOW_SHARE), 1_000);
  final Baseline baseline;
  private final int sensors;
  private final int samples;
  private final Random random = new Random(7);

  JudgedMachine(int sensors, int samples) {
    this.sensors = sensors;
    this.samples = samples;
    baseline = detector.begin(cycle());
    for (int i = 1; i < LEARNED; i++) {
      Judgement judgement = detector.judge(baseline, cycle());
      detector.learn(baseline, judgement.lesson());
    }
  }

  /** Not the best, which on a busy machine is not always found in time. */
  static Dtw kernel() {
    return Dtw.vector().orElseGet(Dtw::scalar);
  }

  /** Strokes of slightly different speed, with noise: never the same twice. */
  ObservedCycle cycle() {
    Map<String, GridCurve> curves = new LinkedHashMap<>();
    double speed = 20 + 0.2 * random.nextDouble();
    for (int s = 0; s < sensors; s++) {
      double[] curve = new double[samples];
      for (int i = 0; i < samples; i++) {
        curve[i] = 10 * Math.sin(s + speed * i / samples) + 0.3 * random.nextGaussian();
      }
      double quantum = Curves.quantum(curve, samples);
      curves.put("sensor" + s, new GridCurve(0, samples - 1.0, quantum, curve));
    }
    return new ObservedCycle("cycle", samples - 1.0, curves);
  }
}
