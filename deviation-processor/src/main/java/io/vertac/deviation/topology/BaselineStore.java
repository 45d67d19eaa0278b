package io.vertac.deviation.topology;

import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.state.StoredBaseline;
import io.vertac.deviation.state.StoredSensor;
import io.vertac.events.StreamSettings;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is known of each machine and product, one baseline for each version of the reference and of
 * the settings by which curves are prepared.
 */
final class BaselineStore {
  /**
   * Which baseline.
   *
   * @param version of the reference
   * @param signalVersion of the settings by which curves are prepared
   */
  record Id(String streamId, String recipe, int version, int signalVersion) {
    /** The recipe is any text, so it stands last, behind parts without a separator in them. */
    private String key() {
      return streamId + '|' + versions() + '|' + recipe;
    }

    private String key(int sensor) {
      return streamId + '|' + versions() + '|' + sensor + '|' + recipe;
    }

    private String versions() {
      return signalVersion == 0 ? Integer.toString(version) : version + "." + signalVersion;
    }
  }

  private final KeyValueStore<String, StoredBaseline> baselines;
  private final KeyValueStore<String, StoredSensor> sensors;
  private final KeyValueStore<String, StreamSettings> settings;
  private final HeldBaselines held;

  /**
   * @param held in memory beside the stores
   */
  BaselineStore(
      KeyValueStore<String, StoredBaseline> baselines,
      KeyValueStore<String, StoredSensor> sensors,
      KeyValueStore<String, StreamSettings> settings,
      HeldBaselines held) {
    this.baselines = baselines;
    this.sensors = sensors;
    this.settings = settings;
    this.held = held;
  }

  /**
   * @return null if there is none; otherwise the caller's own, to be changed and saved or not
   */
  Baseline load(Id id) {
    return held.take(id).orElseGet(() -> read(id));
  }

  private Baseline read(Id id) {
    StoredBaseline stored = baselines.get(id.key());
    if (stored == null) {
      return null;
    }
    List<String> ids = stored.getSensors();
    SensorBaseline[] restored = new SensorBaseline[ids.size()];
    for (int i = 0; i < restored.length; i++) {
      restored[i] = SensorState.restored(ids.get(i), sensors.get(id.key(i)));
    }
    Baseline baseline = new Baseline(List.of(restored));
    baseline.learned(stored.getLearned());
    baseline.observations(stored.getObservations());
    baseline.strangeInARow(stored.getStrangeInARow());
    baseline.cycles().addAll(stored.getCycles());
    Packed.into(baseline.durations(), stored.getDurations());
    Packed.into(baseline.lengths(), stored.getLengths());
    return baseline;
  }

  boolean contains(Id id) {
    return baselines.get(id.key()) != null;
  }

  /**
   * @param baseline no longer the caller's
   */
  void save(Id id, Baseline baseline) {
    List<SensorBaseline> all = baseline.sensors();
    for (int i = 0; i < all.size(); i++) {
      sensors.put(id.key(i), SensorState.stored(all.get(i)));
    }
    baselines.put(
        id.key(),
        StoredBaseline.newBuilder()
            .setSensors(all.stream().map(SensorBaseline::sensorId).toList())
            .setLearned(baseline.learned())
            .setObservations(baseline.observations())
            .setStrangeInARow(baseline.strangeInARow())
            .setCycles(List.copyOf(baseline.cycles()))
            .setDurations(Packed.ring(baseline.durations()))
            .setLengths(Packed.ring(baseline.lengths()))
            .build());
    held.saved(id, baseline);
  }

  /**
   * Saves a new baseline.
   *
   * @param chosen how its curves are prepared; null if nothing was chosen
   */
  void begin(Id id, Baseline baseline, StreamSettings chosen) {
    save(id, baseline);
    if (chosen != null) {
      settings.put(id.key(), chosen);
    }
  }

  /** How the curves of a baseline are prepared; null if nothing was chosen. */
  StreamSettings settingsOf(Id id) {
    return settings.get(id.key());
  }

  void delete(Id id) {
    held.forget(id);
    settings.delete(id.key());
    StoredBaseline stored = baselines.delete(id.key());
    if (stored != null) {
      for (int i = 0; i < stored.getSensors().size(); i++) {
        sensors.delete(id.key(i));
      }
    }
  }
}
