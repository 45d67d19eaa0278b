package io.vertac.deviation.topology;

import io.vertac.deviation.domain.Streaks;
import io.vertac.deviation.state.CycleStreaks;
import io.vertac.deviation.state.SensorStreak;
import io.vertac.deviation.state.StreamMemory;
import io.vertac.events.CycleEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers of judged cycles who was conspicuous, from when they stop: the next one may stop, and
 * be counted on from them, before they are final.
 */
final class StreakMemory {
  /** Of a recipe; more cycles than that do not wait for late samples at the same time. */
  private static final int KEPT = 16;

  private final KeyValueStore<String, StreamMemory> store;

  StreakMemory(KeyValueStore<String, StreamMemory> store) {
    this.store = store;
  }

  /** Of the last judged cycle before this one that was compared with the same reference. */
  Streaks before(CycleEvent event) {
    return memory(event.getStreamId()).getStreaks().stream()
        .filter(other -> isComparable(other, event))
        .filter(other -> other.getCycleNumber() < event.getCycleNumber())
        .max(Comparator.comparingInt(CycleStreaks::getCycleNumber))
        .map(StreakMemory::restored)
        .orElse(Streaks.NONE);
  }

  /** The cycle was judged, be it once more. */
  void judged(CycleEvent event, Streaks streaks) {
    StreamMemory memory = memory(event.getStreamId());
    List<CycleStreaks> all = new ArrayList<>(memory.getStreaks());
    all.removeIf(other -> other.getCycleId().equals(event.getCycleId()));
    all.add(stored(event, streaks));
    all.sort(Comparator.comparingInt(CycleStreaks::getCycleNumber));
    List<CycleStreaks> ofRecipe = all.stream().filter(other -> isOfRecipe(other, event)).toList();
    if (ofRecipe.size() > KEPT) {
      all.remove(ofRecipe.get(0));
    }
    memory.setStreaks(all);
    store.put(event.getStreamId(), memory);
  }

  private static boolean isComparable(CycleStreaks other, CycleEvent event) {
    return isOfRecipe(other, event) && other.getVersion() == event.getReferenceVersion();
  }

  private static boolean isOfRecipe(CycleStreaks other, CycleEvent event) {
    return other.getRecipe().equals(event.getRecipe());
  }

  private static CycleStreaks stored(CycleEvent event, Streaks streaks) {
    Map<String, SensorStreak> sensors = new HashMap<>();
    streaks
        .sensors()
        .forEach((id, streak) -> sensors.put(id, new SensorStreak(streak.kind(), streak.cycles())));
    return new CycleStreaks(
        event.getCycleId(),
        event.getCycleNumber(),
        event.getRecipe(),
        event.getReferenceVersion(),
        sensors);
  }

  private static Streaks restored(CycleStreaks stored) {
    Map<String, Streaks.Streak> sensors = new HashMap<>();
    stored
        .getSensors()
        .forEach(
            (id, streak) ->
                sensors.put(id, new Streaks.Streak(streak.getKind(), streak.getCycles())));
    return new Streaks(sensors);
  }

  private StreamMemory memory(String streamId) {
    StreamMemory memory = store.get(streamId);
    return memory == null ? StreamMemory.newBuilder().build() : memory;
  }
}
