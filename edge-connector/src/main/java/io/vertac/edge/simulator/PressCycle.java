package io.vertac.edge.simulator;

import java.util.SplittableRandom;

/**
 * One cycle's course, fixed by seed and number.
 *
 * @param number counts the press's cycles from 0
 * @param wear grows from 0 by {@link #WEAR_PER_CYCLE}
 * @param strength of the fault, as a share of a sensor's range
 * @param silentSensor the sensor that a drop-out silences, or -1
 */
record PressCycle(
    long number,
    long lengthNanos,
    PressPhases phases,
    double wear,
    Fault fault,
    double strength,
    int silentSensor) {
  static final double WEAR_PER_CYCLE = 0.0004;
  private static final double MOST_WEAR = 0.15;
  private static final double LENGTH_DEVIATION = 0.01;
  private static final long MILLISECOND = 1_000_000;
  private static final int COURSE = -3;

  static PressCycle of(SimulatorConfig config, FaultSchedule faults, long number) {
    SplittableRandom random = Seeds.generator(config.seed(), number, COURSE);
    double wear = Math.min(MOST_WEAR, number * WEAR_PER_CYCLE);
    double stretch = Math.max(-3, Math.min(3, random.nextGaussian())) * LENGTH_DEVIATION;
    long millis = Math.round(config.cycleSeconds() * (1 + stretch + 0.1 * wear) * 1000);
    PressPhases phases = PressPhases.vary(random);
    Fault fault = faults.of(number);
    double strength = 0.07 + 0.03 * random.nextDouble();
    int candidates = Math.min(config.sensors(), PressSensor.values().length);
    int silent = random.nextInt(candidates);
    boolean dropout = fault == Fault.SENSOR_DROPOUT && config.sensors() > 1;
    return new PressCycle(
        number, millis * MILLISECOND, phases, wear, fault, strength, dropout ? silent : -1);
  }

  /**
   * What a sensor shows.
   *
   * @param station 0 for the press itself, whose faults are simulated; higher for its neighbours
   */
  double value(PressSensor sensor, int station, long sinceStartNanos, SplittableRandom noise) {
    double at = (double) sinceStartNanos / lengthNanos;
    double healthy = sensor.value(phases, at, wear);
    double size = station == 0 ? strength * sensor.range : 0;
    double faulty = size * fault.share(sensor, phases, at);
    double rough = sensor.noise + size * fault.roughness(sensor, phases, at);
    return healthy + faulty + rough * noise.nextGaussian();
  }
}
