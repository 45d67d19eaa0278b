package io.vertac.gateway.live;

import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.BatchSensor;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import io.vertac.gateway.streams.StreamViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Turns one stream's records, in the order of their topics, into what viewers are told. */
final class StreamFeed {
  private static final int REMEMBERED_BATCHES = 256;
  private static final int REMEMBERED_SENSORS = 4_096;
  private static final Set<String> ABOUT_FINISHED_CYCLES = Set.of("set_reference", "label");

  /** Takes what viewers are told. */
  interface Out {
    void event(String type, Object data, String cursor);

    void samples(SampleBlock samples, String cursor);
  }

  private final String streamId;
  private final Out out;
  private final Map<Long, Boolean> batches = new Recent<>(REMEMBERED_BATCHES);
  private final Map<BatchSensor, BatchSensor> sensors = new Recent<>(REMEMBERED_SENSORS);
  private final HeldAnalyses analyses = new HeldAnalyses();
  private final List<SampleBlock> collected = new ArrayList<>();
  private int collectedPoints;
  private CycleStatus shown;

  /** Version of a status that was heard of elsewhere and has not come here yet. */
  private long awaited;

  /**
   * @param shown the status that viewers have seen; null for none
   */
  StreamFeed(String streamId, CycleStatus shown, Out out) {
    this.streamId = streamId;
    this.shown = shown;
    this.out = out;
  }

  /**
   * @param offset of the record
   * @param after how far the topics are read with this record
   */
  void accept(SpecificRecord value, long offset, LivePosition after) {
    if (value instanceof SampleBatch batch) {
      collect(batch);
    } else if (value instanceof CycleStatus status) {
      if (isNews(status)) {
        event("state_change", StreamViews.cycle(status), after);
      }
    } else if (value instanceof CycleEvent event) {
      if (event.getFinal$() && !ABOUT_FINISHED_CYCLES.contains(event.getCause())) {
        event("cycle_complete", LiveData.complete(event), after);
      }
    } else if (value instanceof Alert alert) {
      analyses.alert(alert);
      event("alert", LiveData.alert(alert), after);
    } else if (value instanceof CycleAnalysis analysis) {
      analyses.hold(analysis, offset);
    } else if (value instanceof AlertAcknowledgement acknowledgement) {
      event("alert_acknowledged", LiveData.acknowledged(acknowledgement), after);
    }
  }

  /**
   * Takes the status that another reader of the topic knows. What was written after it was asked
   * for the viewers' greeting, and before this stream was read, never comes here: it is told when
   * it is known for the second time, so that what does come has the time to.
   */
  void remind(CycleStatus known, LivePosition after) {
    boolean isLate = known.getVersion() == awaited;
    awaited = known.getVersion();
    if (isLate && isNews(known)) {
      event("state_change", StreamViews.cycle(known), after);
    }
  }

  /** The newest status that viewers have been told of; null for none. */
  CycleStatus shown() {
    return shown;
  }

  int collectedPoints() {
    return collectedPoints;
  }

  /** Tells the samples that were collected since the last time. */
  void flush(LivePosition after) {
    if (!collected.isEmpty()) {
      SampleBlock block = SampleBlock.concat(collected);
      collected.clear();
      collectedPoints = 0;
      out.samples(block, cursor(after));
    }
  }

  /**
   * Tells the analyses whose alerts are known.
   *
   * @param all also those whose alerts may still come
   */
  void release(LivePosition after, boolean all) {
    Optional<LiveData.AnalysisResult> next = analyses.next(all);
    while (next.isPresent()) {
      event("analysis_result", next.get(), after);
      next = analyses.next(all);
    }
  }

  /** True if an analysis waits for its alerts. */
  boolean isHolding() {
    return analyses.firstOffset().isPresent();
  }

  private void event(String type, Object data, LivePosition after) {
    flush(after);
    out.event(type, data, cursor(after));
  }

  /** An analysis that is held back has not been told: whoever comes back must read it again. */
  private String cursor(LivePosition after) {
    if (analyses.firstOffset().isEmpty()) {
      return after.text(streamId);
    }
    long[] offsets = after.offsets().clone();
    offsets[LivePosition.ANALYSES] = analyses.firstOffset().getAsLong();
    return new LivePosition(offsets).text(streamId);
  }

  /** A batch that was sent again after a lost answer is in the topic twice. */
  private void collect(SampleBatch batch) {
    if (batch.getSamples().isEmpty() || batches.put(fingerprint(batch), true) != null) {
      return;
    }
    SampleBlock block =
        SampleBlock.of(batch, s -> Objects.requireNonNullElse(sensors.putIfAbsent(s, s), s));
    collected.add(block);
    collectedPoints += block.size();
  }

  private static long fingerprint(SampleBatch batch) {
    long hash = batch.getBatchId().hashCode();
    for (Sample sample : batch.getSamples()) {
      hash = hash * 31 + sample.getTimeUs();
      hash = hash * 31 + Double.doubleToLongBits(sample.getValue());
    }
    return hash;
  }

  private boolean isNews(CycleStatus status) {
    if (shown != null && status.getVersion() <= shown.getVersion()) {
      return false;
    }
    boolean news =
        shown == null
            || status.getState() != shown.getState()
            || status.getPaused() != shown.getPaused()
            || !Objects.equals(status.getCycleId(), shown.getCycleId());
    shown = status;
    return news;
  }

  /** Forgets the oldest entries. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int maxSize;

    Recent(int maxSize) {
      this.maxSize = maxSize;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > maxSize;
    }
  }
}
