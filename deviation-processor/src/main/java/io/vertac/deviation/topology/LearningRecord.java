package io.vertac.deviation.topology;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.Lesson;
import io.vertac.deviation.domain.learning.SensorLesson;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.ObservedCycle;
import io.vertac.deviation.state.JudgedCycle;
import io.vertac.deviation.topology.BaselineStore.Id;
import io.vertac.events.CycleEvent;
import io.vertac.events.StreamSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who was learnt, and what people say of it. A label changes what is usual from then on; it does
 * not judge past cycles again.
 *
 * <p>{@code good} has a cycle learnt, {@code bad} and {@code ignore} have it not learnt, and {@code
 * none} leaves it to what was found of the cycle when it was judged. Whatever the order of labels,
 * the cycle is learnt at most once. It is learnt by the baseline that judged it, as it would be
 * judged now; if that baseline has given way to newer references, nothing happens.
 */
final class LearningRecord {
  private static final double[] NONE = {};

  private final KeyValueStore<String, JudgedCycle> judged;
  private final BaselineStore baselines;
  private final Detector detector;

  LearningRecord(
      KeyValueStore<String, JudgedCycle> judged, BaselineStore baselines, Detector detector) {
    this.judged = judged;
    this.baselines = baselines;
    this.detector = detector;
  }

  /**
   * A complete cycle was judged by a baseline.
   *
   * @param unwatched sensors that were not to be analysed
   */
  void judged(Id id, String cycleId, Judgement judgement, boolean learned, List<String> unwatched) {
    List<SensorLesson> sensors = judgement.lesson().sensors();
    double[] noise = sensors.stream().mapToDouble(SensorLesson::noise).toArray();
    put(id, cycleId, learned, learned ? NONE : noise, unwatched);
  }

  /**
   * Whether a cycle is part of what a baseline has learnt, and all sensors that count now were
   * looked at when it was.
   */
  boolean isLearned(Id id, String cycleId, Predicate<String> counts) {
    JudgedCycle record = judged.get(cycleId);
    return record != null
        && record.getLearned()
        && record.getRecipe().equals(id.recipe())
        && record.getVersion() == id.version()
        && record.getUnwatched().stream().noneMatch(counts);
  }

  /**
   * A baseline that is prepared in another way, or begins with another reference, has learnt a
   * cycle again; what was thought of it stays.
   */
  void learnedAgain(Id id, String cycleId) {
    JudgedCycle record = judged.get(cycleId);
    record.setVersion(id.version());
    record.setSignalVersion(id.signalVersion());
    record.setNoise(Packed.doubles(NONE));
    judged.put(cycleId, record);
  }

  /** A cycle was made the reference and so the first that its baseline has learnt. */
  void began(Id id, String cycleId) {
    put(id, cycleId, true, NONE, List.of());
  }

  private void put(Id id, String cycleId, boolean normal, double[] noise, List<String> unwatched) {
    judged.put(
        cycleId,
        new JudgedCycle(
            id.recipe(),
            id.version(),
            normal,
            normal,
            Packed.doubles(noise),
            id.signalVersion(),
            unwatched));
  }

  /**
   * @param observed the labelled cycle as a baseline sees it, fetched only if it is to be learnt
   */
  void label(CycleEvent label, BiFunction<CycleEvent, StreamSettings, ObservedCycle> observed) {
    JudgedCycle record = judged.get(label.getCycleId());
    if (record == null) {
      return;
    }
    Id id =
        new Id(
            label.getStreamId(),
            record.getRecipe(),
            record.getVersion(),
            record.getSignalVersion());
    Optional<Baseline> baseline = Optional.ofNullable(baselines.load(id));
    boolean wanted =
        label.getLabel().equals("good") || label.getLabel().equals("none") && record.getNormal();
    if (baseline.isPresent() && wanted != record.getLearned()) {
      boolean changed =
          wanted
              ? learn(
                  baseline.get(),
                  observed.apply(label, baselines.settingsOf(id)),
                  Packed.doubles(record.getNoise()))
              : detector.takeBack(baseline.get(), label.getCycleId());
      if (changed) {
        baselines.save(id, baseline.get());
        record.setLearned(wanted);
        record.setNoise(wanted ? Packed.doubles(NONE) : record.getNoise());
        judged.put(label.getCycleId(), record);
      }
    }
  }

  private boolean learn(Baseline baseline, ObservedCycle cycle, double[] noise) {
    if (cycle.curves().isEmpty()) {
      return false;
    }
    Lesson lesson = detector.reconsider(baseline, cycle).lesson();
    // The cycle before it has gone by; what it differed from that one was kept.
    double[] kept = Arrays.copyOf(noise, lesson.sensors().size());
    Arrays.fill(kept, Math.min(noise.length, kept.length), kept.length, Double.NaN);
    List<SensorLesson> sensors = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      sensors.add(lesson.sensors().get(i).withNoise(kept[i]));
    }
    detector.learn(baseline, lesson.with(sensors));
    return true;
  }
}
