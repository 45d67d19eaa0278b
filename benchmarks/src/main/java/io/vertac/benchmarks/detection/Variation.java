package io.vertac.benchmarks.detection;

import io.vertac.deviation.domain.features.Curves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** Other machines made of a recorded one. All of a machine's cycles are changed alike. */
enum Variation {
  AS_IT_IS("as it is") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return cycles;
    }
  },
  HALF_OF_THE_SENSORS("half of the sensors") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return withSensors(cycles, (sensorCount(cycles) + 1) / 2, random);
    }
  },
  ONE_SENSOR("one sensor") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return withSensors(cycles, 1, random);
    }
  },
  OTHER_LENGTH("a third to three times as long") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      double factor = Math.exp((2 * random.nextDouble() - 1) * Math.log(3));
      return each(
          cycles,
          (sensor, values) ->
              boxed(Curves.resample(unboxed(values), Math.max(8, (int) (factor * values.size())))));
    }
  },
  OTHER_UNITS("gain and offset") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      double gain = Math.exp(8 * random.nextGaussian());
      double offset = random.nextGaussian();
      Map<String, Double> shifts = new LinkedHashMap<>();
      cycles
          .get(0)
          .samples()
          .forEach((s, values) -> shifts.put(s, offset * Curves.amplitude(unboxed(values))));
      return each(
          cycles,
          (sensor, values) ->
              values.stream().map(v -> gain * (v + shifts.getOrDefault(sensor, 0.0))).toList());
    }
  },
  NOISE("noise of 3 %") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      Map<String, Double> sizes = sizes(cycles);
      return each(
          cycles,
          (sensor, values) ->
              values.stream()
                  .map(v -> v + 0.03 * sizes.getOrDefault(sensor, 0.0) * random.nextGaussian())
                  .toList());
    }
  },
  RARE_FAULTS("one faulty cycle to three healthy ones") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      List<RecordedCycle> faulty =
          new ArrayList<>(cycles.stream().filter(RecordedCycle::faulty).toList());
      int kept = (cycles.size() - faulty.size()) / 3;
      Collections.shuffle(faulty, random);
      List<RecordedCycle> dropped = faulty.subList(Math.min(kept, faulty.size()), faulty.size());
      return cycles.stream().filter(c -> !dropped.contains(c)).toList();
    }
  },
  HEALTHY_ONLY("healthy only") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return cycles.stream().filter(c -> !c.faulty()).toList();
    }
  },
  LASTING_FAULT("one sensor shifted from the middle on") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return shifted(cycles, random, i -> i >= 0.5 ? LASTING : 0, true);
    }
  },
  DRIFT("healthy, all sensors drifting slowly") {
    @Override
    List<RecordedCycle> of(List<RecordedCycle> cycles, Random random) {
      return shifted(cycles, random, i -> DRIFTED * i, false);
    }
  };

  /** In sizes of the curve. */
  private static final double LASTING = 1;

  private static final double DRIFTED = 0.25;

  private final String text;

  Variation(String text) {
    this.text = text;
  }

  /** Whether cycles are changed by their place in the order, which must stay then. */
  boolean dependsOnPlace() {
    return this == LASTING_FAULT || this == DRIFT;
  }

  String text() {
    return text;
  }

  abstract List<RecordedCycle> of(List<RecordedCycle> cycles, Random random);

  private static int sensorCount(List<RecordedCycle> cycles) {
    return cycles.get(0).samples().size();
  }

  private static List<RecordedCycle> withSensors(
      List<RecordedCycle> cycles, int count, Random random) {
    List<String> sensors = new ArrayList<>(cycles.get(0).samples().keySet());
    Collections.shuffle(sensors, random);
    List<String> kept = sensors.subList(0, count);
    return cycles.stream()
        .map(
            cycle -> {
              Map<String, List<Double>> samples = new LinkedHashMap<>(cycle.samples());
              samples.keySet().retainAll(kept);
              return cycle.with(samples, cycle.faulty());
            })
        .toList();
  }

  private interface Course {
    /** In sizes of the curve, by the share of the recording that has gone by. */
    double at(double share);
  }

  /** Healthy cycles; shifted in one sensor as a fault, in all without being one. */
  private static List<RecordedCycle> shifted(
      List<RecordedCycle> cycles, Random random, Course course, boolean isFault) {
    List<RecordedCycle> healthy = cycles.stream().filter(c -> !c.faulty()).toList();
    Map<String, Double> sizes = sizes(cycles);
    List<String> sensors = new ArrayList<>(sizes.keySet());
    String chosen = sensors.get(random.nextInt(sensors.size()));
    double sign = random.nextBoolean() ? 1 : -1;
    List<RecordedCycle> shifted = new ArrayList<>();
    for (int i = 0; i < healthy.size(); i++) {
      double part = sign * course.at((double) i / healthy.size());
      boolean faulty = isFault && part != 0;
      Map<String, List<Double>> samples = new LinkedHashMap<>();
      healthy
          .get(i)
          .samples()
          .forEach(
              (sensor, values) -> {
                double shift = isFault && !sensor.equals(chosen) ? 0 : part * sizes.get(sensor);
                samples.put(sensor, values.stream().map(v -> v + shift).toList());
              });
      shifted.add(healthy.get(i).with(samples, faulty));
    }
    return shifted;
  }

  private static Map<String, Double> sizes(List<RecordedCycle> cycles) {
    RecordedCycle healthy = cycles.stream().filter(c -> !c.faulty()).findFirst().orElseThrow();
    Map<String, Double> sizes = new LinkedHashMap<>();
    healthy.samples().forEach((s, values) -> sizes.put(s, Curves.amplitude(unboxed(values))));
    return sizes;
  }

  private static List<RecordedCycle> each(
      List<RecordedCycle> cycles, BiFunction<String, List<Double>, List<Double>> change) {
    return cycles.stream()
        .map(
            cycle -> {
              Map<String, List<Double>> samples = new LinkedHashMap<>();
              cycle.samples().forEach((s, values) -> samples.put(s, change.apply(s, values)));
              return cycle.with(samples, cycle.faulty());
            })
        .toList();
  }

  private static double[] unboxed(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
