package io.vertac.deviation.topology;

import io.vertac.deviation.state.JudgedCycle;
import io.vertac.deviation.state.KeptBaseline;
import io.vertac.deviation.state.ReferenceInUse;
import io.vertac.deviation.state.StreamMemory;
import io.vertac.deviation.topology.BaselineStore.Id;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** Forgets the curves of cycles that nobody can ask for any more. */
final class KeptCycles {
  private static final int BASELINES = 2;

  private final KeyValueStore<String, StreamMemory> store;
  private final KeyValueStore<String, JudgedCycle> judged;
  private final CurveStore curves;
  private final int limit;

  KeptCycles(
      KeyValueStore<String, StreamMemory> store,
      KeyValueStore<String, JudgedCycle> judged,
      CurveStore curves,
      int limit) {
    this.store = store;
    this.judged = judged;
    this.curves = curves;
    this.limit = limit;
  }

  void analysed(String streamId, String cycleId) {
    StreamMemory memory = memory(streamId);
    List<String> recent = new ArrayList<>(memory.getRecent());
    recent.add(cycleId);
    while (recent.size() > limit) {
      forgetUnlessReference(memory, recent.remove(0));
    }
    memory.setRecent(recent);
    store.put(streamId, memory);
  }

  void reference(String streamId, String recipe, String cycleId, int version) {
    StreamMemory memory = memory(streamId);
    ReferenceInUse before =
        memory.getReferences().put(recipe, new ReferenceInUse(cycleId, version));
    if (before != null && !memory.getRecent().contains(before.getCycleId())) {
      forgetUnlessReference(memory, before.getCycleId());
    }
    store.put(streamId, memory);
  }

  /**
   * Another baseline begins for a recipe. Two are kept, so that a cycle that began before another
   * reference or other settings were chosen is still judged by what held when it began.
   *
   * @return those that give way
   */
  List<Id> begun(Id id) {
    StreamMemory memory = memory(id.streamId());
    List<KeptBaseline> all =
        new ArrayList<>(memory.getBaselines().getOrDefault(id.recipe(), List.of()));
    KeptBaseline begun = new KeptBaseline(id.version(), id.signalVersion());
    all.remove(begun);
    all.add(begun);
    List<Id> outdated = new ArrayList<>();
    while (all.size() > BASELINES) {
      KeptBaseline oldest = all.remove(0);
      outdated.add(
          new Id(id.streamId(), id.recipe(), oldest.getVersion(), oldest.getSignalVersion()));
    }
    memory.getBaselines().put(id.recipe(), all);
    store.put(id.streamId(), memory);
    return outdated;
  }

  /** Ids of the cycles whose curves are kept, oldest first; a reference may be kept beside them. */
  List<String> recent(String streamId) {
    return memory(streamId).getRecent();
  }

  /** The reference of a recipe that holds now, or null. */
  ReferenceInUse referenceOf(String streamId, String recipe) {
    return memory(streamId).getReferences().get(recipe);
  }

  private void forgetUnlessReference(StreamMemory memory, String cycleId) {
    if (memory.getReferences().values().stream().noneMatch(r -> r.getCycleId().equals(cycleId))) {
      curves.deleteCycle(cycleId);
      judged.delete(cycleId);
    }
  }

  private StreamMemory memory(String streamId) {
    StreamMemory memory = store.get(streamId);
    return memory == null ? StreamMemory.newBuilder().build() : memory;
  }
}
