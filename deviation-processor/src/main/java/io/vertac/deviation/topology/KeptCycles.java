package io.vertac.deviation.topology;

import io.vertac.deviation.state.StreamMemory;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** Forgets the curves of cycles that nobody can ask for any more. */
final class KeptCycles {
  private final KeyValueStore<String, StreamMemory> store;
  private final CurveStore curves;
  private final int limit;

  KeptCycles(KeyValueStore<String, StreamMemory> store, CurveStore curves, int limit) {
    this.store = store;
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

  void reference(String streamId, String recipe, String cycleId) {
    StreamMemory memory = memory(streamId);
    String before = memory.getReferences().put(recipe, cycleId);
    if (before != null && !memory.getRecent().contains(before)) {
      forgetUnlessReference(memory, before);
    }
    store.put(streamId, memory);
  }

  /** The cycle that is the reference of a recipe now, or null. */
  String referenceOf(String streamId, String recipe) {
    return memory(streamId).getReferences().get(recipe);
  }

  private void forgetUnlessReference(StreamMemory memory, String cycleId) {
    if (!memory.getReferences().containsValue(cycleId)) {
      curves.deleteCycle(cycleId);
    }
  }

  private StreamMemory memory(String streamId) {
    StreamMemory memory = store.get(streamId);
    return memory == null ? StreamMemory.newBuilder().build() : memory;
  }
}
